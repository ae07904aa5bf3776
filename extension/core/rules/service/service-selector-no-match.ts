/** A selector that matches no pod template of the Service's namespace (S4). */

import { labelsOf, matchPairs } from '../../bind/label-match.ts';
import { bindSelector, hasSelector, matchesElsewhere, type NearMiss, selectorPairs } from '../../bind/selector.ts';
import { message } from '../../l10n/message.ts';
import type { Service } from '../../model/kinds/service.ts';
import { titleOf } from '../../model/resource.ts';
import { nearestNames } from '../../text/nearest.ts';
import { replaceScalar } from '../fix.ts';
import { defineRule, type Fix, type Related } from '../rule.ts';

const texts = {
  noMatch: {
    en: 'No pods match the selector {selector} in namespace "{namespace}"',
    ko: '네임스페이스 "{namespace}"에 셀렉터 {selector}와 일치하는 파드가 없습니다',
  },
  differs: { en: '{workload} has {label}: {actual}', ko: '{workload}의 {label} 값은 {actual}입니다' },
  lacks: { en: '{workload} has no label {label}', ko: '{workload}에 레이블 {label}이(가) 없습니다' },
};

export const serviceSelectorNoMatch = defineRule({
  id: 'service-selector-no-match',
  group: 'service',
  severity: 'warning',
  summary: { en: 'Service selector matches no pods', ko: 'Service 셀렉터와 일치하는 파드가 없습니다' },
  why: {
    en: 'A Service sends traffic to the pods that carry every label of its selector. Without such pods it has no endpoints and connections to it fail.',
    ko: 'Service는 셀렉터의 모든 레이블을 가진 파드로 트래픽을 보냅니다. 그런 파드가 없으면 엔드포인트가 없어 연결이 실패합니다.',
  },
  fixable: 'sometimes',
  references: ['https://kubernetes.io/docs/concepts/services-networking/service/#defining-a-service'],
  on: ['service'],
  *check(service, view) {
    if (!hasSelector(service)) return;
    const pairs = selectorPairs(service);
    const namespace = view.namespaceOf(service);
    const binding = bindSelector(view, service);
    if (binding.state !== 'unbound' || !pairs || namespace === undefined) return;
    // Without any workload in the namespace the manifests say nothing about its pods.
    if (binding.nearest.length === 0) return;
    if (matchesElsewhere(view, service, pairs).length > 0) return;
    if (binding.nearest.some(miss => matchPairs(labelsOf(miss.workload.labels, miss.workload), pairs) === 'yes'))
      return;
    const near = binding.nearest[0]!;
    const selector = [...pairs].map(([label, value]) => `${label}=${value}`).join(',');
    const blamed = near.missing.length === 1 ? service.selector!.entries.get(near.missing[0]!.label)! : undefined;
    yield {
      place: blamed?.place ?? service.selector!.place,
      message: message(texts.noMatch, { selector, namespace }),
      related: relatedTo(near),
      fixes: fixesFor(service, near),
    };
  },
});

function relatedTo(near: NearMiss): Related[] {
  return near.missing.slice(0, 1).map(({ label, actual }) => {
    const fact = near.workload.podLabels?.entries.get(label);
    return {
      place: fact?.place ?? near.workload.pod.place,
      message:
        actual === undefined
          ? message(texts.lacks, { workload: titleOf(near.workload), label })
          : message(texts.differs, { workload: titleOf(near.workload), label, actual }),
    };
  });
}

/** The selector value is a slip of the pen away from the pods' label. */
function fixesFor(service: Service, near: NearMiss): Fix[] {
  const [only] = near.missing;
  if (near.missing.length !== 1 || only?.actual === undefined) return [];
  if (nearestNames(only.wanted, [only.actual]).length === 0) return [];
  return [replaceScalar(service.selector!.entries.get(only.label)!.place, only.actual)];
}
