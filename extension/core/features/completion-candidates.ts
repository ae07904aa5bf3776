/** Candidates for each field that networking depends on. */
import { declaredPorts, protocolOf } from '../bind/port.ts';
import { bindSelector, hasSelector } from '../bind/selector.ts';
import { isHeadless } from '../bind/ways-in.ts';
import { keys } from '../index/keys.ts';
import { nearestVariants, type View } from '../index/view.ts';
import type { Locale } from '../l10n/message.ts';
import { poolsAround, printPool } from '../load-balancer/pool.ts';
import { type Fact, knownValue, type StringMap } from '../model/fact.ts';
import { backendsOf, type Ingress } from '../model/kinds/ingress.ts';
import type { Service } from '../model/kinds/service.ts';
import type { Workload } from '../model/kinds/workload.ts';
import type { Resource, ResourceType } from '../model/resource.ts';
import { titleOf } from '../model/resource.ts';
import { enumCandidates } from './completion-enums.ts';
import { gatewayCandidates } from './completion-gateway.ts';
import { type Candidate, itemAt, reference, serviceDetail } from './completion-parts.ts';

export interface CompletionRequest {
  readonly view: View;
  readonly resource: Resource;
  /** `spec.ports.[].targetPort`. */
  readonly path: string;
  readonly onKey: boolean;
  /** Offset of the caret in the document. */
  readonly offset: number;
  readonly locale: Locale;
}

/** Every candidate at a position, the likeliest first. */
export function candidatesAt(request: CompletionRequest): Candidate[] {
  const { view, resource, path, onKey } = request;
  if (path === 'metadata.namespace' && !onKey) return namespaces(view, resource);
  const special = ofResource(request) ?? gatewayCandidates(request);
  if (special) return special;
  return onKey ? [] : enumCandidates(resource, path, request.locale);
}

function ofResource(request: CompletionRequest): Candidate[] | undefined {
  const { view, resource, path, onKey } = request;
  switch (resource.type) {
    case 'service':
      if (!onKey && path.startsWith('metadata.annotations.metallb.') && path.endsWith('/address-pool'))
        return pools(view, resource);
      if (path.startsWith('spec.selector')) {
        return labelCandidates(request, 'spec.selector', resource.selector, podLabelSources(view, resource));
      }
      if (!onKey && /^spec\.ports\.\[\]\.(targetPort|port)$/.test(path)) return targetPorts(view, resource, path);
      return undefined;
    case 'ingress':
      return onKey && !path.endsWith('hosts.[]') ? undefined : ofIngress(view, resource, request);
    case 'workload':
      return ofWorkload(request, resource);
    case 'pool-advertisement':
      return path === 'spec.ipAddressPools.[]' ? pools(view, resource) : undefined;
    case 'route':
      return /^spec\.(to|alternateBackends\.\[\])\.name$/.test(path) && !onKey ? services(view, resource) : undefined;
    case 'scaler':
      if (path !== 'spec.scaleTargetRef.name' || onKey) return undefined;
      return names(view, resource, 'workload').filter(
        c => !resource.targetKind || c.detail.startsWith(knownValue(resource.targetKind) ?? ''),
      );
    default:
      return undefined;
  }
}

function ofIngress(view: View, ingress: Ingress, { path, offset }: CompletionRequest): Candidate[] | undefined {
  if (/[bB]ackend\.(service\.name|serviceName)$/.test(path)) return services(view, ingress);
  const port = /[bB]ackend\.(service\.port\.(number|name)|servicePort)$/.exec(path);
  if (port) {
    const backend = itemAt(backendsOf(ingress), ingress, offset);
    return servicePorts(view, ingress, knownValue(backend?.serviceName), port[2]);
  }
  if (path === 'spec.ingressClassName') {
    const classes = view.lookupType('ingress-class', keys.everywhere(view.setOf(ingress), 'ingress-class'));
    return classes.flatMap(c => reference(c.name, knownValue(c.controller) ?? c.kind));
  }
  if (path === 'spec.tls.[].secretName') return names(view, ingress, 'secret');
  if (path === 'spec.tls.[].hosts.[]') return ingress.rules.flatMap(rule => reference(rule.host, 'rules[].host'));
  return undefined;
}

function ofWorkload(request: CompletionRequest, workload: Workload): Candidate[] | undefined {
  const { view, path, onKey, offset } = request;
  if (path === 'spec.serviceName' && !onKey && workload.kind === 'StatefulSet') {
    const all = inNamespace(view, workload, 'service');
    return [...all.filter(isHeadless), ...all.filter(s => !isHeadless(s))].flatMap(serviceCandidate);
  }
  if (path.startsWith('spec.selector.matchLabels')) {
    const own = [{ labels: workload.pod.labels, detail: 'template.metadata.labels' }];
    return labelCandidates(request, 'spec.selector.matchLabels', workload.selector?.matchLabels, own);
  }
  const labels = workload.kind === 'Pod' ? 'metadata.labels' : 'spec.template.metadata.labels';
  if (path.startsWith(labels)) {
    const selectors = inNamespace(view, workload, 'service').map(service => ({
      labels: service.selector,
      detail: `${titleOf(service)} selector`,
    }));
    const own = { labels: workload.selector?.matchLabels, detail: 'selector.matchLabels' };
    return labelCandidates(request, labels, workload.pod.labels, [own, ...selectors]);
  }
  if (/\.(httpGet|tcpSocket|grpc)\.port$/.test(path) && !onKey) {
    const container = itemAt(workload.pod.containers, workload, offset);
    return declaredPorts(workload.pod)
      .filter(d => d.container === container)
      .flatMap(d => [
        ...(path.endsWith('grpc.port') ? [] : portName(d.port.name, String(d.number))),
        { value: d.number, detail: knownValue(d.port.name) ?? protocolOf(d.port) ?? '', kind: 'port' as const },
      ]);
  }
  return undefined;
}

