/** The two ends of a connection to a Service: the port that it reaches, and the workload that it is said to come from. */
import { protocolOf } from '../bind/port.ts';
import { keys } from '../index/keys.ts';
import type { View } from '../index/view.ts';
import { knownValue } from '../model/fact.ts';
import type { Service, ServicePort } from '../model/kinds/service.ts';
import type { Workload } from '../model/kinds/workload.ts';
import type { SetId } from '../sources/file-context.ts';
import { type TraceRequest, transportOf } from './request.ts';

/** How a Service is reached. */
export type ServiceEntry = 'named' | 'dns' | 'cluster-ip' | 'load-balancer' | 'external-ip' | 'node-port';

/** The port of a Service that a request reaches. */
export function portOf(service: Service, by: ServiceEntry, request: TraceRequest): ServicePort | undefined {
  const protocol = transportOf(request);
  const number = (port: ServicePort) => knownValue(by === 'node-port' ? port.nodePort : port.port);
  return service.ports.find(port => number(port) === request.port && protocolOf(port) === protocol);
}

/** The workload of a set that a request is said to come from, `undefined` where none was named or it is not there. */
export function callerOf(view: View, set: SetId, { from }: TraceRequest): Workload | undefined {
  if (typeof from !== 'object') return undefined;
  const found = view.lookupType('workload', keys.named(set, 'workload', from.namespace, from.name));
  return found.find(workload => workload.kind === from.kind);
}
