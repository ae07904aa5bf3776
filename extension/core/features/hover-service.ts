/** What is told about Services: names, addresses, balancing, and the endpoints they will have. */
import { callersOf } from '../bind/callers.ts';
import { resolveTargetPort } from '../bind/port.ts';
import { bindSelector, hasSelector } from '../bind/selector.ts';
import { serviceTypeOf } from '../bind/service-shape.ts';
import { classNameOf, isHeadless, replicasOf, waysIn } from '../bind/ways-in.ts';
import { namesOf } from '../dns/cluster-name.ts';
import { explain } from '../graph/explanations.ts';
import { keys } from '../index/keys.ts';
import type { View } from '../index/view.ts';
import { explainBalancer } from '../load-balancer/balancer-explanations.ts';
import { explainMetalLB } from '../load-balancer/explanations.ts';
import { balancerOf } from '../load-balancer/provider.ts';
import { knownValue } from '../model/fact.ts';
import type { Service, ServicePort } from '../model/kinds/service.ts';
import type { Workload } from '../model/kinds/workload.ts';
import { arrow, objectParts } from './chain.ts';
import type { HoverContent } from './hover-content.ts';
import { hoverTexts as texts } from './hover-texts.ts';
import { text } from './markdown.ts';
import { serviceChains } from './service-chains.ts';
import type { ServiceField } from './subject.ts';

/** The hover of a Service as a whole. */
export function describeService(content: HoverContent, service: Service): void {
  const { view, w } = content;
  const type = serviceTypeOf(service);
  const words = isHeadless(service) ? 'headless' : (type ?? '?');
  content.heading(service, view.namespaceOf(service), words, type === 'ExternalName' ? 'DNS' : 'L4');
  content.chains(texts.path, serviceChains(w, view, service));
  describeCallers(content, service);
  if (type === 'ExternalName') content.tell(explain('externalName'));
  else {
    content.tell(isHeadless(service) ? explain('headless') : explain('service'));
    describeWays(content, service, type);
    if (type === 'NodePort') content.tell(explain('nodePort'));
    if (type === 'LoadBalancer') describeLoadBalancer(content, service);
    describeBalancing(content, service);
    if (knownValue(service.sessionAffinity) === 'ClientIP') describeField(content, service, 'sessionAffinity');
    if (service.externalTrafficPolicy) describeField(content, service, 'externalTrafficPolicy');
    if (service.internalTrafficPolicy) describeField(content, service, 'internalTrafficPolicy');
  }
  describeNames(content, service);
}

/** What an Ingress adds, and what a ClusterIP alone does not. */
function describeWays(content: HoverContent, service: Service, type: string | undefined): void {
  const ways = waysIn(content.view, service);
  const way = ways.find(w => w.type === 'ingress');
  if (way?.type === 'ingress') content.tell(explain('ingress', { class: classNameOf(way.ingress) ?? '(default)' }));
  const isInternal = type === 'ClusterIP' && !isHeadless(service) && !ways.some(w => w.type === 'external-ip');
  if (isInternal) content.tell(explain('clusterIPOnly'));
}

function describeLoadBalancer(content: HoverContent, service: Service): void {
  const { view } = content;
  const target = balancerOf(service)?.target;
  if (target === undefined || target === 'node-port') content.tell(explain('loadBalancer', { nodePort: 'nodePort' }));
  for (const sentence of explainBalancer(service)) content.tell(sentence);
  for (const sentence of explainMetalLB(view, service)) content.tell(sentence);
  content.say(texts.loadBalancerToo);
  const services = view.lookupType('service', keys.everywhere(view.setOf(service), 'service'));
  const count = services.filter(s => serviceTypeOf(s) === 'LoadBalancer').length;
  if (count > 1) content.say(texts.loadBalancers, { count: text(String(count)) });
}