interface LabelSource {
  readonly labels: StringMap | undefined;
  readonly detail: string;
}

function podLabelSources(view: View, service: Service): LabelSource[] {
  return inNamespace(view, service, 'workload').map(w => ({ labels: w.pod.labels, detail: titleOf(w) }));
}

/** Keys (with a value) or values of labels, those that go together with the pairs that are already there first. */
function labelCandidates(
  { path, onKey }: CompletionRequest,
  at: string,
  present: StringMap | undefined,
  sources: readonly LabelSource[],
): Candidate[] | undefined {
  const label = path.slice(at.length + 1);
  if (onKey ? label !== '' : label === '') return undefined;
  const agreement = ({ labels }: LabelSource) =>
    [...(present?.entries ?? [])].filter(
      ([key, fact]) => key !== label && knownValue(labels?.entries.get(key)) === knownValue(fact),
    ).length;
  const sorted = [...sources].sort((a, b) => agreement(b) - agreement(a));
  return sorted.flatMap(({ labels, detail }) =>
    [...(labels?.entries ?? [])].flatMap(([key, fact]): Candidate[] => {
      if (!fact.known) return [];
      if (!onKey) return key === label ? [{ value: fact.value, detail, kind: 'label' }] : [];
      return present?.entries.has(key) ? [] : [{ value: key, pair: fact.value, detail, kind: 'label' }];
    }),
  );
}

function targetPorts(view: View, service: Service, path: string): Candidate[] {
  const binding = hasSelector(service) ? bindSelector(view, service) : undefined;
  if (binding?.state !== 'bound') return [];
  return binding.targets.flatMap(workload =>
    declaredPorts(workload.pod).flatMap(({ port, number, container }) => {
      const where = `${titleOf(workload)}, ${knownValue(container.name) ?? '?'}`;
      const protocol = protocolOf(port) ?? '?';
      const name = path.endsWith('targetPort') ? portName(port.name, `${number}/${protocol} · ${where}`) : [];
      const numeric: Candidate = {
        value: number,
        detail: `${knownValue(port.name) ?? protocol} · ${where}`,
        kind: 'port',
      };
      return [...name, numeric];
    }),
  );
}

function servicePorts(view: View, from: Ingress, name: string | undefined, field: string | undefined): Candidate[] {
  const namespace = view.namespaceOf(from);
  if (name === undefined || namespace === undefined) return [];
  return view.named(from, 'service', namespace, name).flatMap(service =>
    service.ports.flatMap(port => {
      const number = knownValue(port.port);
      const title = titleOf(service);
      const byName = field === 'number' ? [] : portName(port.name, `${number ?? '?'} · ${title}`);
      if (field === 'name' || number === undefined) return byName;
      return [
        ...byName,
        {
          value: number,
          detail: `${knownValue(port.name) ?? protocolOf(port) ?? '?'} · ${title}`,
          kind: 'port' as const,
        },
      ];
    }),
  );
}

function portName(name: Fact<string> | undefined, detail: string): Candidate[] {
  return name?.known ? [{ value: name.value, detail, kind: 'port' }] : [];
}

function pools(view: View, from: Resource): Candidate[] {
  return poolsAround(view, from).flatMap(pool => reference(pool.name, `${pool.kind} · ${printPool(pool)}`));
}

function services(view: View, from: Resource): Candidate[] {
  return inNamespace(view, from, 'service').flatMap(serviceCandidate);
}

function serviceCandidate(service: Service): Candidate[] {
  return reference(service.name, serviceDetail(service));
}

function names(view: View, from: Resource, type: 'secret' | 'workload'): Candidate[] {
  return inNamespace(view, from, type).flatMap(r => reference(r.type === 'secret' ? r.secretName : r.name, r.kind));
}

function inNamespace<T extends 'service' | 'workload' | 'secret'>(view: View, from: Resource, type: T) {
  const namespace = view.namespaceOf(from);
  if (namespace === undefined) return [];
  return nearestVariants(from, view.inNamespace(from, type, namespace), view).filter(other => other !== from);
}

/** Namespaces that are declared, then those that other objects are in. */
function namespaces(view: View, from: Resource): Candidate[] {
  const set = view.setOf(from);
  const declared = view.lookupType('object', keys.everywhere(set, 'object')).filter(o => o.kind === 'Namespace');
  const types: readonly ResourceType[] = ['service', 'workload', 'ingress'];
  const used = types.flatMap(type => view.lookupType(type, keys.everywhere(set, type)).filter(other => other !== from));
  return [
    ...declared.flatMap(o => reference(o.name, 'Namespace')),
    ...used.flatMap(other => reference(other.namespace, titleOf(other))),
  ];
}
