/**
 * What can be looked up. A resource is filed under every key that this file computes for it, and a look-up names one such key;
 * the key is also what a recorded read remembers, so a change re-checks exactly those who looked where it happened.
 */
import { type Fact, knownValue, valueOrDefault } from '../model/fact.ts';
import type { BackendTlsPolicy } from '../model/kinds/backend-tls-policy.ts';
import type { Gateway } from '../model/kinds/gateway.ts';
import { backendReferencesOf, type GatewayRoute } from '../model/kinds/gateway-route.ts';
import { hostPortsOf } from '../model/kinds/host-port.ts';
import { backendsOf, type Ingress } from '../model/kinds/ingress.ts';
import type { ListenerSet } from '../model/kinds/listener-set.ts';
import type { Container } from '../model/kinds/pod.ts';
import type { Route } from '../model/kinds/route.ts';
import type { Service } from '../model/kinds/service.ts';
import type { Workload } from '../model/kinds/workload.ts';
import { firstHostname, identifiedMatches } from '../model/match-identity.ts';
import type { Resource, ResourceType } from '../model/resource.ts';
import { parseAddress } from '../net/address.ts';
import type { SetId } from '../sources/file-context.ts';
import { folderOf } from '../sources/folders.ts';
import type { FileId } from '../yaml/syntax.ts';

/** Stands for a namespace or name that a template decides. */
export const unknownName = '?';

const join = (...parts: (string | number)[]) => parts.join('\u0000');

