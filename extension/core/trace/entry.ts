/**
 * Where a request enters: the Gateway, Ingress or Service that was named, else whatever its host name or address leads to. Look-ups
 * only: what a trace costs does not grow with the workspace.
 */
import { coversHost } from '../bind/host.ts';
import { type DnsStep, resolveInPod } from '../bind/pod-resolver.ts';
import { bindServiceName } from '../bind/service-name.ts';
import { readClusterName } from '../dns/cluster-name.ts';
import { anyHostname, hostnamesCovering } from '../gateway/hostname.ts';
import { effectiveListeners, parentGateways } from '../gateway/listeners.ts';
import { bindParent } from '../gateway/parents.ts';
import { keys } from '../index/keys.ts';
import type { Snapshot } from '../index/snapshot.ts';
import type { View } from '../index/view.ts';
import { type Message, message, type Text } from '../l10n/message.ts';
import { poolHolds } from '../load-balancer/pool.ts';
import { knownValue } from '../model/fact.ts';
import type { Gateway } from '../model/kinds/gateway.ts';
import { type HostPort, hostPortsOf } from '../model/kinds/host-port.ts';
import type { Ingress } from '../model/kinds/ingress.ts';
import type { Route } from '../model/kinds/route.ts';
import type { Service } from '../model/kinds/service.ts';
import type { Workload } from '../model/kinds/workload.ts';
import { type Resource, type ResourceOf, type ResourceType, titleOf } from '../model/resource.ts';
import { parseAddress } from '../net/address.ts';
import type { SetId } from '../sources/file-context.ts';
import { serverAliases, wildcardOf } from './ingress/table.ts';
import { isHttp, type ObjectName, type TraceRequest, transportOf } from './request.ts';
import { routesForHost } from './route/trace-route.ts';
import { callerOf, portOf, type ServiceEntry } from './service-ends.ts';

export type Entry =
  | { readonly type: 'gateway'; readonly gateway: Gateway }
  | { readonly type: 'ingress'; readonly ingress: Ingress }
  | {
      readonly type: 'service';
      readonly service: Service;
      readonly by: ServiceEntry;
      /** How the name was resolved that led here. */
      readonly steps?: readonly DnsStep[];
    }
  | { readonly type: 'route'; readonly routes: readonly Route[] }
  | { readonly type: 'host-port'; readonly workload: Workload; readonly port: HostPort }
  | { readonly type: 'none' | 'unknown'; readonly message: Message; readonly steps?: readonly DnsStep[] };

const texts = {
  notFound: {
    en: 'There is no {kind} {namespace}/{name} in these manifests',
    ko: '이 매니페스트에 {kind} {namespace}/{name}이(가) 없습니다',
  },
  nothing: {
    en: 'Nothing in these manifests answers for {host} on port {port}',
    ko: '이 매니페스트에는 {host}의 포트 {port}에 답하는 것이 없습니다',
  },
  noService: {
    en: 'Cluster DNS has no Service "{name}" in namespace {namespace}',
    ko: '클러스터 DNS에 네임스페이스 {namespace}의 서비스 "{name}"이(가) 없습니다',
  },
  serviceElsewhere: {
    en: 'Service "{name}" of namespace {namespace} is not in these manifests',
    ko: '네임스페이스 {namespace}의 서비스 "{name}"은(는) 이 매니페스트에 없습니다',
  },
  notResolved: {
    en: '"{host}" does not resolve in the pods of {caller}',
    ko: '{caller}의 파드에서는 "{host}"이(가) 해석되지 않습니다',
  },
  mayResolve: {
    en: 'Whether "{host}" resolves in the pods of {caller} depends on what is not in these manifests',
    ko: '{caller}의 파드에서 "{host}"이(가) 해석되는지는 이 매니페스트에 없는 것에 달려 있습니다',
  },
  onlyInside: {
    en: '{host} is a name of the cluster: clients outside cannot resolve it',
    ko: '{host}은(는) 클러스터 안의 이름이어서 밖의 클라이언트는 찾을 수 없습니다',
  },
  addressInside: {
    en: '{host} is a cluster IP: nothing outside of the cluster reaches it',
    ko: '{host}은(는) 클러스터 IP여서 클러스터 밖에서는 닿을 수 없습니다',
  },
  ofPool: {
    en: '{host} is an address of MetalLB pool {pool} that no Service in these manifests asks for; a Service to which MetalLB assigns an address may have it',
    ko: '{host}은(는) MetalLB 풀 {pool}의 주소인데 이 매니페스트에서 요청한 Service가 없습니다. MetalLB가 주소를 자동으로 할당하는 Service의 주소일 수 있습니다',
  },
  several: {
    en: '{host} is named nowhere, and several entries take any host: {names}',
    ko: '{host}을(를) 적은 곳이 없고 모든 호스트를 받는 진입점이 여럿입니다: {names}',
  },
} satisfies Record<string, Text>;

