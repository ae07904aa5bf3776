/**
 * What the tokens of an object mean: every name, number and label that networking depends on, with the typed thing behind it. The one
 * list from which hover, definition, references, rename and highlights start.
 */
import { type ServiceReference, serviceReferences } from '../bind/service-reference.ts';
import type { View } from '../index/view.ts';
import { askedPool } from '../load-balancer/request.ts';
import type { Fact, StringMap } from '../model/fact.ts';
import type { Gateway } from '../model/kinds/gateway.ts';
import type { Listener } from '../model/kinds/gateway-listener.ts';
import type { GatewayRoute, RouteBackend } from '../model/kinds/gateway-route.ts';
import type { Ingress, IngressBackend, IngressPath, IngressRule } from '../model/kinds/ingress.ts';
import type { ListenerSet } from '../model/kinds/listener-set.ts';
import type { ParentReference } from '../model/kinds/object-reference.ts';
import type { Container, ContainerPort, Probe } from '../model/kinds/pod.ts';
import type { Service, ServicePort } from '../model/kinds/service.ts';
import type { Workload } from '../model/kinds/workload.ts';
import type { Resource, ResourceType } from '../model/resource.ts';
import type { Place } from '../yaml/syntax.ts';

export type ServiceField =
  | 'type'
  | 'clusterIP'
  | 'externalName'
  | 'loadBalancerIP'
  | 'sessionAffinity'
  | 'externalTrafficPolicy'
  | 'internalTrafficPolicy';

export type Subject =
  /** `metadata.name`. */
  | { readonly type: 'object'; readonly resource: Resource }
  /** The name of another object. `namespace`: where it is looked for, `undefined` when not known. */
  | {
      readonly type: 'name';
      readonly from: Resource;
      readonly target: ResourceType;
      readonly namespace: string | undefined;
      readonly name: string;
    }
  /** An Ingress backend's Service name. */
  | { readonly type: 'backend'; readonly ingress: Ingress; readonly backend: IngressBackend; readonly name: string }
  | { readonly type: 'backend-port'; readonly ingress: Ingress; readonly backend: IngressBackend }
  | {
      readonly type: 'path';
      readonly ingress: Ingress;
      readonly rule: IngressRule;
      readonly path: IngressPath;
      readonly field: 'path' | 'pathType';
    }
  | { readonly type: 'host'; readonly ingress: Ingress; readonly rule: IngressRule | undefined; readonly host: string }
  | { readonly type: 'selector'; readonly service: Service; readonly label: string; readonly value: string }
  /** A pair of the pod template (`labels`) or of the controller's matchLabels (`match-labels`). */
  | {
      readonly type: 'pod-label';
      readonly workload: Workload;
      readonly in: 'labels' | 'match-labels';
      readonly label: string;
      readonly value: string;
    }
  | {
      readonly type: 'service-port';
      readonly service: Service;
      readonly port: ServicePort;
      readonly field: 'name' | 'port' | 'targetPort' | 'nodePort' | 'protocol' | 'appProtocol';
    }
  | { readonly type: 'service-field'; readonly service: Service; readonly field: ServiceField }
  | {
      readonly type: 'container-port';
      readonly workload: Workload;
      readonly container: Container;
      readonly port: ContainerPort;
      readonly field: 'name' | 'containerPort' | 'hostPort' | 'protocol';
    }
  | { readonly type: 'probe-port'; readonly workload: Workload; readonly container: Container; readonly probe: Probe }
  | { readonly type: 'replicas'; readonly workload: Workload }
  | { readonly type: 'listener'; readonly owner: Gateway | ListenerSet; readonly listener: Listener }
  | {
      readonly type: 'parent';
      readonly route: GatewayRoute;
      readonly parent: ParentReference;
      readonly field: 'name' | 'sectionName' | 'port';
    }
  | {
      readonly type: 'route-backend';
      readonly route: GatewayRoute;
      readonly backend: RouteBackend;
      readonly field: 'name' | 'port';
    }
  /** A host name of the cluster in the environment, arguments or ConfigMaps of a workload. */
  | { readonly type: 'call'; readonly workload: Workload; readonly reference: ServiceReference };

export interface Token {
  /** The value's characters, quotes included. */
  readonly place: Place;
  readonly subject: Subject;
}