/** Key builders, one for each way of looking something up. `namespace` is always the effective one; '' for cluster-scoped kinds. */
export const keys = {
  /** All resources of a type in a namespace. */
  inNamespace: (set: SetId, type: ResourceType, namespace: string) => join('in-namespace', set, type, namespace),
  /** All resources of a type. */
  everywhere: (set: SetId, type: ResourceType) => join('everywhere', set, type),
  /** Resources by name in a namespace. A SecretSource is filed under the Secret it makes. */
  named: (set: SetId, type: ResourceType, namespace: string, name: string) => join('named', set, type, namespace, name),
  /** Resources by name in whatever namespace. */
  namedAnywhere: (set: SetId, type: ResourceType, name: string) => join('named-anywhere', set, type, name),
  /** Resources whose name or namespace is not known: any of them may be the one that is looked for. */
  uncertain: (set: SetId, type: ResourceType) => join('uncertain', set, type),
  /** Workloads whose pod template carries a label. */
  podLabel: (set: SetId, namespace: string, label: string, value: string) =>
    join('pod-label', set, namespace, label, value),
  /** As podLabel, in whatever namespace. */
  podLabelAnywhere: (set: SetId, label: string, value: string) => join('pod-label-anywhere', set, label, value),
  /** Workloads of a namespace whose pod labels are not all known. */
  uncertainPodLabels: (set: SetId, namespace: string) => join('uncertain-pod-labels', set, namespace),
  /** Services by the one pair of their selector that `mostSpecificPair` picks. */
  selectorPair: (set: SetId, namespace: string, label: string, value: string) =>
    join('selector-pair', set, namespace, label, value),
  /** Services by their whole selector. */
  equalSelector: (set: SetId, namespace: string, selector: string) => join('equal-selector', set, namespace, selector),
  /** Ingresses and Routes that name a Service of their namespace as a backend, Gateway API routes that name one of any. */
  backendUsers: (set: SetId, namespace: string, service: string) => join('backend-users', set, namespace, service),
  /** Gateway API routes by what they attach to. */
  routesOf: (set: SetId, kind: string, namespace: string, name: string) =>
    join('routes-of', set, kind, namespace, name),
  /** Gateway API routes with a parent that is not known: it may be any. */
  uncertainParents: (set: SetId) => join('uncertain-parents', set),
  /** HTTPRoutes and GRPCRoutes by a match, with the first host name of the route. */
  routeMatch: (set: SetId, kind: string, hostname: string, identity: string) =>
    join('route-match', set, kind, hostname, identity),
  /** ListenerSets by the Gateway they join. */
  listenerSetsOf: (set: SetId, namespace: string, gateway: string) => join('listener-sets-of', set, namespace, gateway),
  /** BackendTLSPolicies by the Service they are for. */
  backendTlsPoliciesFor: (set: SetId, namespace: string, service: string) =>
    join('backend-tls-policies-for', set, namespace, service),
  /** Gateways by their class; `unknownName` where a template decides it. */
  gatewaysOfClass: (set: SetId, className: string) => join('gateways-of-class', set, className),
  /** Hand-written endpoints of a Service. */
  endpointsOf: (set: SetId, namespace: string, service: string) => join('endpoints-of', set, namespace, service),
  /** StatefulSets by `serviceName`, Rollouts by the Services they switch. */
  workloadsNaming: (set: SetId, namespace: string, service: string) =>
    join('workloads-naming', set, namespace, service),
  /** Workloads that read a ConfigMap: by a volume, `envFrom` or a key. */
  configMapUsers: (set: SetId, namespace: string, configMap: string) =>
    join('config-map-users', set, namespace, configMap),
  /** Workloads that run the controller of ingress-nginx. */
  nginxControllers: (set: SetId) => join('nginx-controllers', set),
  /** Services by a nodePort or healthCheckNodePort. */
  nodePort: (set: SetId, port: number) => join('node-port', set, port),
  /** Services by a literal cluster IP. */
  clusterIP: (set: SetId, address: string) => join('cluster-ip', set, address),
  /** Services, Ingresses and Gateways by an address or host name of a load balancer: asked for, assigned, or an external IP. */
  address: (set: SetId, address: string) => join('address', set, address),
  /** Services by a host name that they ask ExternalDNS for, in lower case. */
  externalDnsName: (set: SetId, host: string) => join('external-dns-name', set, host),
  /** Gateways, ListenerSets and Gateway API routes by a host name in lower case; '' for those that name none. */
  gatewayHost: (set: SetId, host: string) => join('gateway-host', set, host),
  /** Workloads by a host port, declared as such or by a port of a pod in the node's network. */
  hostPort: (set: SetId, port: number) => join('host-port', set, port),
  /** Ingresses by rule host in lower case; '' for rules without a host, `unknownName` where a template decides it. */
  ingressHost: (set: SetId, host: string) => join('ingress-host', set, host),
  /** OpenShift Routes by host in lower case; by `*.domain` those for all of its hosts. */
  routeHost: (set: SetId, host: string) => join('route-host', set, host),
  /** Ingresses with a default backend. */
  ingressDefault: (set: SetId) => join('ingress-default', set),
  /** Ingresses by a host of ingress-nginx's `server-alias`, in lower case. */
  ingressAlias: (set: SetId, host: string) => join('ingress-alias', set, host),
  /** Ingresses by a host of `spec.tls`, in lower case. */
  tlsHost: (set: SetId, host: string) => join('tls-host', set, host),
  /** NetworkPolicies by the one pair of their podSelector that `mostSpecificPair` picks. */
  policyPair: (set: SetId, namespace: string, label: string, value: string) =>
    join('policy-pair', set, namespace, label, value),
  /** NetworkPolicies whose podSelector has no known pair: those of all pods of the namespace among them. */
  broadPolicies: (set: SetId, namespace: string) => join('broad-policies', set, namespace),
  /** Scalers by the workload they scale. */
  scalersOf: (set: SetId, namespace: string, kind: string, name: string) =>
    join('scalers-of', set, namespace, kind, name),
  /** Services, workloads and Ingresses of a file. */
  inFile: (file: FileId) => join('in-file', file),
  /** Services, workloads and Ingresses of the files that lie in a folder. */
  inFolder: (folder: string) => join('in-folder', folder),
  /** Objects of a kind by group and kind, for references to custom resources. */
  kind: (set: SetId, group: string, kind: string) => join('kind', set, group, kind),
};

/** The labels that many workloads of one application share; the least useful ones to look something up by. */
const commonLabels = new Set([
  'app.kubernetes.io/part-of',
  'app.kubernetes.io/managed-by',
  'app.kubernetes.io/instance',
  'app.kubernetes.io/version',
  'helm.sh/chart',
  'release',
  'heritage',
  'chart',
  'tier',
]);

