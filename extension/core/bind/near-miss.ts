/** What a Service selector could have meant: workloads that miss it, how far off each is, and which edits would make it match. */

import { knownValue } from '../model/fact.ts';
import type { Workload } from '../model/kinds/workload.ts';
import type { Resource } from '../model/resource.ts';
import { folderDistance, folderOf } from '../sources/folders.ts';
import { isOneEditAway, nearestNames } from '../text/nearest.ts';
import { labelsOf, matchPair } from './label-match.ts';

/** A pair of the selector that a workload's pods do not carry. */
export interface MissingPair {
  readonly label: string;
  readonly wanted: string;
  /** The value that the pods have under this label. */
  readonly actual: string | undefined;
  /** `actual` is a slip of the pen away from `wanted`. */
  readonly isNearValue: boolean;
  /** A label of the pods with the wanted value that goes by a similar or an equivalent name: `app` for `app.kubernetes.io/name`. */
  readonly nearLabel: string | undefined;
}

/** A workload that a selector misses. */
export interface NearMiss {
  readonly workload: Workload;
  readonly missing: readonly MissingPair[];
  /** How many pairs the pods do carry. */
  readonly matching: number;
}

/** Labels under which people write the same thing. */
const aliases = [
  ['app', 'app.kubernetes.io/name', 'k8s-app', 'name', 'run', 'app.kubernetes.io/app'],
  ['component', 'app.kubernetes.io/component', 'tier', 'role'],
  ['release', 'instance', 'app.kubernetes.io/instance'],
  ['version', 'app.kubernetes.io/version'],
];

/** The misses, nearest first: fewest pairs left after slips, then the namesake of what selects, then the nearest folder. */
export function nearMisses(
  from: Resource,
  pairs: ReadonlyMap<string, string>,
  workloads: readonly Workload[],
): NearMiss[] {
  const folder = folderOf(from.place.document.file);
  const scored = workloads.map(workload => {
    const miss = nearMiss(pairs, workload);
    const distance = miss.missing.reduce((sum, pair) => sum + (isSlip(pair) ? 1 : 3), 0);
    const isNamesake = knownValue(workload.name) === knownValue(from.name);
    const steps = folderDistance(folder, folderOf(workload.place.document.file));
    return { miss, steps, score: distance * 2 - (isNamesake ? 1 : 0) };
  });
  return scored.sort((a, b) => a.score - b.score || a.steps - b.steps).map(({ miss }) => miss);
}

/** The pair would match after a small correction. */
export function isSlip(pair: MissingPair): boolean {
  return pair.isNearValue || pair.nearLabel !== undefined;
}

function nearMiss(pairs: ReadonlyMap<string, string>, workload: Workload): NearMiss {
  const labels = labelsOf(workload.pod.labels, workload);
  const carried = new Map(
    [...labels.entries].flatMap(([label, fact]) => (fact.known ? [[label, fact.value] as const] : [])),
  );
  const missing = [...pairs]
    .filter(([label, value]) => matchPair(labels, label, value) !== 'yes')
    .map(([label, wanted]): MissingPair => {
      const actual = carried.get(label);
      return {
        label,
        wanted,
        actual,
        isNearValue: actual !== undefined && nearestNames(wanted, [actual]).length > 0,
        nearLabel: actual === undefined ? nearLabel(label, wanted, carried, pairs) : undefined,
      };
    });
  return { workload, missing, matching: pairs.size - missing.length };
}

function nearLabel(
  label: string,
  wanted: string,
  carried: ReadonlyMap<string, string>,
  pairs: ReadonlyMap<string, string>,
): string | undefined {
  const candidates = [...carried].flatMap(([other, value]) => (value === wanted && !pairs.has(other) ? [other] : []));
  return (
    candidates.find(other => isOneEditAway(label, other)) ??
    nearestNames(label, candidates)[0] ??
    aliases.find(group => group.includes(label))?.find(other => candidates.includes(other))
  );
}
