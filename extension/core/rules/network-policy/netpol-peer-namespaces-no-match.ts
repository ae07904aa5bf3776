/** A namespaceSelector by `name`, which namespaces carry as `kubernetes.io/metadata.name` only (network-policy rules 24, 25). */

import { labelsOf, matchPair } from '../../bind/label-match.ts';
import { keys } from '../../index/keys.ts';
import { message } from '../../l10n/message.ts';
import { knownValue } from '../../model/fact.ts';
import { namespaceNameLabel } from '../../model/names.ts';
import { replaceText } from '../fix.ts';
import { defineRule } from '../rule.ts';
import { networkPolicyDocs, peersOf } from './policy-parts.ts';

const texts = {
  name: {
    en: 'Namespace "{namespace}" has no label "{label}"; the one that every namespace carries is "{implied}"',
    ko: '네임스페이스 "{namespace}"에는 "{label}" 레이블이 없습니다. 모든 네임스페이스에 있는 레이블은 "{implied}"입니다',
  },
  labels: {
    en: 'Namespace "{namespace}" is declared here',
    ko: '네임스페이스 "{namespace}"이(가) 여기에 선언되어 있습니다',
  },
};

export const netpolPeerNamespacesNoMatch = defineRule({
  id: 'netpol-peer-namespaces-no-match',
  group: 'network-policy',
  severity: 'info',
  summary: {
    en: 'NetworkPolicy selects a namespace by a label that it does not have',
    ko: 'NetworkPolicy가 네임스페이스에 없는 레이블로 네임스페이스를 선택합니다',
  },
  why: {
    en: 'A `namespaceSelector` matches labels of the Namespace object, never its name. The API server gives each namespace its name as the label `kubernetes.io/metadata.name`; a peer by `name` matches nobody unless someone wrote that label.',
    ko: '`namespaceSelector`는 이름이 아니라 Namespace 객체의 레이블과 일치합니다. API 서버는 네임스페이스마다 `kubernetes.io/metadata.name` 레이블에 이름을 적습니다. 누군가 `name` 레이블을 따로 적지 않았다면 아무것도 일치하지 않습니다.',
  },
  fixable: 'always',
  references: [`${networkPolicyDocs}#targeting-a-namespace-by-its-name`],
  on: ['network-policy'],
  *check(policy, view) {
    if (view.isOpen(policy)) return;
    for (const { namespaceSelector } of peersOf(policy)) {
      const labels = namespaceSelector?.matchLabels;
      if (!namespaceSelector?.complete || !labels) continue;
      for (const [label, fact] of labels.entries) {
        if ((label !== 'name' && label !== 'namespace') || !fact.known) continue;
        const set = view.setOf(policy);
        const own = view
          .lookupType('object', keys.named(set, 'object', '', fact.value))
          .filter(object => object.kind === 'Namespace');
        const key = labels.keyPlaces.get(label);
        if (own.length !== 1 || !key || labels.entries.has(namespaceNameLabel)) continue;
        const others = view.lookup(keys.kind(set, '', 'Namespace'));
        if (others.some(object => matchPair(labelsOf(object.labels, object), label, fact.value) !== 'no')) continue;
        const namespace = knownValue(own[0]!.name)!;
        yield {
          place: key,
          message: message(texts.name, { namespace, label, implied: namespaceNameLabel }),
          related: [{ place: own[0]!.namePlace, message: message(texts.labels, { namespace }) }],
          fixes: [replaceText(key, namespaceNameLabel)],
        };
      }
    }
  },
});
