/** The hops of a chain in words: from a way in, over the Service's port, to the container port or the reason why it ends earlier. */
import { backendPort, bindBackend, bindBackendPort } from '../bind/backend.ts';
import type { UnknownReason } from '../bind/binding.ts';
import { resolveTargetPort, targetOf } from '../bind/port.ts';
import { bindSelector, hasSelector } from '../bind/selector.ts';
import { serviceTypeOf } from '../bind/service-shape.ts';
import { endpointsOf, type IngressWay, isHeadless, replicasOf, type WayIn } from '../bind/ways-in.ts';
import type { View } from '../index/view.ts';
import { metallbDetail } from '../load-balancer/explanations.ts';
import { knownValue } from '../model/fact.ts';
import type { Container, ContainerPort } from '../model/kinds/pod.ts';
import type { Service, ServicePort } from '../model/kinds/service.ts';
import type { Workload } from '../model/kinds/workload.ts';
import type { ResourceBase } from '../model/resource.ts';
import { hoverTexts as texts } from './hover-texts.ts';
import { type MarkdownPart, text, type Writer } from './markdown.ts';

export type Parts = readonly MarkdownPart[];

/** One end of a Service port. */
export interface ChainEnd {
  readonly workload: Workload | undefined;
  /** The container port that is reached, where it is declared. */
  readonly port: ContainerPort | undefined;
  readonly parts: Parts;
}

export const arrow = text(' → ');

/** `Deployment web`, linked. */
export function objectParts(w: Writer, resource: ResourceBase): Parts {
  return [text(`${kindText(resource)} `), w.code(knownValue(resource.name) ?? '?', resource.namePlace)];
}

/** The kind as words of the product: nothing else than a kind's letters gets through. */
export function kindText(resource: ResourceBase): string {
  return /^[A-Za-z][A-Za-z0-9]{0,62}$/.test(resource.kind) ? resource.kind : '?';
}

/** Why something cannot be told. */
export function reasonParts(w: Writer, why: UnknownReason): Parts {
  return w.say(why === 'templated' ? texts.templated : why === 'broken-syntax' ? texts.brokenSyntax : texts.external);
}

/** `Service web:80`, linked to the Service and to the port. */
export function servicePortParts(w: Writer, service: Service, port: ServicePort | undefined): Parts {
  if (!port) return objectParts(w, service);
  const number = knownValue(port.port) ?? '?';
  return [...objectParts(w, service), text(':'), w.code(number, port.port?.place ?? port.place)];
}

/** The chains of one path of an Ingress, broken ones as far as they go. */
export function ingressChains(w: Writer, view: View, way: IngressWay): Parts[] {
  const start = ingressHops(w, way);
  const { ingress, backend } = way;
  const binding = bindBackend(view, ingress, backend);
  if (!binding) {
    const resource = backend.resource;
    if (!resource) return [start];
    const name = w.code(knownValue(resource.name) ?? '?', resource.place);
    return [[...start, arrow, w.code(knownValue(resource.kind) ?? '?'), text(' '), name]];
  }
  const written = w.code(knownValue(backend.serviceName) ?? '?', backend.serviceName?.place);
  if (binding.state === 'unknown')
    return [[...start, arrow, text('Service '), written, text(' ('), ...reasonParts(w, binding.why), text(')')]];
  if (binding.state === 'unbound') {
    const near = binding.nearest[0];
    const missing = w.say(texts.noServiceNamed, { name: written, namespace: view.namespaceOf(ingress) ?? '?' });
    const hint = near ? w.say(texts.nearest, { name: w.code(knownValue(near.name) ?? '?', near.namePlace) }) : [];
    return [[...start, arrow, ...missing, ...hint]];
  }
  return binding.targets.flatMap(service => {
    const port = bindBackendPort(service, backend);
    if (port?.state === 'unbound') {
      const missing = w.say(texts.noServicePort, { port: backendPort(backend) ?? '?' });
      return [[...start, arrow, ...objectParts(w, service), arrow, ...missing]];
    }
    const found = port?.state === 'bound' ? port.targets[0] : undefined;
    return endsOf(w, view, service, found).map(end => [
      ...start,
      arrow,
      ...servicePortParts(w, service, found),
      ...end.parts,
    ]);
  });
}