/** The pair of a selector to look workloads up by: known, as specific as can be told, the same every time. */
export function mostSpecificPair(pairs: ReadonlyMap<string, string>): readonly [string, string] | undefined {
  const sorted = [...pairs].sort(([a], [b]) => (a < b ? -1 : 1));
  return sorted.find(([label]) => !commonLabels.has(label)) ?? sorted[0];
}

/** The known pairs of a selector. */
export function knownPairs(
  entries: ReadonlyMap<string, { known: boolean; value?: string }> | undefined,
): Map<string, string> {
  const pairs = new Map<string, string>();
  for (const [label, fact] of entries ?? []) if (fact.known) pairs.set(label, fact.value!);
  return pairs;
}

/** One spelling for equal selectors. */
export function canonicalSelector(pairs: ReadonlyMap<string, string>): string {
  return [...pairs]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([label, value]) => `${label}=${value}`)
    .join(',');
}

/** Every key a resource is filed under. `namespace` is its effective namespace, `undefined` when that is not known. */
export function keysOf(resource: Resource, set: SetId, namespace: string | undefined): string[] {
  const ns = namespace ?? unknownName;
  const result = [
    keys.inNamespace(set, resource.type, ns),
    keys.everywhere(set, resource.type),
    keys.kind(set, resource.group, resource.kind),
  ];
  const name = knownValue(resource.type === 'secret' ? resource.secretName : resource.name);
  if (name !== undefined) {
    result.push(keys.named(set, resource.type, ns, name), keys.namedAnywhere(set, resource.type, name));
  }
  if (namespace === undefined || (resource.name && name === undefined)) result.push(keys.uncertain(set, resource.type));
  if (resource.type === 'service' || resource.type === 'workload' || resource.type === 'ingress') {
    const { file } = resource.place.document;
    result.push(keys.inFile(file), keys.inFolder(folderOf(file)));
  }
  switch (resource.type) {
    case 'service':
      serviceKeys(resource, set, ns, result);
      break;
    case 'workload':
      workloadKeys(resource, set, ns, result);
      break;
    case 'ingress':
      ingressKeys(resource, set, ns, result);
      break;
    case 'endpoints': {
      const service = knownValue(resource.serviceName);
      if (service !== undefined) result.push(keys.endpointsOf(set, ns, service));
      break;
    }
    case 'route':
      for (const target of [resource.to, ...resource.alternateBackends]) {
        const service = knownValue(target?.name);
        if (service !== undefined) result.push(keys.backendUsers(set, ns, service));
      }
      routeKeys(resource, set, result);
      break;
    case 'gateway':
      listenerKeys(resource, set, result);
      result.push(keys.gatewaysOfClass(set, knownValue(resource.gatewayClassName) ?? unknownName));
      addressKeys([...(resource.addresses?.items ?? []).map(a => a.value), ...resource.statusAddresses], set, result);
      break;
    case 'gateway-route':
      gatewayRouteKeys(resource, set, namespace, result);
      break;
    case 'listener-set':
      listenerSetKeys(resource, set, namespace, result);
      break;
    case 'backend-tls-policy':
      policyKeys(resource, set, ns, result);
      break;
    case 'network-policy': {
      const pair = mostSpecificPair(knownPairs(resource.podSelector?.matchLabels?.entries));
      result.push(pair ? keys.policyPair(set, ns, pair[0], pair[1]) : keys.broadPolicies(set, ns));
      break;
    }
    case 'scaler': {
      const [kind, target] = [knownValue(resource.targetKind), knownValue(resource.targetName)];
      if (kind && target) result.push(keys.scalersOf(set, ns, kind, target));
      break;
    }
  }
  return [...new Set(result)];
}