/** The DNS names: of the Service, and of single pods where it is headless. */
export function describeNames(content: HoverContent, service: Service): void {
  const { view, w } = content;
  const name = knownValue(service.name);
  const namespace = view.namespaceOf(service);
  if (name === undefined || namespace === undefined) return;
  const names = namesOf(name, namespace).flatMap((n, i) => [text(i === 0 ? ' ' : ', '), w.code(n)]);
  content.paragraph([...w.say(texts.dns), ...names, ...w.say(texts.dnsOwnNamespace), text('.')]);
  if (!isHeadless(service)) return;
  for (const workload of selected(view, service)) {
    if (workload.kind !== 'StatefulSet' || knownValue(workload.serviceName) !== name) continue;
    const first = knownValue(workload.ordinalsStart) ?? 0;
    const podName = (index: number) =>
      w.code(`${knownValue(workload.name) ?? '?'}-${index}.${name}.${namespace}.svc.cluster.local`);
    const replicas = replicasOf(view, workload);
    const last = replicas.type === 'count' && replicas.count > 1 ? podName(first + replicas.count - 1) : undefined;
    const rest = last ? w.say(texts.podDnsMore, { name: last }) : [];
    content.paragraph([...w.say(texts.podDns, { name: podName(first) }), ...rest]);
  }
}

function selected(view: View, service: Service): readonly Workload[] {
  const binding = hasSelector(service) ? bindSelector(view, service) : undefined;
  return binding?.state === 'bound' ? binding.targets : [];
}

/** How many pods a Service has behind it; `undefined` where the manifests do not say. */
export function podCount(view: View, service: Service): number | undefined {
  let total = 0;
  for (const workload of selected(view, service)) {
    const replicas = replicasOf(view, workload);
    if (replicas.type !== 'count') return undefined;
    total += replicas.count;
  }
  return total;
}

function describeBalancing(content: HoverContent, service: Service): void {
  const { view, w } = content;
  const workloads = selected(view, service);
  if (workloads.length === 0) return;
  const count = podCount(view, service);
  if (count !== undefined && count > 1 && !isHeadless(service)) {
    content.say(texts.balanced, { count: text(String(count)) });
  }
  const ports = [...new Set(service.ports.flatMap(port => endpointPorts(port, workloads)))];
  if (ports.length === 0) return;
  const addresses = count === undefined ? texts.someAddresses : count === 1 ? texts.address : texts.addresses;
  content.say(texts.slice, {
    addresses: text(addresses[w.locale].replace('{count}', String(count))),
    ports: w.code(ports.join(', ')),
  });
}

function endpointPorts(port: ServicePort, workloads: readonly Workload[]): string[] {
  return workloads.flatMap(workload => {
    const resolution = resolveTargetPort(port, workload);
    return resolution.state === 'declared' || resolution.state === 'undeclared' ? [String(resolution.number)] : [];
  });
}

function describeCallers(content: HoverContent, service: Service): void {
  const { view, w } = content;
  const callers = callersOf(view, service).map(({ workload, reference }) => {
    const written = `${reference.host}${reference.port === undefined ? '' : `:${reference.port}`}`;
    return [...objectParts(w, workload), text(` (${reference.source.type})`), arrow, w.code(written, reference.place)];
  });
  content.chains(texts.calledBy, callers);
}

/** What one field of a Service decides. */
export function describeField(content: HoverContent, service: Service, field: ServiceField): void {
  switch (field) {
    case 'sessionAffinity': {
      if (knownValue(service.sessionAffinity) !== 'ClientIP') {
        content.say(texts.affinityNone);
        return;
      }
      const seconds = knownValue(service.sessionAffinityConfig?.timeoutSeconds) ?? 10800;
      const { w } = content;
      const time = w.say(texts.affinityTime, { seconds: text(String(seconds)) });
      content.paragraph([...w.tell(explain('sessionAffinity')), ...time]);
      return;
    }
    case 'externalTrafficPolicy':
      if (knownValue(service.externalTrafficPolicy) === 'Local') {
        content.tell(explain('localPolicy'));
        return;
      }
      content.say(texts.externalCluster);
      return;
    case 'internalTrafficPolicy':
      content.say(knownValue(service.internalTrafficPolicy) === 'Local' ? texts.internalLocal : texts.internalCluster);
      return;
    default:
      describeService(content, service);
      return;
  }
}
