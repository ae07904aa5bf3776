/** The two ends of a connection as policies see them: pods of a workload, an address outside, or the proxy behind an Ingress. */

import { type Labels, labelsOf } from '../bind/label-match.ts';
import { keys } from '../index/keys.ts';
import type { View } from '../index/view.ts';
import { knownValue } from '../model/fact.ts';
import type { PodTemplate } from '../model/kinds/pod.ts';
import type { Workload } from '../model/kinds/workload.ts';
import { namespaceNameLabel } from '../model/names.ts';
import { type Address, type IpFamily, parseAddress } from '../net/address.ts';

export interface PodEnd {
  readonly type: 'pod';
  /** KIND/NS/NAME of the object that makes the pods; `ingress-controller` for the proxy. */
  readonly id: string;
  readonly namespace: string;
  readonly labels: Labels;
  readonly namespaceLabels: Labels;
  readonly addresses: readonly Address[];
  /** Without an address: in no block but that of a whole family. Otherwise that is not known. */
  readonly isAssumedOutside: boolean;
  readonly hostNetwork: boolean;
  readonly pod: PodTemplate | undefined;
}

/** All addresses of one family from first to last, which no policy tells apart. */
export interface OutsideEnd {
  readonly type: 'outside';
  readonly family: IpFamily;
  readonly first: bigint;
  readonly last: bigint;
}

export type End = PodEnd | OutsideEnd;

/** Keys of pod labels that some policy looks at: pods of one owner that differ in another label are alike. */
export type ReadLabels = ReadonlySet<string>;

/**
 * The ends of all workloads, one for each object that makes pods. Pods that a controller made are listed under it, once; singly
 * where their labels differ in one that a policy reads.
 */
export function podEnds(view: View, workloads: readonly Workload[], readLabels: ReadLabels): PodEnd[] {
  const groups = new Map<string, Workload[]>();
  for (const workload of workloads) {
    if (workload.kind === 'PodTemplate' || view.namespaceOf(workload) === undefined || !workload.name?.known) continue;
    const id = ownerId(view, workload);
    const group = groups.get(id);
    if (group) group.push(workload);
    else groups.set(id, [workload]);
  }
  return [...groups].flatMap(([id, members]) => {
    const pods = members.filter(member => member.kind === 'Pod');
    const differ = pods.length > 1 && new Set(pods.map(pod => signature(pod, readLabels))).size > 1;
    if (differ) return pods.map(pod => podEnd(view, ownId(view, pod), pod));
    const first = pods[0] ?? members[0]!;
    const end = podEnd(view, id, first);
    return [{ ...end, addresses: pods.flatMap(addressesOf) }];
  });
}

/** The id of the object at the end of the chain of controllers, as far as objects are there to follow. */
function ownerId(view: View, workload: Workload): string {
  const namespace = view.namespaceOf(workload)!;
  let current = workload;
  for (let steps = 0; steps < 10; steps++) {
    const controller = current.controllerRef;
    const name = knownValue(controller?.name);
    const kind = controller?.kind ? knownValue(controller.kind) : 'Pod';
    if (!controller || name === undefined || kind === undefined || kind === 'Node') break;
    const owner = view
      .lookupType('workload', keys.named(view.setOf(workload), 'workload', namespace, name))
      .find(candidate => candidate.kind === kind && candidate !== current);
    if (!owner) return `${kind}/${namespace}/${name}`;
    current = owner;
  }
  return ownId(view, current);
}

function ownId(view: View, workload: Workload): string {
  return `${workload.kind}/${view.namespaceOf(workload)}/${knownValue(workload.name)}`;
}

function signature(workload: Workload, readLabels: ReadLabels): string {
  return [...readLabels]
    .sort()
    .map(label => knownValue(workload.pod.labels?.entries.get(label)) ?? '\u0000')
    .join('\u0001');
}

/** The end of one workload by itself; `undefined` where its namespace is not known. */
export function endOf(view: View, workload: Workload): PodEnd | undefined {
  return view.namespaceOf(workload) === undefined ? undefined : podEnd(view, ownId(view, workload), workload);
}

function podEnd(view: View, id: string, workload: Workload): PodEnd {
  const namespace = view.namespaceOf(workload)!;
  return {
    type: 'pod',
    id,
    namespace,
    labels: labelsOf(workload.pod.labels, workload),
    namespaceLabels: namespaceLabels(view, workload, namespace),
    addresses: addressesOf(workload),
    isAssumedOutside: false,
    hostNetwork: knownValue(workload.pod.hostNetwork) === true,
    pod: workload.pod,
  };
}

function addressesOf(workload: Workload): Address[] {
  return workload.podIPs.flatMap(ip => (ip.known ? (parseAddress(ip.value) ?? []) : []));
}

/**
 * Every namespace has the label `kubernetes.io/metadata.name`. One without a Namespace object has no other that is known of.
 */
function namespaceLabels(view: View, workload: Workload, namespace: string): Labels {
  const object = view
    .lookupType('object', keys.named(view.setOf(workload), 'object', '', namespace))
    .find(o => o.kind === 'Namespace');
  const entries = new Map(object?.labels?.entries ?? []);
  entries.set(namespaceNameLabel, { known: true, value: namespace, place: workload.namePlace });
  return { entries, complete: object !== undefined && (object.labels?.complete ?? true) };
}

/** The proxy behind Ingress and Gateway: a pod without labels in a namespace of its own that is not in the files. */
export function ingressController(place: Workload['namePlace']): PodEnd {
  const name = { known: true as const, value: '\u0000ingress-controller', place };
  return {
    type: 'pod',
    id: 'ingress-controller',
    namespace: '\u0000ingress-controller',
    labels: { entries: new Map(), complete: true },
    namespaceLabels: { entries: new Map([[namespaceNameLabel, name]]), complete: false },
    addresses: [],
    isAssumedOutside: true,
    hostNetwork: false,
    pod: undefined,
  };
}

/**
 * The end with what is not written taken as not there: no other labels, no address in a block that is less than all. What `allowed`
 * is based on.
 */
export function assumed<E extends End>(end: E): E {
  if (end.type === 'outside') return end;
  return {
    ...end,
    labels: { ...end.labels, complete: true },
    namespaceLabels: { ...end.namespaceLabels, complete: true },
    isAssumedOutside: true,
  };
}
