/** Which namespaces a Gateway or listener admits (apis/v1 `RouteNamespaces`, `ListenerNamespaces`; semantics S13). */

import { type Labels, labelsOf, type Match, matchSelector } from '../bind/label-match.ts';
import type { View } from '../index/view.ts';
import { valueOrDefault } from '../model/fact.ts';
import type { NamespaceAdmission } from '../model/kinds/gateway-listener.ts';
import { namespaceNameLabel } from '../model/names.ts';
import type { Resource } from '../model/resource.ts';

/**
 * Whether objects of a namespace are admitted. `own`: the namespace of the object that admits; `from` is what is admitted unless
 * something is written.
 */
export function admitsNamespace(
  view: View,
  owner: Resource,
  admission: NamespaceAdmission | undefined,
  byDefault: 'Same' | 'None',
  namespace: string | undefined,
): Match {
  const from = valueOrDefault(admission?.from, byDefault);
  if (!admission && owner.shape !== 'complete') return 'unknown';
  switch (from) {
    case 'All':
      return 'yes';
    case 'None':
      return 'no';
    case 'Same': {
      const own = view.namespaceOf(owner);
      if (own === undefined || namespace === undefined) return 'unknown';
      return own === namespace ? 'yes' : 'no';
    }
    case 'Selector': {
      const selector = admission?.selector;
      if (!selector) return owner.shape === 'complete' ? 'no' : 'unknown';
      if (namespace === undefined) return 'unknown';
      return any(namespaceLabels(view, owner, namespace).map(labels => matchSelector(labels, selector)));
    }
    default:
      return 'unknown';
  }
}

/** The labels of a namespace: those of its object, and the name, which the API server adds. Without an object others may be there. */
export function namespaceLabels(view: View, from: Resource, namespace: string): Labels[] {
  const name = { known: true, value: namespace, place: from.place } as const;
  const objects = view.named(from, 'object', '', namespace).filter(object => object.kind === 'Namespace');
  const withName = (labels: Labels): Labels => ({
    complete: labels.complete,
    entries: new Map([...labels.entries, [namespaceNameLabel, name]]),
  });
  if (objects.length === 0) return [withName({ entries: new Map(), complete: false })];
  return objects.map(object => withName(labelsOf(object.labels, object)));
}

function any(matches: readonly Match[]): Match {
  if (matches.includes('yes')) return 'yes';
  return matches.includes('unknown') ? 'unknown' : 'no';
}