export function findEntry(view: View, request: TraceRequest): Entry {
  const sets = setsOf(view.snapshot, request);
  const { gateway, ingress, service } = request;
  if (gateway) return named(view, sets, 'gateway', 'Gateway', gateway, one => ({ type: 'gateway', gateway: one }));
  if (ingress) return named(view, sets, 'ingress', 'Ingress', ingress, one => ({ type: 'ingress', ingress: one }));
  if (service)
    return named(view, sets, 'service', 'Service', service, one => ({ type: 'service', service: one, by: 'named' }));
  const host = request.address ?? request.host;
  const unreached: Entry = { type: 'none', message: message(texts.nothing, { host: host ?? '?', port: request.port }) };
  if (host === null) return unreached;
  return (
    first(sets, set => byAddress(view, set, request, host)) ??
    first(sets, set => byClusterName(view, set, request)) ??
    first(sets, set => byHostOrNodePort(view, set, request)) ??
    first(sets, set => byNodePort(view, set, request)) ??
    first(sets, set => byAnyHost(view, set, request)) ??
    first(sets, set => byLikelyName(view, set, request)) ??
    unreached
  );
}

function first<T>(sets: readonly SetId[], find: (set: SetId) => T | undefined): T | undefined {
  for (const set of sets) {
    const found = find(set);
    if (found !== undefined) return found;
  }
  return undefined;
}

const setsOfSnapshot = new WeakMap<Snapshot, readonly SetId[]>();

/** What is applied together, that of the file in the editor first. */
function setsOf(snapshot: Snapshot, request: TraceRequest): readonly SetId[] {
  let sets = setsOfSnapshot.get(snapshot);
  if (!sets) {
    sets = [...new Set([...snapshot.files.entries()].map(([, file]) => file.context.set))].sort();
    setsOfSnapshot.set(snapshot, sets);
  }
  const own = request.file === undefined ? undefined : snapshot.files.get(request.file)?.context.set;
  return own === undefined ? sets : [own, ...sets.filter(set => set !== own)];
}

function named<T extends ResourceType>(
  view: View,
  sets: readonly SetId[],
  type: T,
  kind: string,
  { namespace, name }: ObjectName,
  entry: (resource: ResourceOf<T>) => Entry,
): Entry {
  const found = first(sets, set => view.lookupType(type, keys.named(set, type, namespace, name))[0]);
  return found ? entry(found) : { type: 'none', message: message(texts.notFound, { kind, namespace, name }) };
}

function byAddress(view: View, set: SetId, request: TraceRequest, host: string): Entry | undefined {
  const address = parseAddress(host)?.text ?? host;
  const found = view.lookup(keys.address(set, address));
  // Services may share an address; their ports tell them apart.
  const asked = found.find(one => one.type === 'service' && portOf(one, 'load-balancer', request) !== undefined);
  for (const resource of asked ? [asked] : found) {
    if (resource.type === 'gateway') return { type: 'gateway', gateway: resource };
    if (resource.type === 'ingress') return { type: 'ingress', ingress: resource };
    if (resource.type !== 'service') continue;
    const isExternal = resource.externalIPs?.items.some(ip => knownValue(ip) === address);
    return { type: 'service', service: resource, by: isExternal ? 'external-ip' : 'load-balancer' };
  }
  const [service] = view.lookupType('service', keys.clusterIP(set, address));
  if (!service) return ofPool(view, set, host);
  return request.from === 'client'
    ? { type: 'none', message: message(texts.addressInside, { host }) }
    : { type: 'service', service, by: 'cluster-ip' };
}

