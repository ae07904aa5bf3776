/**
 * Small clusters as objects, and what policies let through in them as one short text: `all`, `TCP 80`, `TCP 80 ? UDP`, `-`. Behind the
 * question mark stands what cannot be told.
 */
import { AnalysisHost } from '../../extension/core/analysis.ts';
import { type PrintedReach, printReach, reachOf } from '../../extension/core/reach/print.ts';
import type { Reachability } from '../../extension/core/reach/reach.ts';

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json | undefined };
export type Manifest = { readonly [key: string]: Json | undefined };
export type Labels = Readonly<Record<string, string>>;

export function reachIn(...objects: readonly Manifest[]): Reachability {
  return reachInFiles(new Map([['all.yaml', objects]]));
}

/** Files are read in the order of the map. */
export function reachInFiles(files: ReadonlyMap<string, readonly Manifest[]>): Reachability {
  const host = new AnalysisHost();
  host.apply([...files].map(([file, objects]) => ({ file, text: yamlOf(objects) })));
  return reachOf(host.analysis);
}

/** JSON is YAML. */
export function yamlOf(objects: readonly Manifest[]): string {
  return objects.map(object => `${JSON.stringify(object, undefined, 1)}\n`).join('---\n');
}

/** What may be opened from one workload to another: `pod` ids are `x/a`, others are written in full. */
export function open(reach: Reachability, from: string, to: string): string {
  const connection = [...reach.connections()].find(c => c.from === idOf(from) && c.to === idOf(to));
  if (!connection) return '-';
  const printed = printReach(reach).connections.find(c => c.from === connection.from && c.to === connection.to)!;
  return accessText(printed.allowed, printed.unknown);
}

/** What passes between a workload and one address outside. */
export function outside(reach: Reachability, workload: string, direction: 'in' | 'out', address: string): string {
  const found = printReach(reach).external.find(
    e =>
      e.workload === idOf(workload) &&
      e.direction === direction &&
      e.ranges.some(([first, last]) => isBetween(address, first, last)),
  );
  return found ? accessText(found.allowed, found.unknown) : '-';
}

function idOf(id: string): string {
  return id === 'ingress-controller' || id.split('/').length === 3 ? id : `Pod/${id}`;
}

type Ports = PrintedReach['connections'][number]['allowed'];

function accessText(allowed: Ports, unknown: Ports | undefined): string {
  const parts = [portsText(allowed), ...(unknown ? ['?', portsText(unknown)] : [])];
  return parts.filter(part => part !== '').join(' ') || '-';
}

function portsText(ports: Ports): string {
  if (ports === 'all') return 'all';
  return ports
    .map(({ protocol, ports: ranges }) =>
      [protocol, ...ranges.flatMap(([a, b]) => (a <= 1 && b === 65535 ? [] : [a === b ? `${a}` : `${a}-${b}`]))].join(
        ' ',
      ),
    )
    .join(', ');
}

function isBetween(address: string, first: string, last: string): boolean {
  if (address.includes(':') !== first.includes(':')) return false;
  const [x, a, b] = [address, first, last].map(numberOf);
  return a! <= x! && x! <= b!;
}

function numberOf(address: string): bigint {
  if (!address.includes(':')) return address.split('.').reduce((n, octet) => n * 256n + BigInt(octet), 0n);
  const [head = '', tail = ''] = address.split('::');
  const groups = (text: string) => (text === '' ? [] : text.split(':'));
  const missing = 8 - groups(head).length - groups(tail).length;
  const all = [...groups(head), ...Array.from({ length: missing }, () => '0'), ...groups(tail)];
  return all.reduce((n, group) => n * 65536n + BigInt(`0x${group}`), 0n);
}

export interface PodOptions {
  readonly labels?: Labels;
  readonly ports?: readonly Manifest[];
  readonly ip?: string;
  readonly hostNetwork?: boolean;
  readonly owner?: { readonly kind: string; readonly name: string };
}

/** A pod `ns/name` with the label `pod: name`, as the end-to-end tests of Kubernetes have them. */
export function pod(id: string, options: PodOptions = {}): Manifest {
  const [namespace, name] = id.split('/') as [string, string];
  const { owner, ip } = options;
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name,
      namespace,
      labels: { pod: name, ...options.labels },
      ...(owner ? { ownerReferences: [{ apiVersion: 'apps/v1', ...owner, controller: true }] } : {}),
    },
    spec: { hostNetwork: options.hostNetwork, containers: [{ name: 'c', image: 'i', ports: options.ports ?? [] }] },
    ...(ip ? { status: { podIP: ip, podIPs: [{ ip }] } } : {}),
  };
}

/** Some kind with a pod template. */
export function workload(id: string, labels: Labels, spec: Manifest = {}): Manifest {
  const [kind, namespace, name] = id.split('/') as [string, string, string];
  const template = { metadata: { labels }, spec: { containers: [{ name: 'c', image: 'i' }], ...spec } };
  return {
    apiVersion: 'apps/v1',
    kind,
    metadata: { name, namespace },
    spec: { selector: { matchLabels: labels }, template },
  };
}

export function namespace(name: string, labels: Labels = {}): Manifest {
  return { apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels } };
}

/** A NetworkPolicy `ns/name` with a spec as written. */
export function policy(id: string, spec: Manifest): Manifest {
  const [ns, name] = id.split('/') as [string, string];
  return { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', metadata: { name, namespace: ns }, spec };
}

/** Pods a, b and c in namespaces x, y and z, which have a label `ns` each: the cluster of Kubernetes' end-to-end tests. */
export function threeByThree(ports: readonly Manifest[] = []): Manifest[] {
  return ['x', 'y', 'z'].flatMap(ns => [
    namespace(ns, { ns }),
    ...['a', 'b', 'c'].map(name => pod(`${ns}/${name}`, { ports })),
  ]);
}
