/**
 * Service port to container port (semantics S5; k8s.io/kubernetes pkg/api/v1/pod FindPort). A number is used as it is, declared or
 * not. A name is looked for in each pod: the first port with that name and protocol, in regular containers, then in sidecars.
 */
import { knownValue, valueOrDefault } from '../model/fact.ts';
import { type Container, type ContainerPort, type PodTemplate, servingContainers } from '../model/kinds/pod.ts';
import type { Service, ServicePort } from '../model/kinds/service.ts';
import type { Workload } from '../model/kinds/workload.ts';
import type { IntOrString } from '../model/read.ts';
import { isCustomGroup } from './selector.ts';

export interface DeclaredPort {
  readonly container: Container;
  readonly port: ContainerPort;
  readonly number: number;
}

export type PortResolution =
  /** The traffic goes to `number`, which a container declares. */
  | { readonly state: 'declared'; readonly number: number; readonly declared: DeclaredPort }
  /** The traffic goes to `number`, which no container declares: legal, `containerPort` is informational. */
  | { readonly state: 'undeclared'; readonly number: number }
  /** No container declares the name with the protocol: the pod is not an endpoint of the port. */
  | { readonly state: 'missing'; readonly name: string }
  | { readonly state: 'unknown' };

/** The protocol of a Service, container or policy port: TCP unless written; `undefined` if a template decides it. */
export function protocolOf(port: { readonly protocol: ServicePort['protocol'] }): string | undefined {
  return valueOrDefault(port.protocol, 'TCP');
}

/** What a Service port is sent to: `targetPort`, or `port` where that is absent or 0. `undefined` when not known. */
export function targetOf(port: ServicePort): IntOrString | undefined {
  if (port.targetPort && !port.targetPort.known) return undefined;
  const target = port.targetPort?.value;
  return target === undefined || target === 0 || target === '' ? knownValue(port.port) : target;
}

/** Where one Service port ends in the pods of one workload. */
export function resolveTargetPort(port: ServicePort, workload: Workload): PortResolution {
  const target = targetOf(port);
  const protocol = protocolOf(port);
  if (target === undefined || protocol === undefined || !workload.hasContainers) return { state: 'unknown' };
  if (typeof target === 'string') return resolveName(workload, target, protocol);
  const declared = declaredPorts(workload.pod).find(d => d.number === target && protocolOf(d.port) === protocol);
  if (declared) return { state: 'declared', number: target, declared };
  return hasKnownPorts(workload) ? { state: 'undeclared', number: target } : { state: 'unknown' };
}

function resolveName(workload: Workload, name: string, protocol: string): PortResolution {
  const declared = declaredPorts(workload.pod).find(
    d => knownValue(d.port.name) === name && protocolOf(d.port) === protocol,
  );
  if (declared) return { state: 'declared', number: declared.number, declared };
  return hasKnownPorts(workload) && !injectedPortNames.has(name) ? { state: 'missing', name } : { state: 'unknown' };
}

/** Ports of regular containers and sidecars whose number is known, in the order in which names resolve. */
export function declaredPorts(pod: PodTemplate): DeclaredPort[] {
  return servingContainers(pod).flatMap(container =>
    container.ports.flatMap(port =>
      port.containerPort?.known ? [{ container, port, number: port.containerPort.value }] : [],
    ),
  );
}

/**
 * Everything about the pod's ports is known: no template, patch or syntax error can hide one, no controller adds some to the template
 * of its custom resource, and no webhook writes the container itself (`image: auto`, Istio's gateway injection).
 */
export function hasKnownPorts(workload: Workload): boolean {
  if (!workload.hasContainers || workload.shape !== 'complete' || !workload.pod.containersComplete) return false;
  if (isCustomGroup(workload.group) && !plainTemplateGroups.has(workload.group)) return false;
  return servingContainers(workload.pod).every(
    container =>
      container.portsComplete &&
      knownValue(container.image) !== 'auto' &&
      container.ports.every(
        port => port.containerPort?.known !== false && port.name?.known !== false && port.protocol?.known !== false,
      ),
  );
}

/** Groups of custom resources whose pods are their template and nothing else. */
const plainTemplateGroups = new Set(['argoproj.io', 'apps.kruise.io', 'apps.openshift.io']);

/** Ports of the sidecars that a mesh adds to pods when they are made; no manifest declares them. */
const injectedPortNames = new Set(['http-envoy-prom', 'linkerd-admin', 'linkerd-proxy', 'dapr-metrics']);

/** The port of a Service with a number or name, as an Ingress backend means it (S8): `spec.ports[].port`, or `spec.ports[].name`. */
export function findServicePort(service: Service, wanted: IntOrString): ServicePort | undefined {
  return service.ports.find(port =>
    typeof wanted === 'number' ? knownValue(port.port) === wanted : knownValue(port.name) === wanted,
  );
}

/** All ports of the Service are known, so that one that is not found is not there. */
export function hasKnownServicePorts(service: Service): boolean {
  return (
    service.shape === 'complete' &&
    service.portsComplete &&
    service.ports.every(port => port.port?.known !== false && port.name?.known !== false)
  );
}
