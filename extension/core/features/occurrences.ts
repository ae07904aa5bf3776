/** From a token to every place where the same thing is written. */
import { backendPort, bindBackend, bindBackendPort } from '../bind/backend.ts';
import { resolveTargetPort } from '../bind/port.ts';
import { bindSelector, hasSelector } from '../bind/selector.ts';
import { keys } from '../index/keys.ts';
import type { View } from '../index/view.ts';
import { knownValue } from '../model/fact.ts';
import type { ContainerPort } from '../model/kinds/pod.ts';
import type { Service } from '../model/kinds/service.ts';
import type { Workload } from '../model/kinds/workload.ts';
import type { Resource } from '../model/resource.ts';
import { findTargets } from './find-targets.ts';
import { type Occurrence, Occurrences } from './occurrence.ts';
import { labelOccurrences } from './occurrences-label.ts';
import { objectOccurrences, serviceOccurrences, workloadOccurrences } from './occurrences-object.ts';
import { containerPortOccurrences, type PortBy, servicePortOccurrences } from './occurrences-port.ts';
import type { Subject } from './subject.ts';

/** What kind of name a set of occurrences is, which decides whether and to what it can be renamed. */
export type NameKind = 'service' | 'object' | 'secret' | 'port' | 'label-value' | 'host' | 'fixed';

export interface NameOccurrences {
  readonly kind: NameKind;
  readonly occurrences: readonly Occurrence[];
}

/** Every place where what a token says is written; `undefined` for tokens that stand for themselves only. */
export function occurrencesOf(view: View, subject: Subject): NameOccurrences | undefined {
  switch (subject.type) {
    case 'object':
      return ofObject(view, subject.resource);
    case 'name': {
      if (subject.target === 'service' || subject.target === 'workload') {
        return ofTargets(view, subject);
      }
      if (subject.namespace === undefined) return undefined;
      const found = objectOccurrences(view, subject.from, subject.target, subject.name);
      return { kind: kindOf(subject.target), occurrences: found.all };
    }
    case 'backend':
      return ofTargets(view, subject);
    case 'route-backend':
      return subject.field === 'name' ? ofTargets(view, subject) : undefined;
    case 'call':
      return ofTargets(view, subject);
    case 'backend-port': {
      const binding = bindBackend(view, subject.ingress, subject.backend);
      if (binding?.state !== 'bound') return undefined;
      const port = bindBackendPort(binding.targets[0], subject.backend);
      const by = typeof backendPort(subject.backend) === 'string' ? 'name' : 'number';
      return port?.state === 'bound' ? ofServicePort(view, binding.targets[0], port.targets[0], by) : undefined;
    }
    case 'service-port': {
      const { service, port, field } = subject;
      if (field === 'name' || field === 'port') {
        return ofServicePort(view, service, port, field === 'name' ? 'name' : 'number');
      }
      return field === 'targetPort' ? ofTargetPort(view, subject) : undefined;
    }
    case 'container-port': {
      const { workload, port, field } = subject;
      if (field !== 'name' && field !== 'containerPort') return undefined;
      return ofContainerPort(view, workload, port, field === 'name' ? 'name' : 'number');
    }
    case 'probe-port': {
      const wanted = knownValue(subject.probe.port);
      const port = subject.container.ports.find(
        p => knownValue(p.name) === wanted || knownValue(p.containerPort) === wanted,
      );
      return port && ofContainerPort(view, subject.workload, port, typeof wanted === 'string' ? 'name' : 'number');
    }
    case 'selector': {
      const binding = hasSelector(subject.service) ? bindSelector(view, subject.service) : undefined;
      if (binding?.state !== 'bound') return undefined;
      return ofLabel(view, binding.targets, subject.label, subject.value);
    }
    case 'pod-label':
      return ofLabel(view, [subject.workload], subject.label, subject.value);
    case 'host':
      return ofHost(view, subject.ingress, subject.host);
    default:
      return undefined;
  }
}

