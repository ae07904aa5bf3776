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
    workloads: printWorkloads(reach),
    connections: [...printConnections(reach)],
    external: [...printExternal(reach)],
  };
}

/** `printReach` as JSON, piece by piece: thousands of workloads have millions of connections, which no memory need hold at once. */
export function* reachJson(reach: Reachability): IterableIterator<string> {
  yield '{\n  "workloads": ';
  yield* arrayJson(map(printWorkloads(reach), itemJson));
  yield ',\n  "connections": ';
  yield* arrayJson(connectionsJson(reach));
  yield ',\n  "external": ';
  yield* arrayJson(map(printExternal(reach), itemJson));
  yield '\n}\n';
}

/** Pieces of some length: handing each connection on by itself would cost more than making it. */
function* arrayJson(items: Iterable<string>): IterableIterator<string> {
  let piece = '';
  let isFirst = true;
  for (const item of items) {
    piece += `${isFirst ? '[' : ','}\n    ${item}`;
    isFirst = false;
    if (piece.length < 65536) continue;
    yield piece;
    piece = '';
  }
  yield isFirst ? '[]' : `${piece}\n  ]`;
}

function itemJson(item: unknown): string {
  return JSON.stringify(item, undefined, 2).replaceAll('\n', '\n    ');
}

/** What follows the two ends is the same text for every pair of workloads of the same two classes. */
function* connectionsJson(reach: Reachability): IterableIterator<string> {
  const answers = new WeakMap<readonly Reason[], string>();
  for (const { from, to, allowed, unknown, because } of reach.connections()) {
    let answer = answers.get(because);
    if (answer === undefined) {
      answer = itemJson({ allowed: printPorts(allowed), ...unknownPart(unknown), because }).slice(1);
      answers.set(because, answer);
    }
    yield `{\n      "from": ${JSON.stringify(from)},\n      "to": ${JSON.stringify(to)},${answer}`;
  }
}

function* map<T, U>(items: Iterable<T>, convert: (item: T) => U): IterableIterator<U> {
  for (const item of items) yield convert(item);
}

function printWorkloads(reach: Reachability): PrintedReach['workloads'] {
  return reach.ends
    .map(end => ({ id: end.id, ...(end.hostNetwork ? { hostNetwork: true as const } : {}) }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

export function* printConnections(reach: Reachability): IterableIterator<PrintedReach['connections'][number]> {
  for (const { from, to, allowed, unknown, because } of reach.connections()) {
    yield { from, to, allowed: printPorts(allowed), ...unknownPart(unknown), because };
  }
}

export function* printExternal(reach: Reachability): IterableIterator<PrintedReach['external'][number]> {
  for (const { workload, direction, ranges, allowed, unknown } of reach.external()) {
    yield { workload, direction, ranges, allowed: printPorts(allowed), ...unknownPart(unknown) };
  }
}

function unknownPart(ports: PortSet): { unknown?: PrintedPorts } {
  return isEmpty(ports) ? {} : { unknown: printPorts(ports) };
}

function printPorts(set: PortSet): PrintedPorts {
  if (isAll(set)) return 'all';
  return protocols.flatMap(protocol => (set[protocol].length > 0 ? [{ protocol, ports: set[protocol] }] : []));
}
