/** The filters of HTTPRoute and GRPCRoute rules and backends (apis/v1 httproute_types.go `HTTPRouteFilter`, grpcroute_types.go). */
import type { Place } from '../../yaml/syntax.ts';
import type { Fact, FactList } from '../fact.ts';
import type { Fields } from '../read.ts';
import {
  type BackendObjectReference,
  lowerBackendObjectReference,
  lowerObjectReference,
  type ObjectReference,
} from './object-reference.ts';

export interface HeaderValue {
  readonly name: Fact<string> | undefined;
  readonly value: Fact<string> | undefined;
  readonly place: Place;
}

export interface HeaderModifier {
  readonly set: readonly HeaderValue[];
  readonly add: readonly HeaderValue[];
  readonly remove: readonly Fact<string>[];
  /** False when a template may add to the lists. */
  readonly complete: boolean;
  readonly place: Place;
}

/** `HTTPPathModifier`. */
export interface PathModifier {
  /** `ReplaceFullPath` or `ReplacePrefixMatch`. */
  readonly modifierType: Fact<string> | undefined;
  readonly replaceFullPath: Fact<string> | undefined;
  readonly replacePrefixMatch: Fact<string> | undefined;
  readonly place: Place;
}

export interface RequestRedirect {
  readonly scheme: Fact<string> | undefined;
  readonly hostname: Fact<string> | undefined;
  readonly path: PathModifier | undefined;
  readonly port: Fact<number> | undefined;
  /** 302 by default. */
  readonly statusCode: Fact<number> | undefined;
  readonly place: Place;
}

export interface UrlRewrite {
  readonly hostname: Fact<string> | undefined;
  readonly path: PathModifier | undefined;
  readonly place: Place;
}

export interface RequestMirror {
  readonly backendRef: BackendObjectReference | undefined;
  readonly percent: Fact<number> | undefined;
  readonly fraction:
    | {
        readonly numerator: Fact<number> | undefined;
        /** 100 by default. */
        readonly denominator: Fact<number> | undefined;
        readonly place: Place;
      }
    | undefined;
  readonly place: Place;
}

export interface CorsFilter {
  readonly allowOrigins: FactList<Fact<string>> | undefined;
  readonly allowCredentials: Fact<boolean> | undefined;
  readonly allowMethods: FactList<Fact<string>> | undefined;
  readonly allowHeaders: FactList<Fact<string>> | undefined;
  readonly exposeHeaders: FactList<Fact<string>> | undefined;
  /** Seconds, 5 by default. */
  readonly maxAge: Fact<number> | undefined;
  readonly place: Place;
}

export interface ExternalAuth {
  /** `HTTP` or `GRPC`. */
  readonly protocol: Fact<string> | undefined;
  readonly backendRef: BackendObjectReference | undefined;
  /** Places of the keys `http` and `grpc` as far as they are written. */
  readonly settings: Readonly<Record<'http' | 'grpc', Place | undefined>>;
  readonly place: Place;
}

export interface RouteFilter {
  /** `RequestHeaderModifier`, `RequestRedirect`, …: says which of the fields counts. */
  readonly filterType: Fact<string> | undefined;
  readonly requestHeaderModifier: HeaderModifier | undefined;
  readonly responseHeaderModifier: HeaderModifier | undefined;
  readonly requestMirror: RequestMirror | undefined;
  readonly requestRedirect: RequestRedirect | undefined;
  readonly urlRewrite: UrlRewrite | undefined;
  readonly cors: CorsFilter | undefined;
  readonly externalAuth: ExternalAuth | undefined;
  readonly extensionRef: ObjectReference | undefined;
  /** Places of the keys as written, `type` included. */
  readonly keyPlaces: ReadonlyMap<string, Place>;
  readonly place: Place;
}

export function lowerFilter(filter: Fields): RouteFilter {
  const nested = <T>(key: string, lower: (fields: Fields) => T): T | undefined => {
    const fields = filter.child(key);
    return fields && lower(fields);
  };
  return {
    filterType: filter.string('type'),
    requestHeaderModifier: nested('requestHeaderModifier', lowerHeaderModifier),
    responseHeaderModifier: nested('responseHeaderModifier', lowerHeaderModifier),
    requestMirror: nested('requestMirror', lowerMirror),
    requestRedirect: nested('requestRedirect', redirect => ({
      scheme: redirect.string('scheme'),
      hostname: redirect.string('hostname'),
      path: lowerPathModifier(redirect.child('path')),
      port: redirect.integer('port'),
      statusCode: redirect.integer('statusCode'),
      place: redirect.node,
    })),
    urlRewrite: nested('urlRewrite', rewrite => ({
      hostname: rewrite.string('hostname'),
      path: lowerPathModifier(rewrite.child('path')),
      place: rewrite.node,
    })),
    cors: nested('cors', cors => ({
      allowOrigins: cors.strings('allowOrigins'),
      allowCredentials: cors.boolean('allowCredentials'),
      allowMethods: cors.strings('allowMethods'),
      allowHeaders: cors.strings('allowHeaders'),
      exposeHeaders: cors.strings('exposeHeaders'),
      maxAge: cors.integer('maxAge'),
      place: cors.node,
    })),
    externalAuth: nested('externalAuth', auth => ({
      protocol: auth.string('protocol'),
      backendRef: lowerBackend(auth),
      settings: {
        http: auth.has('http') ? auth.keyPlace('http') : undefined,
        grpc: auth.has('grpc') ? auth.keyPlace('grpc') : undefined,
      },
      place: auth.node,
    })),
    extensionRef: nested('extensionRef', lowerObjectReference),
    keyPlaces: new Map(filter.keys.map(key => [key, filter.keyPlace(key)!])),
    place: filter.node,
  };
}

function lowerHeaderModifier(modifier: Fields): HeaderModifier {
  const [set, add, remove] = [modifier.children('set'), modifier.children('add'), modifier.strings('remove')];
  const header = (fields: Fields): HeaderValue => ({
    name: fields.string('name'),
    value: fields.string('value'),
    place: fields.node,
  });
  return {
    set: set?.items.map(header) ?? [],
    add: add?.items.map(header) ?? [],
    remove: remove?.items ?? [],
    complete: !modifier.templated && [set, add, remove].every(list => list?.complete !== false),
    place: modifier.node,
  };
}

function lowerMirror(mirror: Fields): RequestMirror {
  const fraction = mirror.child('fraction');
  return {
    backendRef: lowerBackend(mirror),
    percent: mirror.integer('percent'),
    fraction: fraction && {
      numerator: fraction.integer('numerator'),
      denominator: fraction.integer('denominator'),
      place: fraction.node,
    },
    place: mirror.node,
  };
}

function lowerBackend(fields: Fields): BackendObjectReference | undefined {
  const backend = fields.child('backendRef');
  return backend && lowerBackendObjectReference(backend);
}

function lowerPathModifier(path: Fields | undefined): PathModifier | undefined {
  return (
    path && {
      modifierType: path.string('type'),
      replaceFullPath: path.string('replaceFullPath'),
      replacePrefixMatch: path.string('replacePrefixMatch'),
      place: path.node,
    }
  );
}