function serviceKeys(service: Service, set: SetId, ns: string, result: string[]): void {
  const pairs = knownPairs(service.selector?.entries);
  const pair = mostSpecificPair(pairs);
  if (pair) {
    result.push(keys.selectorPair(set, ns, pair[0], pair[1]));
    result.push(keys.equalSelector(set, ns, canonicalSelector(pairs)));
  }
  for (const port of [...service.ports.map(p => p.nodePort), service.healthCheckNodePort]) {
    if (port?.known && port.value) result.push(keys.nodePort(set, port.value));
  }
  for (const address of [service.clusterIP, ...(service.clusterIPs?.items ?? [])]) {
    if (address?.known && address.value && address.value !== 'None') result.push(keys.clusterIP(set, address.value));
  }
  balancerKeys(service, set, result);
  for (const host of externalDnsNamesOf(service)) result.push(keys.externalDnsName(set, host));
}

/** The annotation by which a Service asks ExternalDNS for host names. */
export const externalDnsHostname = 'external-dns.alpha.kubernetes.io/hostname';

/** The host names that a Service asks ExternalDNS for, in lower case. */
export function externalDnsNamesOf(service: Service): string[] {
  const asked = knownValue(service.annotations?.entries.get(externalDnsHostname));
  const hosts = (asked?.split(',') ?? []).map(host => host.trim().toLowerCase().replace(/\.$/, ''));
  return [...new Set(hosts.filter(host => host !== ''))];
}

/** Annotations by which a Service asks for the addresses of its load balancer, separated by commas. */
const addressAnnotations = [
  'metallb.io/loadBalancerIPs',
  'metallb.universe.tf/loadBalancerIPs',
  'kube-vip.io/loadbalancerIPs',
  'lbipam.cilium.io/ips',
  'io.cilium/lb-ipam-ips',
];

function balancerKeys(service: Service, set: SetId, result: string[]): void {
  addressKeys([service.loadBalancerIP, ...(service.externalIPs?.items ?? []), ...service.statusAddresses], set, result);
  for (const name of addressAnnotations) {
    const asked = knownValue(service.annotations?.entries.get(name));
    for (const address of asked?.split(',') ?? []) result.push(keys.address(set, canonicalAddress(address.trim())));
  }
}

function addressKeys(facts: readonly (Fact<string> | undefined)[], set: SetId, result: string[]): void {
  for (const fact of facts) if (fact?.known) result.push(keys.address(set, canonicalAddress(fact.value)));
}

function canonicalAddress(text: string): string {
  return parseAddress(text)?.text ?? text.toLowerCase();
}

function listenerKeys(owner: Gateway | ListenerSet, set: SetId, result: string[]): void {
  for (const { hostname } of owner.listeners?.items ?? []) {
    if (!hostname || hostname.known) result.push(keys.gatewayHost(set, hostname?.value.toLowerCase() ?? ''));
  }
}

function routeKeys(route: Route, set: SetId, result: string[]): void {
  const host = knownValue(route.host)?.toLowerCase();
  if (!host) return;
  const isForDomain = knownValue(route.wildcardPolicy) === 'Subdomain';
  result.push(keys.routeHost(set, isForDomain ? host.replace(/^[^.]*/, '*') : host));
}

function workloadKeys(workload: Workload, set: SetId, ns: string, result: string[]): void {
  const labels = workload.pod.labels;
  for (const [label, fact] of labels?.entries ?? []) {
    if (!fact.known) continue;
    result.push(keys.podLabel(set, ns, label, fact.value), keys.podLabelAnywhere(set, label, fact.value));
  }
  if (!hasKnownLabels(workload)) result.push(keys.uncertainPodLabels(set, ns));
  for (const service of [workload.serviceName, ...workload.rolloutServices]) {
    if (service?.known) result.push(keys.workloadsNaming(set, ns, service.value));
  }
  for (const { number } of hostPortsOf(workload.pod)) result.push(keys.hostPort(set, number));
  if (workload.pod.containers.some(runsNginxController)) result.push(keys.nginxControllers(set));
  for (const name of configMapsOf(workload)) result.push(keys.configMapUsers(set, ns, name));
}

/** The program is the first word, as its manifests and chart have it. */
function runsNginxController({ command, args }: Container): boolean {
  return [command?.items[0], args?.items[0]].some(
    word => word?.known && word.value.endsWith('/nginx-ingress-controller'),
  );
}

