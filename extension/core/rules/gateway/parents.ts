/** What the rules about routes and their parents share: walking over them, and naming listeners in messages. */
import { isSurelyMeant, namesNamespace } from '../../bind/togetherness.ts';
import { attachRoute, type ParentAttachment } from '../../gateway/attachment.ts';
import type { EffectiveListener, ListenerOwner } from '../../gateway/listeners.ts';
import { bindParent } from '../../gateway/parents.ts';
import type { View } from '../../index/view.ts';
import { message, type Text } from '../../l10n/message.ts';
import { knownValue } from '../../model/fact.ts';
import type { GatewayRoute } from '../../model/kinds/gateway-route.ts';
import type { ParentReference } from '../../model/kinds/object-reference.ts';
import type { Resource } from '../../model/resource.ts';
import type { Related, Severity } from '../rule.ts';

export const gatewayDocs = 'https://gateway-api.sigs.k8s.io';

export interface BoundParent {
  readonly parent: ParentReference;
  readonly owner: ListenerOwner;
  readonly attachment: ParentAttachment;
}

/** The parents of a route that are Gateways or ListenerSets of these files. Of several variants of one the kindest counts. */
export function* boundParents(view: View, route: GatewayRoute): Iterable<BoundParent> {
  for (const parent of route.parentRefs?.items ?? []) {
    const binding = bindParent(view, route, parent);
    if (binding?.state !== 'bound') continue;
    const owners = binding.targets.filter(owner => owner.type !== 'service');
    const answers = owners.map(owner => ({ parent, owner, attachment: attachRoute(view, route, parent, owner) }));
    const kindest = answers.find(answer => answer.attachment.state !== 'failed') ?? answers[0];
    if (kindest) yield kindest;
  }
}

const listens: Text = { en: 'listener "{name}": {what}', ko: '리스너 "{name}": {what}' };

/** Points at a listener; `what` says what matters of it here. */
export function relatedListener({ listener }: EffectiveListener, what: string): Related {
  return {
    place: listener.name?.place ?? listener.place,
    message: message(listens, { name: knownValue(listener.name) ?? '?', what }),
  };
}

/**
 * An error only where both objects name their namespace: without one they may be applied to any, and two that differ here may be
 * together there.
 */
export function errorIfBothNameNamespace(a: Resource, b: Resource): Severity {
  return namesNamespace(a) && namesNamespace(b) ? 'error' : 'warning';
}

/** An error where `to` is surely the object that `from` means, and not one of the same name of another application. */
export function errorIfSurelyMeant(from: Resource, to: Resource): Severity {
  return isSurelyMeant(from, to) ? 'error' : 'warning';
}
