/**
 * Names of single pods behind a headless Service (kubernetes/dns docs/specification.md, 2.4): those of a StatefulSet through the
 * Service in its `serviceName`, and those of pods with `hostname` and `subdomain`. What is not seen may still have the name.
 */
import type { View } from '../index/view.ts';
import { knownValue, valueOrDefault } from '../model/fact.ts';
import type { Service } from '../model/kinds/service.ts';
import type { Workload } from '../model/kinds/workload.ts';
import { selectedWorkloads } from './served-pods.ts';
import { replicasOf } from './ways-in.ts';

/** Why surely no pod has a name; `undefined` where one has it or may have it. */
export type PodNameProblem =
  /** The pods of a Deployment and the like have no names of their own. */
  | { readonly type: 'nameless'; readonly maker: Workload }
  /** The StatefulSet gives its pods their names in another Service; '' for in none. */
  | { readonly type: 'governing'; readonly maker: Workload; readonly other: string }
  /** The StatefulSet makes the pods `first` to `last`. */
  | { readonly type: 'ordinal'; readonly maker: Workload; readonly first: string; readonly last: string };

/** `service` is headless and the only one of its name, `pod` the first label of `db-0.db…`. */
export function podNameProblem(
  view: View,
  service: Service,
  serviceName: string,
  pod: string,
): PodNameProblem | undefined {
  if (view.isOpen(service)) return undefined;
  const workloads = selectedWorkloads(view, service);
  if (workloads.some(workload => view.isOpen(workload) || hasName(workload, pod, serviceName))) return undefined;
  const [maker, ...others] = workloads.filter(({ name }) => name?.known && pod.startsWith(`${name.value}-`));
  if (!maker || others.length > 0) return undefined;
  if (['Deployment', 'ReplicaSet', 'DaemonSet'].includes(maker.kind)) return { type: 'nameless', maker };
  if (maker.kind !== 'StatefulSet' || maker.group !== 'apps') return undefined;
  const name = knownValue(maker.name)!;
  const ordinal = Number(pod.slice(name.length + 1));
  if (!Number.isInteger(ordinal)) return undefined;
  const other = maker.serviceName ? knownValue(maker.serviceName) : '';
  if (other !== undefined && other !== serviceName) return { type: 'governing', maker, other };
  const replicas = replicasOf(view, maker);
  const start = valueOrDefault(maker.ordinalsStart, 0);
  if (replicas.type !== 'count' || start === undefined || replicas.count < 1) return undefined;
  const last = start + replicas.count - 1;
  if (ordinal >= start && ordinal <= last) return undefined;
  return { type: 'ordinal', maker, first: `${name}-${start}`, last: `${name}-${last}` };
}

/** By `hostname` and `subdomain`; unknown ones may make the name. */
function hasName({ pod: { hostname, subdomain } }: Workload, pod: string, service: string): boolean {
  if (!hostname || !subdomain) return false;
  return (!hostname.known || hostname.value === pod) && (!subdomain.known || subdomain.value === service);
}