/** The ConfigMaps that a workload's processes read. */
function configMapsOf(workload: Workload): string[] {
  const ofContainers = workload.pod.containers.flatMap(container => [
    ...container.envFromConfigMaps,
    ...container.env.flatMap(variable => variable.configMapKey?.name ?? []),
  ]);
  return [...workload.pod.mountedConfigMaps, ...ofContainers].flatMap(name => knownValue(name) ?? []);
}

/** All labels of the pods are known: none is templated and no template, patch, reference or experiment can add one. */
export function hasKnownLabels(workload: Workload): boolean {
  if (workload.workloadRef || workload.hasExperiments || workload.shape !== 'complete') return false;
  const labels = workload.pod.labels;
  return labels === undefined || (labels.complete && [...labels.entries.values()].every(fact => fact.known));
}

function ingressKeys(ingress: Ingress, set: SetId, ns: string, result: string[]): void {
  for (const backend of backendsOf(ingress)) {
    const service = knownValue(backend.serviceName);
    if (service !== undefined) result.push(keys.backendUsers(set, ns, service));
  }
  for (const rule of ingress.rules) {
    if (!rule.host) result.push(keys.ingressHost(set, ''));
    else result.push(keys.ingressHost(set, rule.host.known ? rule.host.value.toLowerCase() : unknownName));
  }
  addressKeys(ingress.statusAddresses, set, result);
  if (ingress.defaultBackend) result.push(keys.ingressDefault(set));
  const aliases = knownValue(ingress.annotations?.entries.get('nginx.ingress.kubernetes.io/server-alias'));
  for (const host of aliases?.split(',') ?? []) result.push(keys.ingressAlias(set, host.trim().toLowerCase()));
  for (const tls of ingress.tls) {
    for (const host of tls.hosts?.items ?? []) if (host.known) result.push(keys.tlsHost(set, host.value.toLowerCase()));
  }
}

function gatewayRouteKeys(route: GatewayRoute, set: SetId, ns: string | undefined, result: string[]): void {
  for (const parent of route.parentRefs?.items ?? []) {
    const name = knownValue(parent.name);
    const kind = valueOrDefault(parent.kind, 'Gateway');
    const namespace = parent.namespace ? knownValue(parent.namespace) : ns;
    if (name === undefined || kind === undefined || namespace === undefined) result.push(keys.uncertainParents(set));
    else result.push(keys.routesOf(set, kind, namespace, name));
  }
  for (const hostname of route.hostnames?.items ?? [])
    if (hostname.known) result.push(keys.gatewayHost(set, hostname.value.toLowerCase()));
  if (route.parentRefs?.complete === false) result.push(keys.uncertainParents(set));
  const first = route.kind === 'HTTPRoute' || route.kind === 'GRPCRoute' ? firstHostname(route) : undefined;
  if (first !== undefined)
    for (const { identity } of identifiedMatches(route)) result.push(keys.routeMatch(set, route.kind, first, identity));
  for (const backend of backendReferencesOf(route)) {
    const name = knownValue(backend.name);
    const namespace = backend.namespace ? knownValue(backend.namespace) : ns;
    const isService = valueOrDefault(backend.kind, 'Service') === 'Service' && !knownValue(backend.group);
    if (isService && name !== undefined) result.push(keys.backendUsers(set, namespace ?? unknownName, name));
  }
}

function listenerSetKeys(listenerSet: ListenerSet, set: SetId, ns: string | undefined, result: string[]): void {
  listenerKeys(listenerSet, set, result);
  const parent = listenerSet.parentRef;
  const name = knownValue(parent?.name);
  const namespace = parent?.namespace ? knownValue(parent.namespace) : ns;
  if (name !== undefined && namespace !== undefined) result.push(keys.listenerSetsOf(set, namespace, name));
}

function policyKeys(policy: BackendTlsPolicy, set: SetId, ns: string, result: string[]): void {
  for (const target of policy.targetRefs?.items ?? []) {
    const name = knownValue(target.name);
    if (name !== undefined) result.push(keys.backendTlsPoliciesFor(set, ns, name));
  }
}
