/**
 * Whether policies stop a connection to a Service: where every one of its pods is surely closed. The one answer of the rules and of
 * the picture.
 */
import { protocolOf, resolveTargetPort } from '../bind/port.ts';
import { selectedWorkloads } from '../bind/served-pods.ts';
import type { ServiceReference } from '../bind/service-reference.ts';
import type { View } from '../index/view.ts';
import type { Service, ServicePort } from '../model/kinds/service.ts';
import type { Workload } from '../model/kinds/workload.ts';
import { type Blocker, type Passage, passage, type Side, sideOf } from './local.ts';
import { outsidePassage, proxyPassage, scraperPassage } from './proxies.ts';

export interface BlockedPort {
  readonly blockers: readonly [Blocker, ...Blocker[]];
  readonly protocol: string;
  /** The port of the pods. */
  readonly port: number;
}

/** A call that a workload is told to make. */
export function blockedCall(view: View, caller: Workload, reference: ServiceReference): BlockedPort | undefined {
  const { binding, portBinding } = reference;
  if (binding.state !== 'bound' || portBinding?.state !== 'bound') return undefined;
  const [port] = portBinding.targets;
  const workloads = binding.targets.flatMap(service =>
    service.ports.includes(port) ? selectedWorkloads(view, service) : [],
  );
  const from = workloads.length > 0 && !workloads.includes(caller) ? sideOf(view, caller) : undefined;
  return (
    from && blockedPort(view, workloads, port, (to, protocol, number) => passage(view, from, to, protocol, number))
  );
}

/** What the proxy behind an Ingress or Gateway sends to a port of a Service. */
export function blockedProxy(view: View, service: Service, port: ServicePort): BlockedPort | undefined {
  return blockedPort(view, selectedWorkloads(view, service), port, (to, protocol, number) =>
    proxyPassage(view, to, protocol, number),
  );
}

/** What the pods of one workload send to a port of a Service. */
export function blockedFrom(
  view: View,
  caller: Workload,
  service: Service,
  port: ServicePort,
): BlockedPort | undefined {
  const from = sideOf(view, caller);
  return (
    from &&
    blockedPort(view, selectedWorkloads(view, service), port, (to, protocol, number) =>
      passage(view, from, to, protocol, number),
    )
  );
}

/** What a Prometheus server fetches from a port of a Service. */
export function blockedScraper(view: View, service: Service, port: ServicePort): BlockedPort | undefined {
  return blockedPort(view, selectedWorkloads(view, service), port, (to, protocol, number) =>
    scraperPassage(view, to, protocol, number),
  );
}

/** What arrives from outside of the cluster at a port of a Service. */
export function blockedOutside(view: View, service: Service, port: ServicePort): BlockedPort | undefined {
  return blockedPort(view, selectedWorkloads(view, service), port, (to, protocol, number) =>
    outsidePassage(view, to, protocol, number),
  );
}

function blockedPort(
  view: View,
  workloads: readonly Workload[],
  servicePort: ServicePort,
  judge: (to: Side, protocol: string, port: number) => Passage,
): BlockedPort | undefined {
  const protocol = protocolOf(servicePort);
  if (protocol === undefined) return undefined;
  let found: BlockedPort | undefined;
  for (const workload of workloads) {
    const to = sideOf(view, workload);
    const end = resolveTargetPort(servicePort, workload);
    if (!to || (end.state !== 'declared' && end.state !== 'undeclared')) return undefined;
    const answer = judge(to, protocol, end.number);
    if (answer.state !== 'blocked') return undefined;
    found ??= { blockers: answer.blockers, protocol, port: end.number };
  }
  return found;
}