/** An address that MetalLB may give to whom it likes. */
function ofPool(view: View, set: SetId, host: string): Entry | undefined {
  const address = parseAddress(host);
  const pools = address ? view.lookupType('address-pool', keys.everywhere(set, 'address-pool')) : [];
  const pool = pools.find(one => poolHolds(one, address!) === 'yes');
  if (!pool) return undefined;
  return { type: 'unknown', message: message(texts.ofPool, { host, pool: knownValue(pool.name) ?? '?' }) };
}

/** Names that the cluster's DNS answers, as a pod asks; from whoever did not say, only those that can be nothing else. */
function byClusterName(view: View, set: SetId, request: TraceRequest): Entry | undefined {
  const { host, from } = request;
  if (host === null || parseAddress(host)) return undefined;
  const caller = callerOf(view, set, request);
  if (caller) return byResolver(view, caller, host);
  const namespace = typeof from === 'object' ? from.namespace : view.snapshot.defaultNamespace;
  const names = readClusterName(host, namespace).filter(name => typeof from === 'object' || name.certain);
  if (names.length === 0) return undefined;
  if (from === 'client') return { type: 'none', message: message(texts.onlyInside, { host }) };
  for (const name of names) {
    const [service] = view.lookupType('service', keys.named(set, 'service', name.namespace, name.service));
    if (service) return { type: 'service', service, by: 'dns' };
  }
  const certain = names.find(name => name.certain);
  if (!certain) return undefined;
  const args = { name: certain.service, namespace: certain.namespace };
  const [anyone] = view.lookup(keys.inNamespace(set, 'service', certain.namespace));
  const binding = anyone && bindServiceName(view, anyone, certain.namespace, certain.service);
  return binding?.state === 'unbound'
    ? { type: 'none', message: message(texts.noService, args) }
    : { type: 'unknown', message: message(texts.serviceElsewhere, args) };
}

/** As the resolver of the calling pod finds it; `undefined` for a name that others answer. */
function byResolver(view: View, caller: Workload, host: string): Entry | undefined {
  const { steps, answer } = resolveInPod(view, caller, host);
  const named = steps.find(step => step.service)?.service;
  if (answer.type === 'service') return { type: 'service', service: answer.service, by: 'dns', steps };
  // The name of an ExternalName Service: what is behind it is outside.
  if (answer.type === 'outside' && named) return { type: 'service', service: named, by: 'dns', steps };
  const isOfTheCluster = named !== undefined || !host.includes('.') || /\.svc(?:\.|$)/.test(host);
  if (!isOfTheCluster || answer.type === 'outside' || answer.type === 'address') return undefined;
  const text = answer.type === 'none' ? texts.notResolved : texts.mayResolve;
  return { type: answer.type, message: message(text, { host, caller: titleOf(caller) }), steps };
}

/** `web.shop` of a Service that is there, which nothing else answers for, from whoever did not say where: meant as a pod asks. */
function byLikelyName(view: View, set: SetId, { host, from }: TraceRequest): Entry | undefined {
  if (host === null || from !== undefined || parseAddress(host)) return undefined;
  for (const name of readClusterName(host, view.snapshot.defaultNamespace)) {
    const [service] = view.lookupType('service', keys.named(set, 'service', name.namespace, name.service));
    if (service) return { type: 'service', service, by: 'dns' };
  }
  return undefined;
}

/** An Ingress says nothing of ports: at the port of a node the Service of a controller, or of anybody, answers. */
function byHostOrNodePort(view: View, set: SetId, request: TraceRequest): Entry | undefined {
  const named = byHost(view, set, request);
  const isUsual = request.port === 80 || request.port === 443;
  return (named?.type === 'ingress' && !isUsual ? byNodePort(view, set, request) : undefined) ?? named;
}

