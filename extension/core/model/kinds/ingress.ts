/**
 * `networking.k8s.io/v1 Ingress` and the removed `v1beta1` shapes (`serviceName`/`servicePort`, `spec.backend`), read into one
 * form so that a rule about backends need not know which version a file uses.
 */
import type { Place } from '../../yaml/syntax.ts';
import type { Fact, FactList } from '../fact.ts';
import type { Fields, IntOrString } from '../read.ts';
import type { ResourceBase } from '../resource.ts';

export interface IngressBackend {
  readonly serviceName: Fact<string> | undefined;
  /** v1 `service.port.number`, or a numeric v1beta1 `servicePort`. */
  readonly portNumber: Fact<number> | undefined;
  /** v1 `service.port.name`, or a v1beta1 `servicePort` that is a name. */
  readonly portName: Fact<string> | undefined;
  readonly resource:
    | { readonly kind: Fact<string> | undefined; readonly name: Fact<string> | undefined; readonly place: Place }
    | undefined;
  /** `service` is written. */
  readonly hasService: boolean;
  /** The old shape: places of `serviceName`, `servicePort` keys as written. */
  readonly legacyKeys: readonly { readonly key: string; readonly place: Place }[];
  readonly place: Place;
}

export interface IngressPath {
  readonly path: Fact<string> | undefined;
  readonly pathType: Fact<string> | undefined;
  readonly backend: IngressBackend | undefined;
  readonly place: Place;
}

export interface IngressRule {
  readonly host: Fact<string> | undefined;
  readonly hasHttp: boolean;
  readonly paths: readonly IngressPath[];
  readonly place: Place;
}

export interface IngressTls {
  readonly hosts: FactList<Fact<string>> | undefined;
  readonly secretName: Fact<string> | undefined;
  readonly place: Place;
}

export interface Ingress extends ResourceBase {
  readonly type: 'ingress';
  readonly ingressClassName: Fact<string> | undefined;
  readonly defaultBackend: IngressBackend | undefined;
  /** `spec.backend`, the v1beta1 name of the default backend, is written. */
  readonly legacyBackendPlace: Place | undefined;
  readonly rules: readonly IngressRule[];
  readonly rulesComplete: boolean;
  readonly tls: readonly IngressTls[];
  readonly tlsPlace: Place | undefined;
  readonly specPlace: Place;
}

export function lowerIngress(base: ResourceBase, root: Fields): Ingress {
  const spec = root.child('spec');
  const rules = spec?.children('rules');
  const defaultBackend = spec?.child('defaultBackend') ?? spec?.child('backend');
  return {
    ...base,
    type: 'ingress',
    ingressClassName: spec?.string('ingressClassName'),
    defaultBackend: defaultBackend && lowerBackend(defaultBackend),
    legacyBackendPlace: spec?.keyPlace('backend'),
    rules: rules?.items.map(lowerRule) ?? [],
    rulesComplete: rules?.complete ?? base.shape === 'complete',
    tls: (spec?.children('tls')?.items ?? []).map(tls => ({
      hosts: tls.strings('hosts'),
      secretName: tls.string('secretName'),
      place: tls.node,
    })),
    tlsPlace: spec?.keyPlace('tls'),
    specPlace: root.keyPlace('spec') ?? base.kindPlace,
  };
}

/** Every backend of an Ingress: those of its paths in order, then the default backend. */
export function backendsOf(ingress: Ingress): IngressBackend[] {
  const backends = ingress.rules.flatMap(rule => rule.paths.flatMap(path => path.backend ?? []));
  return ingress.defaultBackend ? [...backends, ingress.defaultBackend] : backends;
}

function lowerRule(rule: Fields): IngressRule {
  return {
    host: rule.string('host'),
    hasHttp: rule.has('http'),
    paths: (rule.child('http')?.children('paths')?.items ?? []).map(path => {
      const backend = path.child('backend');
      return {
        path: path.string('path'),
        pathType: path.string('pathType'),
        backend: backend && lowerBackend(backend),
        place: path.node,
      };
    }),
    place: rule.node,
  };
}

function lowerBackend(backend: Fields): IngressBackend {
  const service = backend.child('service');
  const port = service?.child('port');
  const legacyPort = backend.intOrString('servicePort');
  const resource = backend.child('resource');
  return {
    serviceName: service ? service.string('name') : backend.string('serviceName'),
    portNumber: port ? port.integer('number') : only(legacyPort, 'number'),
    portName: port ? port.string('name') : only(legacyPort, 'string'),
    resource: resource && { kind: resource.string('kind'), name: resource.string('name'), place: resource.node },
    hasService: service !== undefined || backend.has('serviceName'),
    legacyKeys: ['serviceName', 'servicePort'].flatMap(key => {
      const place = backend.keyPlace(key);
      return place ? [{ key, place }] : [];
    }),
    place: backend.node,
  };
}

/** A v1beta1 `servicePort` as the number or the name it is; an unknown one counts as a number. */
function only<T extends 'number' | 'string'>(
  port: Fact<IntOrString> | undefined,
  type: T,
): Fact<T extends 'number' ? number : string> | undefined {
  type Value = T extends 'number' ? number : string;
  if (!port) return undefined;
  if (!port.known) return type === 'number' ? port : undefined;
  return typeof port.value === type ? { known: true, value: port.value as Value, place: port.place } : undefined;
}