function ingressHops(w: Writer, { ingress, rule, path, backend }: IngressWay): Parts {
  const object = objectParts(w, ingress);
  if (!rule) return [...object, arrow, w.code('*', backend.place)];
  const host = rule.host ? (knownValue(rule.host) ?? '?') : '';
  const written = path?.path ? (knownValue(path.path) ?? '?') : '/';
  return [...object, arrow, w.code(`${host}${written}`, path?.path?.place ?? path?.place ?? rule.place)];
}

/** The chains of one way in that is no Ingress. */
export function chainsOfWay(w: Writer, view: View, service: Service, way: Exclude<WayIn, IngressWay>): Parts[] {
  const ports = way.port ? [way.port] : service.ports.length > 0 ? service.ports : [undefined];
  return ports.flatMap(port =>
    endsOf(w, view, service, port).map(end => [
      ...wayHops(w, view, service, way),
      arrow,
      ...servicePortParts(w, service, port),
      ...end.parts,
    ]),
  );
}

function wayHops(w: Writer, view: View, service: Service, way: Exclude<WayIn, IngressWay>): Parts {
  switch (way.type) {
    case 'route': {
      const host = w.code(`${knownValue(way.route.host) ?? '*'}${knownValue(way.route.path) ?? ''}`, way.target.place);
      return [...objectParts(w, way.route), arrow, host];
    }
    case 'external-ip':
      return [w.code(way.address ?? '?', service.externalIPs?.place)];
    case 'node-port':
      return nodePortHop(w, way.port);
    case 'load-balancer': {
      const pool = metallbDetail(view, service);
      const assigned = pool === undefined ? w.say(texts.assignedAddress) : [text('('), w.code(pool), text(')')];
      const address = way.address === undefined ? assigned : [w.code(way.address)];
      const start = [...w.say(texts.loadBalancer), text(' '), ...address];
      const isDirect = knownValue(service.allocateLoadBalancerNodePorts) === false;
      return isDirect ? start : [...start, arrow, ...nodePortHop(w, way.port)];
    }
  }
}

function nodePortHop(w: Writer, port: ServicePort): Parts {
  const number = knownValue(port.nodePort);
  const end = number === undefined ? w.say(texts.assignedNodePort) : [w.code(number, port.nodePort?.place)];
  return [...w.say(texts.anyNode), text(', nodePort '), ...end];
}

/** Where one port of a Service ends: an arrow and the target for each workload, or why it ends at the Service. */
export function endsOf(w: Writer, view: View, service: Service, port: ServicePort | undefined): ChainEnd[] {
  const end = (parts: Parts): ChainEnd[] => [{ workload: undefined, port: undefined, parts: [arrow, ...parts] }];
  if (serviceTypeOf(service) === 'ExternalName') {
    const host = w.code(knownValue(service.externalName) ?? '?', service.externalName?.place);
    return end([...w.say(texts.externalName), text(' '), host]);
  }
  if (!hasSelector(service)) return writtenEndpoints(w, view, service, port, end);
  const binding = bindSelector(view, service);
  if (binding.state === 'unknown') return end(reasonParts(w, binding.why));
  if (binding.state === 'unbound') return end(w.say(texts.noPods));
  return binding.targets.map(workload => workloadEnd(w, view, service, port, workload));
}

