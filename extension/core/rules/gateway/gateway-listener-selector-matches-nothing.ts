/** A namespace selector of a Gateway or listener that none of the namespaces in these files matches (S4, S13). */

import { matchSelector } from '../../bind/label-match.ts';
import { type ListenerOwner, listenerSetsOf } from '../../gateway/listeners.ts';
import { namespaceLabels } from '../../gateway/namespaces.ts';
import { routesNaming } from '../../gateway/serving.ts';
import { keys } from '../../index/keys.ts';
import type { View } from '../../index/view.ts';
import { message } from '../../l10n/message.ts';
import { knownValue } from '../../model/fact.ts';
import type { LabelSelector } from '../../model/kinds/label-selector.ts';
import { namespaceNameLabel } from '../../model/names.ts';
import type { Resource } from '../../model/resource.ts';
import { nearestNames } from '../../text/nearest.ts';
import { replaceScalar } from '../fix.ts';
import { defineRule, type Fix, type Report } from '../rule.ts';
import { gatewayDocs } from './parents.ts';

const texts = {
  none: {
    en: 'No Namespace of these files has such labels',
    ko: '이 파일들에 이런 레이블을 가진 Namespace가 없습니다',
  },
  labelled: { en: '{label}: {value}', ko: '{label}: {value}' },
};

export const gatewayListenerSelectorMatchesNothing = defineRule({
  id: 'gateway-listener-selector-matches-nothing',
  group: 'gateway',
  severity: 'warning',
  summary: {
    en: 'Namespace selector of a listener matches no namespace',
    ko: '리스너의 네임스페이스 셀렉터와 일치하는 네임스페이스가 없습니다',
  },
  why: {
    en: 'Routes attach only from namespaces whose labels the selector matches; the name itself is the label `kubernetes.io/metadata.name`. With no such namespace every route is refused (NotAllowedByListeners). Reported where the files hold Namespaces; information where none of them has one of the selector’s labels with another value, or a similar name.',
    ko: '라우트는 레이블이 셀렉터와 일치하는 네임스페이스에서만 연결됩니다. 이름 자체는 `kubernetes.io/metadata.name` 레이블입니다. 그런 네임스페이스가 없으면 모든 라우트가 거부됩니다(NotAllowedByListeners). 파일에 Namespace가 있을 때만 알리며, 셀렉터의 레이블을 다른 값으로 가졌거나 이름이 비슷한 Namespace가 없으면 정보로 알립니다.',
  },
  fixable: 'sometimes',
  references: [`${gatewayDocs}/guides/multiple-ns/`],
  on: ['gateway', 'listener-set'],
  *check(owner, view) {
    for (const { allowedNamespaces } of owner.listeners?.items ?? []) {
      if (!allowedNamespaces?.selector || knownValue(allowedNamespaces.from) !== 'Selector') continue;
      const guests = () => routesNaming(view, owner);
      yield* judge(view, owner, allowedNamespaces.selector, guests);
    }
    const allowed = owner.type === 'gateway' ? owner.allowedListeners : undefined;
    if (owner.type !== 'gateway' || !allowed?.selector || knownValue(allowed.from) !== 'Selector') return;
    yield* judge(view, owner, allowed.selector, () => listenerSetsOf(view, owner));
  },
});

function* judge(
  view: View,
  owner: ListenerOwner,
  selector: LabelSelector,
  guests: () => readonly Resource[],
): Iterable<Report> {
  if (view.isOpen(owner) || !selector.complete || view.hasUncertain(owner, 'object')) return;
  const namespaces = view.lookupType('object', keys.kind(view.setOf(owner), '', 'Namespace'));
  const names = new Set(namespaces.flatMap(object => knownValue(object.name) ?? []));
  if (names.size === 0 || [...names].some(name => mayMatch(view, owner, name, selector))) return;
  // A namespace without an object here may have any labels.
  const others = guests().map(guest => view.namespaceOf(guest));
  if (others.some(name => name === undefined || mayMatch(view, owner, name, selector))) return;
  const near = namespaces.flatMap(object =>
    [...(object.labels?.entries ?? [])].flatMap(([label, fact]) =>
      fact.known && selector.matchLabels?.entries.has(label) && label !== namespaceNameLabel
        ? [{ place: fact.place, message: message(texts.labelled, { label, value: fact.value }) }]
        : [],
    ),
  );
  const fixes = slips(selector, namespaces);
  yield {
    place: selector.place,
    message: message(texts.none),
    severity: near.length > 0 || fixes.length > 0 ? 'warning' : 'info',
    related: near.slice(0, 5),
    fixes,
  };
}

/** Values that are a slip away from one that a namespace has for the label. */
function slips(selector: LabelSelector, namespaces: readonly Resource[]): Fix[] {
  return [...(selector.matchLabels?.entries ?? [])].flatMap(([label, fact]) => {
    if (!fact.known) return [];
    const values = namespaces.flatMap(object =>
      label === namespaceNameLabel
        ? (knownValue(object.name) ?? [])
        : (knownValue(object.labels?.entries.get(label)) ?? []),
    );
    if (values.includes(fact.value)) return [];
    return nearestNames(fact.value, values)
      .slice(0, 1)
      .map(near => replaceScalar(fact.place, near, false));
  });
}

function mayMatch(view: View, owner: ListenerOwner, namespace: string, selector: LabelSelector): boolean {
  return namespaceLabels(view, owner, namespace).some(labels => matchSelector(labels, selector) !== 'no');
}
