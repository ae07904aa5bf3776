/**
 * `networking.k8s.io/v1 Ingress` and the removed `v1beta1` shapes (`serviceName`/`servicePort`, `spec.backend`), read into one
 * form so that a rule about backends need not know which version a file uses.
 */
import type { Place } from '../../yaml/syntax.ts';
import type { Fact, FactList } from '../fact.ts';
import type { Fields, IntOrString } from '../read.ts';
import type { ResourceBase } from '../resource.ts';
import { balancerAddresses } from './service.ts';

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
  /** The keys that hold the backend: `backend` or `defaultBackend`, and `service` and `port` where they are written. */
  readonly keyPlace: Place;
  readonly servicePlace: Place | undefined;
  readonly portPlace: Place | undefined;
  /** `service.port` has a value that is not a map. */
  readonly isPortUnreadable: boolean;
  /** The whole map. */
  readonly place: Place;
}

export interface IngressPath {
  readonly path: Fact<string> | undefined;
  readonly pathType: Fact<string> | undefined;
  readonly backend: IngressBackend | undefined;
  /** The whole list item. */
  readonly place: Place;
}

export interface IngressRule {
  readonly host: Fact<string> | undefined;
  readonly hasHttp: boolean;
  /** The `http` key. */
  readonly httpPlace: Place | undefined;
  readonly paths: readonly IngressPath[];
  /** False when a template may add paths. */
  readonly pathsComplete: boolean;
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
  readonly tlsComplete: boolean;
  /** `status.loadBalancer.ingress`, in manifests that were read from a cluster. */
  readonly statusAddresses: readonly Fact<string>[];
  /** The `spec` key. */
  readonly specPlace: Place;
  /** The whole map under `spec`. */
  readonly specNode: Place | undefined;
}

export function lowerIngress(base: ResourceBase, root: Fields): Ingress {
  const spec = root.child('spec');
  const rules = spec?.children('rules');
  const tls = spec?.children('tls');
  const defaultBackend = spec && (lowerBackend(spec, 'defaultBackend') ?? lowerBackend(spec, 'backend'));
  return {
    ...base,
    type: 'ingress',
    ingressClassName: spec?.string('ingressClassName'),
    defaultBackend,
    legacyBackendPlace: spec?.keyPlace('backend'),
    rules: rules?.items.map(lowerRule) ?? [],
    rulesComplete: rules?.complete ?? base.shape === 'complete',
    tls: (tls?.items ?? []).map(entry => ({
      hosts: entry.strings('hosts'),
      secretName: entry.string('secretName'),
      place: entry.node,
    })),
    tlsPlace: spec?.keyPlace('tls'),
    tlsComplete: tls?.complete ?? base.shape === 'complete',
    statusAddresses: balancerAddresses(root),
    specPlace: root.keyPlace('spec') ?? base.kindPlace,
    specNode: spec?.node,
  };
}

/** Every backend of an Ingress: those of its paths in order, then the default backend. */
export function backendsOf(ingress: Ingress): IngressBackend[] {
  const backends = ingress.rules.flatMap(rule => rule.paths.flatMap(path => path.backend ?? []));
  return ingress.defaultBackend ? [...backends, ingress.defaultBackend] : backends;
}

function lowerRule(rule: Fields): IngressRule {
  const paths = rule.child('http')?.children('paths');
  return {
    host: rule.string('host'),
    hasHttp: rule.has('http'),
    httpPlace: rule.keyPlace('http'),
    paths: (paths?.items ?? []).map(path => ({
      path: path.string('path'),
      pathType: path.string('pathType'),
      backend: lowerBackend(path, 'backend'),
      place: path.node,
    })),
    pathsComplete: paths?.complete ?? !rule.templated,
    place: rule.node,
  };
}

function lowerBackend(parent: Fields, key: string): IngressBackend | undefined {
  const backend = parent.child(key);
  if (!backend) return undefined;
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
    keyPlace: parent.keyPlace(key)!,
    servicePlace: backend.keyPlace('service'),
    portPlace: service?.keyPlace('port'),
    isPortUnreadable: service?.has('port') === true && port === undefined,
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