function writtenEndpoints(
  w: Writer,
  view: View,
  service: Service,
  port: ServicePort | undefined,
  end: (parts: Parts) => ChainEnd[],
): ChainEnd[] {
  const written = endpointsOf(view, service);
  if (written.length === 0) {
    return end(view.isOpen(service) || service.owned ? reasonParts(w, 'external') : w.say(texts.noEndpoints));
  }
  return written.flatMap(endpoints => {
    const subset = endpoints.subsets[0];
    const found = subset?.ports.find(p => (knownValue(p.name) ?? '') === (knownValue(port?.name) ?? ''));
    const addresses = endpoints.subsets.flatMap(s => s.addresses.flatMap(address => knownValue(address) ?? []));
    const target = addresses
      .slice(0, 3)
      .map(address => `${address}${found?.port?.known ? `:${found.port.value}` : ''}`);
    const rest = addresses.length > 3 ? [text(' '), ...w.say(texts.more, { count: addresses.length - 3 })] : [];
    return end([...objectParts(w, endpoints), text(' '), w.code(target.join(', '), found?.place), ...rest]);
  });
}

function workloadEnd(
  w: Writer,
  view: View,
  service: Service,
  port: ServicePort | undefined,
  workload: Workload,
): ChainEnd {
  if (!port) return { workload, port: undefined, parts: [arrow, ...workloadParts(w, view, workload, undefined)] };
  const resolution = resolveTargetPort(port, workload);
  const target = targetOf(port);
  const written = port.targetPort?.place ?? port.port?.place;
  const label = isHeadless(service) ? [] : [text('targetPort ')];
  switch (resolution.state) {
    case 'declared': {
      const { declared, number } = resolution;
      const at = declared.port.containerPort?.place;
      const name =
        typeof target === 'string' ? [w.code(target, written), text(' ('), w.code(number, at), text(')')] : [];
      const hop = [arrow, ...label, ...(name.length > 0 ? name : [w.code(number, at)]), arrow];
      return {
        workload,
        port: declared.port,
        parts: [...hop, ...workloadParts(w, view, workload, declared.container)],
      };
    }
    case 'undeclared': {
      const hop = [arrow, ...label, w.code(resolution.number, written), ...w.say(texts.undeclared), arrow];
      return { workload, port: undefined, parts: [...hop, ...workloadParts(w, view, workload, undefined)] };
    }
    case 'missing': {
      const missing = w.say(texts.noPortName, { name: w.code(resolution.name, written) });
      const parts = [arrow, ...workloadParts(w, view, workload, undefined), text(': '), ...missing];
      return { workload, port: undefined, parts };
    }
    case 'unknown': {
      const why = workload.shape === 'partial' ? 'broken-syntax' : workload.hasContainers ? 'templated' : 'external';
      const reason = [text(' ('), ...reasonParts(w, why), text(')')];
      const hop = [arrow, ...label, w.code(target ?? '?', written), ...reason, arrow];
      return { workload, port: undefined, parts: [...hop, ...workloadParts(w, view, workload, undefined)] };
    }
  }
}

/** `Deployment web, container nginx, 3 replicas`. */
export function workloadParts(w: Writer, view: View, workload: Workload, container: Container | undefined): Parts {
  const name = container && knownValue(container.name);
  const inside =
    name === undefined ? [] : [text(', '), ...w.say(texts.container, { name: w.code(name, container!.place) })];
  const count = workload.kind === 'Pod' ? [] : replicaParts(w, view, workload);
  return [...objectParts(w, workload), ...inside, ...(count.length > 0 ? [text(', '), ...count] : [])];
}

/** `3 replicas`; empty where nothing can be said. */
export function replicaParts(w: Writer, view: View, workload: Workload): Parts {
  const replicas = replicasOf(view, workload);
  switch (replicas.type) {
    case 'count':
      return [text(replicaText(w, replicas.count))];
    case 'per-node':
      return w.say(texts.perNode);
    case 'scaled': {
      const scaler = w.code(
        `${replicas.scaler.kind} ${knownValue(replicas.scaler.name) ?? '?'}`,
        replicas.scaler.namePlace,
      );
      return w.say(texts.scaled, { count: number(replicas.minimum ?? '?'), scaler });
    }
    case 'unknown':
      return [];
  }
}

function replicaText(w: Writer, count: number): string {
  return (count === 1 ? texts.replica : texts.replicas)[w.locale].replace('{count}', String(count));
}

/** A count in a sentence: words of the product, not of a manifest. */
export function number(value: number | string): MarkdownPart {
  return text(String(value));
}