/** Host names of Ingress rules, listeners and routes: exact ones first, then wildcards, the longest first. */
function byHost(view: View, set: SetId, request: TraceRequest): Entry | undefined {
  const { host } = request;
  if (host === null || parseAddress(host)) return undefined;
  const routes = routesForHost(view, set, host);
  if (routes.length > 0) return { type: 'route', routes };
  const ingressHosts = new Set([host, wildcardOf(host)]);
  for (const pattern of hostnamesCovering(host)) {
    if (pattern === anyHostname) continue;
    if (request.scheme !== 'tls' && request.scheme !== 'udp' && ingressHosts.has(pattern)) {
      const ingress = view.lookupType('ingress', keys.ingressHost(set, pattern))[0];
      const alias = view
        .lookupType('ingress', keys.ingressAlias(set, pattern))
        .find(one => serverAliases(one).some(other => coversHost(other, host)));
      const found = ingress ?? alias;
      if (found) return { type: 'ingress', ingress: found };
    }
    const gateway = gatewayFor(view, view.lookup(keys.gatewayHost(set, pattern)), request);
    if (gateway) return { type: 'gateway', gateway };
  }
  return undefined;
}

/** The Gateway behind listeners and routes that name the host: one that serves the port, if there is one. */
function gatewayFor(view: View, resources: readonly Resource[], request: TraceRequest): Gateway | undefined {
  const gateways = new Set(resources.flatMap(resource => gatewaysOf(view, resource)));
  return [...gateways].find(gateway => servesPort(view, gateway, request.port)) ?? [...gateways][0];
}

function servesPort(view: View, gateway: Gateway, port: number): boolean {
  return effectiveListeners(view, gateway).some(listener => !listener.conflict && listener.port === port);
}

function gatewaysOf(view: View, resource: Resource): readonly Gateway[] {
  if (resource.type === 'gateway') return [resource];
  if (resource.type === 'listener-set') return parentGateways(view, resource);
  if (resource.type !== 'gateway-route') return [];
  return (resource.parentRefs?.items ?? []).flatMap(parent => {
    const binding = bindParent(view, resource, parent);
    if (binding?.state !== 'bound') return [];
    return binding.targets.flatMap(target =>
      target.type === 'gateway' || target.type === 'listener-set' ? gatewaysOf(view, target) : [],
    );
  });
}

/** A port of every node, whatever the node is called. */
function byNodePort(view: View, set: SetId, request: TraceRequest): Entry | undefined {
  const protocol = transportOf(request);
  const [service] = view
    .lookupType('service', keys.nodePort(set, request.port))
    .filter(one => one.ports.some(port => knownValue(port.nodePort) === request.port));
  if (service) return { type: 'service', service, by: 'node-port' };
  for (const workload of view.lookupType('workload', keys.hostPort(set, request.port))) {
    const port = hostPortsOf(workload.pod).find(one => one.number === request.port && one.protocol === protocol);
    if (port && request.port !== 80 && request.port !== 443) return { type: 'host-port', workload, port };
  }
  return undefined;
}

/** An entry that takes whatever host is asked for, if there is only one. */
function byAnyHost(view: View, set: SetId, request: TraceRequest): Entry | undefined {
  // A pod's name without a dot is one of its namespace, or of nothing.
  if (typeof request.from === 'object' && request.host?.includes('.') === false) return undefined;
  const gateways = view
    .lookup(keys.gatewayHost(set, ''))
    .flatMap(resource => (resource.type === 'gateway' ? [resource] : []))
    .filter(gateway => servesPort(view, gateway, request.port));
  const ingresses = isHttp(request.scheme)
    ? new Set([
        ...view.lookupType('ingress', keys.ingressHost(set, '')),
        ...view.lookupType('ingress', keys.ingressDefault(set)),
      ])
    : new Set<Ingress>();
  const entries: Entry[] = [
    ...[...ingresses].map((ingress): Entry => ({ type: 'ingress', ingress })),
    ...gateways.map((gateway): Entry => ({ type: 'gateway', gateway })),
  ];
  const ids = new Set([...ingresses, ...gateways].map(one => `${view.namespaceOf(one) ?? ''}/${titleOf(one)}`));
  // Variants of one object are one entry.
  if (ids.size < 2) return entries[0];
  const names = [...ingresses, ...gateways].slice(0, 5).map(one => `${one.kind} ${knownValue(one.name) ?? '?'}`);
  return { type: 'unknown', message: message(texts.several, { host: request.host ?? '?', names: names.join(', ') }) };
}
