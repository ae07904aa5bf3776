/** What a token refers to: the objects, ports or labels that define it. */
import { bindBackend, bindBackendPort } from '../bind/backend.ts';
import { declaredPorts, resolveTargetPort } from '../bind/port.ts';
import { bindSelector, hasSelector } from '../bind/selector.ts';
import { replicasOf } from '../bind/ways-in.ts';
import { resolveBackend } from '../gateway/backend.ts';
import { bindParent } from '../gateway/parents.ts';
import type { View } from '../index/view.ts';
import { poolsNamed } from '../load-balancer/pool.ts';
import { knownValue } from '../model/fact.ts';
import type { Resource } from '../model/resource.ts';
import type { Place } from '../yaml/syntax.ts';
import type { Subject } from './subject.ts';

export interface Target {
  /** The object that holds the definition. */
  readonly resource: Resource;
  /** The defining token: a name, a port, a label's value. */
  readonly place: Place;
}

/** The definitions behind a token, in the order of look-up; empty where there is none or it cannot be told. */
export function findTargets(view: View, subject: Subject): Target[] {
  switch (subject.type) {
    case 'object':
      return objectTargets(view, subject.resource);
    case 'name': {
      // MetalLB has one namespace, whatever that is.
      if (subject.target === 'address-pool') return poolsNamed(view, subject.from, subject.name).map(named);
      if (subject.namespace === undefined) return [];
      const found = view.named(subject.from, subject.target, subject.namespace, subject.name);
      return found.filter(r => isMeant(subject.from, subject.target, r)).map(named);
    }
    case 'backend': {
      const binding = bindBackend(view, subject.ingress, subject.backend);
      return binding?.state === 'bound' ? binding.targets.map(named) : [];
    }
    case 'backend-port': {
      const binding = bindBackend(view, subject.ingress, subject.backend);
      if (binding?.state !== 'bound') return [];
      return binding.targets.flatMap(service => {
        const port = bindBackendPort(service, subject.backend);
        if (port?.state !== 'bound') return [];
        const [found] = port.targets;
        const fact = subject.backend.portName ? found.name : found.port;
        return [{ resource: service, place: fact?.place ?? found.place }];
      });
    }
    case 'selector': {
      const binding = hasSelector(subject.service) ? bindSelector(view, subject.service) : undefined;
      return binding?.state === 'bound' ? binding.targets.flatMap(w => labelTarget(w, subject.label)) : [];
    }
    case 'pod-label':
      return labelTarget(subject.workload, subject.label);
    case 'service-port': {
      const { service, port, field } = subject;
      if (field !== 'targetPort' && field !== 'port') return [];
      const binding = hasSelector(service) ? bindSelector(view, service) : undefined;
      if (binding?.state !== 'bound') return [];
      return binding.targets.flatMap(workload => {
        const resolution = resolveTargetPort(port, workload);
        if (resolution.state !== 'declared') return [];
        const { port: declared } = resolution.declared;
        const isName = typeof knownValue(port.targetPort) === 'string';
        return [
          { resource: workload, place: (isName ? declared.name : declared.containerPort)?.place ?? declared.place },
        ];
      });
    }
    case 'probe-port': {
      const wanted = knownValue(subject.probe.port);
      return declaredPorts(subject.workload.pod)
        .filter(d => d.container === subject.container && (d.number === wanted || knownValue(d.port.name) === wanted))
        .map(({ port }) => ({
          resource: subject.workload,
          place: (typeof wanted === 'string' ? port.name : port.containerPort)?.place ?? port.place,
        }));
    }
    case 'replicas': {
      const replicas = replicasOf(view, subject.workload);
      return replicas.type === 'scaled' ? [named(replicas.scaler)] : [];
    }
    case 'call': {
      const { binding, portBinding } = subject.reference;
      if (binding.state !== 'bound') return [];
      const port = portBinding?.state === 'bound' ? portBinding.targets[0] : undefined;
      return binding.targets.flatMap(service => [
        named(service),
        ...(port?.port && service.ports.includes(port) ? [{ resource: service, place: port.port.place }] : []),
      ]);
    }
    case 'parent': {
      const binding = bindParent(view, subject.route, subject.parent);
      if (binding?.state !== 'bound') return [];
      const section = subject.field === 'sectionName' ? knownValue(subject.parent.sectionName) : undefined;
      return binding.targets.flatMap(owner => {
        if (section === undefined || owner.type === 'service') return [named(owner)];
        const listener = owner.listeners?.items.find(one => knownValue(one.name) === section);
        return listener ? [{ resource: owner, place: listener.name!.place }] : [];
      });
    }
    case 'route-backend': {
      const resolution = resolveBackend(view, subject.route, subject.backend);
      if (resolution.state !== 'resolved') return [];
      const { service, port } = resolution;
      return [subject.field === 'port' ? { resource: service, place: port.port?.place ?? port.place } : named(service)];
    }
    default:
      return [];
  }
}

function named(resource: Resource): Target {
  return { resource, place: resource.namePlace };
}

/** Endpoints belong to the Service of their name; every other object is its own definition. */
function objectTargets(view: View, resource: Resource): Target[] {
  if (resource.type !== 'endpoints') return [named(resource)];
  const name = knownValue(resource.serviceName);
  const namespace = view.namespaceOf(resource);
  if (name === undefined || namespace === undefined) return [named(resource)];
  return [...view.named(resource, 'service', namespace, name), resource].map(named);
}

/** A type of the model stands for several kinds: the one that the field means. */
function isMeant(from: Resource, target: Resource['type'], found: Resource): boolean {
  if (target === 'object') return found.kind === 'Namespace';
  if (from.type === 'scaler' && target === 'workload') return found.kind === knownValue(from.targetKind);
  return true;
}

function labelTarget(workload: Extract<Resource, { type: 'workload' }>, label: string): Target[] {
  const fact = workload.pod.labels?.entries.get(label);
  return fact ? [{ resource: workload, place: fact.place }] : [];
}