function kindOf(target: Resource['type']): NameKind {
  if (target === 'secret') return 'secret';
  return target === 'ingress-class' || target === 'address-pool' ? 'object' : 'fixed';
}

function ofObject(view: View, resource: Resource): NameOccurrences | undefined {
  const name = knownValue(resource.name);
  if (name === undefined) return undefined;
  switch (resource.type) {
    case 'service':
      return { kind: 'service', occurrences: serviceOccurrences(view, [resource]).all };
    case 'endpoints':
      // An Endpoints object has the name of its Service; an EndpointSlice has one of its own.
      return resource.serviceName === resource.name ? ofTargets(view, { type: 'object', resource }) : undefined;
    case 'workload':
      return { kind: 'object', occurrences: workloadOccurrences(view, [resource]).all };
    case 'secret': {
      const secret = knownValue(resource.secretName) ?? name;
      const kind = resource.secretName === resource.name ? 'secret' : 'fixed';
      return { kind, occurrences: objectOccurrences(view, resource, 'secret', secret).all };
    }
    case 'ingress-class':
      return { kind: 'object', occurrences: objectOccurrences(view, resource, 'ingress-class', name).all };
    case 'address-pool':
      return { kind: 'object', occurrences: objectOccurrences(view, resource, 'address-pool', name).all };
    case 'object':
      if (resource.kind !== 'Namespace') return undefined;
      return { kind: 'fixed', occurrences: objectOccurrences(view, resource, 'object', name).all };
    default:
      return undefined;
  }
}

function ofTargets(view: View, subject: Subject): NameOccurrences | undefined {
  const resources = findTargets(view, subject).map(target => target.resource);
  const services = resources.filter((r): r is Service => r.type === 'service');
  if (services.length > 0) return { kind: 'service', occurrences: serviceOccurrences(view, services).all };
  const workloads = resources.filter((r): r is Workload => r.type === 'workload');
  if (workloads.length === 0) return undefined;
  return { kind: 'object', occurrences: workloadOccurrences(view, workloads).all };
}

function ofServicePort(view: View, service: Service, port: Service['ports'][number], by: PortBy): NameOccurrences {
  const found = servicePortOccurrences(view, service, port, by);
  return { kind: by === 'name' ? 'port' : 'fixed', occurrences: found.all };
}

function ofContainerPort(view: View, workload: Workload, port: ContainerPort, by: PortBy): NameOccurrences {
  const found = containerPortOccurrences(view, workload, port, by);
  return { kind: by === 'name' ? 'port' : 'fixed', occurrences: found.all };
}

function ofTargetPort(
  view: View,
  { service, port }: Extract<Subject, { type: 'service-port' }>,
): NameOccurrences | undefined {
  const binding = hasSelector(service) ? bindSelector(view, service) : undefined;
  if (binding?.state !== 'bound') return undefined;
  for (const workload of binding.targets) {
    const resolution = resolveTargetPort(port, workload);
    if (resolution.state !== 'declared') continue;
    const by = typeof knownValue(port.targetPort) === 'string' ? 'name' : 'number';
    return ofContainerPort(view, workload, resolution.declared.port, by);
  }
  return undefined;
}

function ofLabel(view: View, workloads: readonly Workload[], label: string, value: string): NameOccurrences {
  return { kind: 'label-value', occurrences: labelOccurrences(view, workloads, label, value).all };
}

function ofHost(view: View, from: Resource, host: string): NameOccurrences {
  const occurrences = new Occurrences();
  const set = view.setOf(from);
  for (const ingress of view.lookupType('ingress', keys.ingressHost(set, host))) {
    for (const rule of ingress.rules) if (knownValue(rule.host) === host) occurrences.add(rule.host?.place, true);
  }
  for (const ingress of view.lookupType('ingress', keys.tlsHost(set, host))) {
    for (const fact of ingress.tls.flatMap(tls => tls.hosts?.items ?? [])) {
      if (knownValue(fact) === host) occurrences.add(fact.place, false);
    }
  }
  return { kind: 'host', occurrences: occurrences.all };
}
