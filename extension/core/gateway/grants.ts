/** Whether an object may refer to one of another namespace (semantics S15; apis/v1beta1 referencegrant_types.go). */
import type { Match } from '../bind/label-match.ts';
import { keys } from '../index/keys.ts';
import type { View } from '../index/view.ts';
import { knownValue } from '../model/fact.ts';
import type { ReferenceGrant } from '../model/kinds/reference-grant.ts';
import type { Resource } from '../model/resource.ts';

export interface ReferenceTarget {
  readonly group: string;
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
}

/** `yes` inside one namespace; else a ReferenceGrant in the target's namespace must name both ends. */
export function isPermitted(view: View, from: Resource, target: ReferenceTarget): Match {
  const namespace = view.namespaceOf(from);
  if (namespace === undefined) return 'unknown';
  if (namespace === target.namespace) return 'yes';
  const set = view.setOf(from);
  const grants = view.lookupType('reference-grant', keys.inNamespace(set, 'reference-grant', target.namespace));
  const matches = grants.map(grant => grantMatches(grant, from, namespace, target));
  if (matches.includes('yes')) return 'yes';
  if (matches.includes('unknown') || view.isOpen(from) || view.hasUncertain(from, 'reference-grant')) return 'unknown';
  return 'no';
}

/** Whether a grant, wherever it lies, is for this reference. */
export function grantMatches(grant: ReferenceGrant, from: Resource, namespace: string, target: ReferenceTarget): Match {
  const sources = (grant.from?.items ?? []).map(source =>
    all([equals(source.group, from.group), equals(source.kind, from.kind), equals(source.namespace, namespace)]),
  );
  const targets = (grant.to?.items ?? []).map(to =>
    all([
      equals(to.group, target.group),
      equals(to.kind, target.kind),
      to.name && knownValue(to.name) !== '' ? equals(to.name, target.name) : 'yes',
    ]),
  );
  const isComplete = grant.shape === 'complete' && grant.from?.complete !== false && grant.to?.complete !== false;
  return all([any(sources, isComplete), any(targets, isComplete)]);
}

/** A group or kind that is not written is refused by the API server, except that '' is the core group. */
function equals(fact: { readonly known: boolean; readonly value?: string } | undefined, value: string): Match {
  if (!fact) return value === '' ? 'yes' : 'no';
  if (!fact.known) return 'unknown';
  return fact.value === value ? 'yes' : 'no';
}

function all(matches: readonly Match[]): Match {
  if (matches.includes('no')) return 'no';
  return matches.includes('unknown') ? 'unknown' : 'yes';
}

function any(matches: readonly Match[], isComplete: boolean): Match {
  if (matches.includes('yes')) return 'yes';
  return matches.includes('unknown') || !isComplete ? 'unknown' : 'no';
}
