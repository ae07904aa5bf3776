/** Why a selector finds no pods: what its author probably looked at. Rules report it, pictures show it. */
import { keys } from '../index/keys.ts';
import type { View } from '../index/view.ts';
import type { Service } from '../model/kinds/service.ts';
import type { Workload } from '../model/kinds/workload.ts';
import { folderDistance, folderOf } from '../sources/folders.ts';
import { areAlternatives } from './alternatives.ts';
import { labelsOf, matchPairs } from './label-match.ts';
import { isSlip, type NearMiss, nearMisses } from './near-miss.ts';
import { bindSelector, hasSelector, matchesElsewhere, selectorPairs } from './selector.ts';

export type MissingPods =
  /** The labels match in other namespaces only. */
  | { readonly reason: 'other-namespace'; readonly workloads: readonly Workload[] }
  /** They are a controller's own labels, not its pods'. */
  | { readonly reason: 'workload-labels'; readonly misses: readonly [NearMiss, ...NearMiss[]] }
  /** Some pods of the namespace come closest. */
  | { readonly reason: 'no-match'; readonly near: NearMiss }
  /** The manifests say nothing about pods of the namespace, so that they may well come from elsewhere. */
  | { readonly reason: 'nothing-known' };

/** `undefined` where the Service has no selector, where it finds pods, and where it cannot be told. */
export function missingPods(view: View, service: Service): MissingPods | undefined {
  const pairs = selectorPairs(service);
  const namespace = view.namespaceOf(service);
  if (!hasSelector(service) || !pairs || namespace === undefined) return undefined;
  const binding = bindSelector(view, service);
  if (binding.state !== 'unbound') return undefined;
  const elsewhere = matchesElsewhere(view, service, pairs);
  const workloads = elsewhere.filter(workload => view.namespaceOf(workload) !== undefined);
  if (workloads.length > 0) return { reason: 'other-namespace', workloads };
  if (elsewhere.length > 0) return { reason: 'nothing-known' };
  const [first, ...others] = binding.nearest.filter(
    ({ workload }) => workload.kind !== 'Pod' && matchPairs(labelsOf(workload.labels, workload), pairs) === 'yes',
  );
  if (first) return { reason: 'workload-labels', misses: [first, ...others] };
  const near = binding.nearest.find(miss => isInReach(view, service, miss)) ?? nearestOfFolder(view, service, pairs);
  return near ? { reason: 'no-match', near } : { reason: 'nothing-known' };
}

/**
 * A workload of an altogether different folder, or of another example, that has nothing in common with the selector belongs to
 * another application of the same repository, and says nothing about the pods of this Service.
 */
function isInReach(view: View, service: Service, near: NearMiss): boolean {
  if (near.matching > 0 || near.missing.some(isSlip)) return true;
  const [a, b] = [service, near.workload].map(resource => folderOf(resource.place.document.file));
  return a === b || (folderDistance(a!, b!) <= 2 && !areAlternatives(view, service, near.workload));
}

/**
 * A Service that names no namespace beside workloads that do: it is applied with `kubectl -n`, so the workload of its folder whose
 * labels are a slip away is the one that was meant.
 */
function nearestOfFolder(view: View, service: Service, pairs: ReadonlyMap<string, string>): NearMiss | undefined {
  if (service.namespace) return undefined;
  const folder = folderOf(service.place.document.file);
  const beside = view
    .lookupType('workload', keys.everywhere(view.setOf(service), 'workload'))
    .filter(workload => folderOf(workload.place.document.file) === folder);
  return nearMisses(service, pairs, beside).find(miss => miss.missing.every(isSlip));
}
