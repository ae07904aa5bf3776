/** Where the name of an object is written: its own metadata, and everything that refers to it. */
import { bindBackend } from '../bind/backend.ts';
import { callersOf } from '../bind/callers.ts';
import { bindServiceName } from '../bind/service-name.ts';
import type { ServiceReference } from '../bind/service-reference.ts';
import { targetOf } from '../gateway/backend.ts';
import { keys } from '../index/keys.ts';
import type { View } from '../index/view.ts';
import { advertisementsAround, poolsNamed } from '../load-balancer/pool.ts';
import { askedPool } from '../load-balancer/request.ts';
import { type Fact, knownValue } from '../model/fact.ts';
import { backendReferencesOf } from '../model/kinds/gateway-route.ts';
import { backendsOf } from '../model/kinds/ingress.ts';
import type { Service } from '../model/kinds/service.ts';
import type { Resource, ResourceType } from '../model/resource.ts';
import { type Place, sourceOf } from '../yaml/syntax.ts';
import { closure, Occurrences } from './occurrence.ts';

/** Adds a place where a Service's name is written, with the Services that it may mean there. */
type Visit = (place: Place | undefined, services: readonly Resource[], isPart?: boolean) => void;

/** The occurrences of the names of Services; of variants of one Service, those that some reference means together. */
export function serviceOccurrences(view: View, start: readonly Service[]): Occurrences {
  const services = closure(start, service => {
    const also: Service[] = [];
    visitUsers(view, service, (_, found) => also.push(...found.filter(r => r.type === 'service')));
    return also;
  });
  const occurrences = new Occurrences();
  for (const service of services) occurrences.add(service.name?.place, true);
  for (const service of services)
    visitUsers(view, service, (place, _, isPart) => occurrences.add(place, false, isPart));
  return occurrences;
}

/** Everything that names a Service. */
function visitUsers(view: View, service: Service, visit: Visit): void {
  const name = knownValue(service.name);
  const namespace = view.namespaceOf(service);
  if (name === undefined || namespace === undefined) return;
  const set = view.setOf(service);
  const visitName = (from: Resource, fact: Fact<string> | undefined, where = namespace) => {
    if (knownValue(fact) !== name) return;
    const binding = bindServiceName(view, from, where, name);
    if (binding.state === 'bound' && binding.targets.includes(service)) visit(fact!.place, binding.targets);
  };
  for (const user of view.lookup(keys.backendUsers(set, namespace, name))) {
    if (user.type === 'ingress') {
      for (const backend of backendsOf(user)) {
        // An ALB action has the form of a Service name.
        if (bindBackend(view, user, backend)) visitName(user, backend.serviceName);
      }
    } else if (user.type === 'route') {
      for (const target of [user.to, ...user.alternateBackends]) visitName(user, target?.name);
    } else if (user.type === 'gateway-route') {
      for (const backend of backendReferencesOf(user)) {
        const target = targetOf(view, user, backend);
        if (target?.kind === 'Service' && target.group === '' && target.namespace === namespace)
          visitName(user, backend.name);
      }
    }
  }
  for (const user of view.lookup(keys.workloadsNaming(set, namespace, name))) {
    if (user.type !== 'workload') continue;
    for (const fact of [user.serviceName, ...user.rolloutServices]) visitName(user, fact);
  }
  for (const user of view.lookupType('endpoints', keys.endpointsOf(set, namespace, name))) {
    visitName(user, user.serviceName);
  }
  for (const user of view.lookupType('webhook', keys.everywhere(set, 'webhook'))) {
    for (const client of user.services) {
      if (knownValue(client.namespace) === namespace) visitName(user, client.name);
    }
  }
  for (const { reference } of callersOf(view, service)) {
    if (reference.binding.state !== 'bound') continue;
    const place = serviceLabel(reference);
    if (place) visit(place, reference.binding.targets, true);
  }
}

/** The label of a host name that is the Service's name: `database` in `database-0.database:5432`. */
function serviceLabel({ host, place, service }: ServiceReference): Place | undefined {
  if (!sourceOf(place).toLowerCase().startsWith(host)) return undefined;
  const start = place.start + (service.pod === undefined ? 0 : service.pod.length + 1);
  return { document: place.document, start, end: start + service.name.length };
}

const resourceTypes: readonly ResourceType[] = [
  'service',
  'endpoints',
  'workload',
  'ingress',
  'config-map',
  'secret',
  'monitor',
  'scaler',
  'route',
  'object',
  'address-pool',
  'pool-advertisement',
  'other',
];

/** The occurrences of the name of an object that is not a Service. `targets`: what defines it, `from` one that names it. */
export function objectOccurrences(view: View, from: Resource, target: ResourceType, name: string): Occurrences {
  const occurrences = new Occurrences();
  const set = view.setOf(from);
  switch (target) {
    case 'secret': {
      const namespace = view.namespaceOf(from) ?? '';
      for (const secret of view.named(from, 'secret', namespace, name)) occurrences.add(secret.secretName?.place, true);
      for (const ingress of view.inNamespace(from, 'ingress', namespace)) {
        for (const tls of ingress.tls) {
          if (knownValue(tls.secretName) === name) occurrences.add(tls.secretName?.place, false);
        }
      }
      break;
    }
    case 'address-pool': {
      for (const pool of poolsNamed(view, from, name)) occurrences.add(pool.name?.place, true);
      for (const advertisement of advertisementsAround(view, from)) {
        for (const fact of advertisement.ipAddressPools?.items ?? [])
          if (knownValue(fact) === name) occurrences.add(fact.place, false);
      }
      for (const service of view.lookupType('service', keys.everywhere(set, 'service'))) {
        const asked = askedPool(service);
        if (knownValue(asked) === name) occurrences.add(asked!.place, false);
      }
      break;
    }
    case 'ingress-class': {
      for (const found of view.named(from, 'ingress-class', '', name)) occurrences.add(found.name?.place, true);
      for (const ingress of view.lookupType('ingress', keys.everywhere(set, 'ingress'))) {
        const old = ingress.annotations?.entries.get('kubernetes.io/ingress.class');
        for (const fact of [ingress.ingressClassName, old]) {
          if (knownValue(fact) === name) occurrences.add(fact?.place, false);
        }
      }
      break;
    }
    case 'object': {
      const namespaces = view.named(from, 'object', '', name).filter(r => r.kind === 'Namespace');
      for (const found of namespaces) occurrences.add(found.name?.place, true);
      for (const type of resourceTypes) {
        for (const resource of view.inNamespace(from, type, name)) occurrences.add(resource.namespace?.place, false);
      }
      break;
    }
  }
  return occurrences;
}

/** The occurrences of a workload's name: itself and what scales it. */
export function workloadOccurrences(view: View, workloads: readonly Resource[]): Occurrences {
  const occurrences = new Occurrences();
  for (const workload of workloads) {
    occurrences.add(workload.name?.place, true);
    const [name, namespace] = [knownValue(workload.name), view.namespaceOf(workload)];
    if (name === undefined || namespace === undefined) continue;
    const key = keys.scalersOf(view.setOf(workload), namespace, workload.kind, name);
    for (const scaler of view.lookupType('scaler', key)) occurrences.add(scaler.targetName?.place, false);
  }
  return occurrences;
}