/** The tokens of an object, in no particular order. Values that a template decides are not among them. */
export function tokensOf(view: View, resource: Resource): Token[] {
  const tokens: Token[] = [];
  const add = (fact: Fact<unknown> | undefined, subject: Subject) => {
    if (fact?.known) tokens.push({ place: fact.place, subject });
  };
  const namespace = view.namespaceOf(resource);
  const addName = (fact: Fact<string> | undefined, target: ResourceType, where = namespace) => {
    if (fact?.known) add(fact, { type: 'name', from: resource, target, namespace: where, name: fact.value });
  };
  add(resource.name, { type: 'object', resource });
  addName(resource.namespace, 'object', '');
  switch (resource.type) {
    case 'service':
      addService(resource, add);
      addName(askedPool(resource), 'address-pool', '');
      break;
    case 'workload':
      addWorkload(view, resource, add);
      addName(resource.serviceName, 'service');
      for (const service of resource.rolloutServices) addName(service, 'service');
      break;
    case 'ingress':
      addIngress(resource, add);
      addName(resource.ingressClassName, 'ingress-class', '');
      addName(resource.annotations?.entries.get('kubernetes.io/ingress.class'), 'ingress-class', '');
      for (const tls of resource.tls) addName(tls.secretName, 'secret');
      break;
    case 'endpoints':
      if (resource.serviceName !== resource.name) addName(resource.serviceName, 'service');
      break;
    case 'route':
      for (const target of [resource.to, ...resource.alternateBackends]) addName(target?.name, 'service');
      break;
    case 'webhook':
      for (const client of resource.services) {
        addName(client.name, 'service', client.namespace?.known ? client.namespace.value : undefined);
        addName(client.namespace, 'object', '');
      }
      break;
    case 'pool-advertisement':
      for (const pool of resource.ipAddressPools?.items ?? []) addName(pool, 'address-pool', '');
      break;
    case 'gateway':
    case 'listener-set':
      for (const listener of resource.listeners?.items ?? [])
        add(listener.name, { type: 'listener', owner: resource, listener });
      break;
    case 'gateway-route':
      addRoute(resource, add);
      break;
    case 'scaler':
      addName(resource.targetName, 'workload');
      break;
    case 'config-map':
      // A text of a ConfigMap means something to the workloads that read it.
      if (namespace === undefined) break;
      for (const workload of view.inNamespace(resource, 'workload', namespace)) addCalls(view, workload, resource, add);
      break;
  }
  return tokens;
}

type Add = (fact: Fact<unknown> | undefined, subject: Subject) => void;

const portFields = ['name', 'port', 'targetPort', 'nodePort', 'protocol', 'appProtocol'] as const;
const serviceFields = [
  'clusterIP',
  'externalName',
  'loadBalancerIP',
  'sessionAffinity',
  'externalTrafficPolicy',
  'internalTrafficPolicy',
] as const;

function addService(service: Service, add: Add): void {
  addPairs(service.selector, (label, value) => ({ type: 'selector', service, label, value }), add);
  for (const port of service.ports) {
    for (const field of portFields) add(port[field], { type: 'service-port', service, port, field });
  }
  add(service.serviceType, { type: 'service-field', service, field: 'type' });
  for (const field of serviceFields) add(service[field], { type: 'service-field', service, field });
}

function addWorkload(view: View, workload: Workload, add: Add): void {
  addPairs(workload.pod.labels, (label, value) => ({ type: 'pod-label', workload, in: 'labels', label, value }), add);
  addPairs(
    workload.selector?.matchLabels,
    (label, value) => ({ type: 'pod-label', workload, in: 'match-labels', label, value }),
    add,
  );
  add(workload.replicas, { type: 'replicas', workload });
  for (const container of workload.pod.containers) {
    for (const port of container.ports) {
      for (const field of ['name', 'containerPort', 'hostPort', 'protocol'] as const) {
        add(port[field], { type: 'container-port', workload, container, port, field });
      }
    }
    for (const probe of container.probes) add(probe.port, { type: 'probe-port', workload, container, probe });
  }
  addCalls(view, workload, workload, add);
}

/** The calls of a workload that are written in one object. */
function addCalls(view: View, workload: Workload, writtenIn: Resource, add: Add): void {
  for (const reference of serviceReferences(view, workload)) {
    if (reference.place.document !== writtenIn.place.document) continue;
    add({ known: true, value: reference.host, place: reference.place }, { type: 'call', workload, reference });
  }
}

function addIngress(ingress: Ingress, add: Add): void {
  const addBackend = (backend: IngressBackend | undefined) => {
    if (!backend) return;
    const name = backend.serviceName;
    if (name?.known) add(name, { type: 'backend', ingress, backend, name: name.value });
    add(backend.portNumber, { type: 'backend-port', ingress, backend });
    add(backend.portName, { type: 'backend-port', ingress, backend });
  };
  for (const rule of ingress.rules) {
    if (rule.host?.known) add(rule.host, { type: 'host', ingress, rule, host: rule.host.value });
    for (const path of rule.paths) {
      add(path.path, { type: 'path', ingress, rule, path, field: 'path' });
      add(path.pathType, { type: 'path', ingress, rule, path, field: 'pathType' });
      addBackend(path.backend);
    }
  }
  addBackend(ingress.defaultBackend);
  for (const tls of ingress.tls) {
    for (const host of tls.hosts?.items ?? []) {
      if (host.known) add(host, { type: 'host', ingress, rule: undefined, host: host.value });
    }
  }
}

function addRoute(route: GatewayRoute, add: Add): void {
  for (const parent of route.parentRefs?.items ?? []) {
    for (const field of ['name', 'sectionName', 'port'] as const)
      add(parent[field], { type: 'parent', route, parent, field });
  }
  for (const backend of (route.rules?.items ?? []).flatMap(rule => rule.backendRefs?.items ?? [])) {
    for (const field of ['name', 'port'] as const)
      add(backend[field], { type: 'route-backend', route, backend, field });
  }
}

function addPairs(map: StringMap | undefined, subject: (label: string, value: string) => Subject, add: Add): void {
  for (const [label, fact] of map?.entries ?? []) if (fact.known) add(fact, subject(label, fact.value));
}
