/** Reachability as `reach --format json` and `trafficPath/reach` give it. */
import type { Analysis } from '../analysis.ts';
import { indexedDocuments } from '../index/snapshot.ts';
import type { Reason } from './policies.ts';
import { isAll, isEmpty, type PortSet, protocols } from './port-set.ts';
import { Reachability } from './reach.ts';

export type PrintedPorts =
  | 'all'
  | { readonly protocol: string; readonly ports: readonly (readonly [number, number])[] }[];

export interface PrintedReach {
  readonly workloads: readonly { readonly id: string; readonly hostNetwork?: true }[];
  readonly connections: readonly {
    readonly from: string;
    readonly to: string;
    readonly allowed: PrintedPorts;
    readonly unknown?: PrintedPorts;
    readonly because: readonly Reason[];
  }[];
  readonly external: readonly {
    readonly workload: string;
    readonly direction: 'in' | 'out';
    readonly ranges: readonly (readonly [string, string])[];
    readonly allowed: PrintedPorts;
    readonly unknown?: PrintedPorts;
  }[];
}

/** Reachability over everything that is loaded. */
export function reachOf(analysis: Analysis): Reachability {
  const { snapshot } = analysis;
  const resources = [...snapshot.files.keys()]
    .sort()
    .flatMap(file => indexedDocuments(snapshot.files.get(file)).flatMap(d => d.resources));
  return new Reachability(analysis.view(), resources);
}

export function printReach(reach: Reachability): PrintedReach {
  return {
    workloads: reach.ends
      .map(end => ({ id: end.id, ...(end.hostNetwork ? { hostNetwork: true as const } : {}) }))
      .sort((a, b) => (a.id < b.id ? -1 : 1)),
    connections: [...reach.connections()].map(({ from, to, allowed, unknown, because }) => ({
      from,
      to,
      allowed: printPorts(allowed),
      ...unknownPart(unknown),
      because,
    })),
    external: [...reach.external()].map(({ workload, direction, ranges, allowed, unknown }) => ({
      workload,
      direction,
      ranges,
      allowed: printPorts(allowed),
      ...unknownPart(unknown),
    })),
  };
}

function unknownPart(ports: PortSet): { unknown?: PrintedPorts } {
  return isEmpty(ports) ? {} : { unknown: printPorts(ports) };
}

function printPorts(set: PortSet): PrintedPorts {
  if (isAll(set)) return 'all';
  return protocols.flatMap(protocol => (set[protocol].length > 0 ? [{ protocol, ports: set[protocol] }] : []));
}
