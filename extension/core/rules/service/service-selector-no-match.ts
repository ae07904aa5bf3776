/** A selector that matches no pod template of the Service's namespace (S4). */
import { missingPods } from '../../bind/missing-pods.ts';
import type { MissingPair, NearMiss } from '../../bind/near-miss.ts';
import { selectorPairs } from '../../bind/selector.ts';
import { message } from '../../l10n/message.ts';
import { knownValue } from '../../model/fact.ts';
import type { Service } from '../../model/kinds/service.ts';
import { titleOf } from '../../model/resource.ts';
import { replaceScalar, replaceText, yamlString } from '../fix.ts';
import { defineRule, type Fix, type Related } from '../rule.ts';

const texts = {
  noMatch: {
    en: 'No pods match the selector {selector} in namespace "{namespace}"',
    ko: '네임스페이스 "{namespace}"에 셀렉터 {selector}와 일치하는 파드가 없습니다',
  },
  differs: {
    en: '{workload} comes closest: its pods have {label}: {actual}',
    ko: '가장 가까운 것은 {workload}이며 파드의 {label} 값은 {actual}입니다',
  },
  renamed: {
    en: '{workload} comes closest: its pods have {nearLabel}: {wanted}, not {label}',
    ko: '가장 가까운 것은 {workload}이며 파드의 레이블은 {label}이(가) 아니라 {nearLabel}: {wanted}입니다',
  },
  lacks: {
    en: '{workload} comes closest: its pods have no label {label}',
    ko: '가장 가까운 것은 {workload}이며 파드에 레이블 {label}이(가) 없습니다',
  },
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
    const missing = missingPods(view, service);
    if (missing?.reason !== 'no-match') return;
    const { near } = missing;
    const [pairs, namespace] = [selectorPairs(service)!, view.namespaceOf(service)!];
    const [only] = near.missing.length === 1 ? near.missing : [];
    yield {
      place: (only && placeOf(service, only)) ?? service.selector!.place,
      message: message(texts.noMatch, { selector: selectorText(pairs), namespace }),
      related: relatedTo(near),
      fixes: fixesFor(service, near),
    };
  },
});

function selectorText(pairs: ReadonlyMap<string, string>): string {
  return [...pairs].map(([label, value]) => `${label}=${value}`).join(',');
}

function placeOf(service: Service, pair: MissingPair) {
  return pair.nearLabel === undefined
    ? service.selector!.entries.get(pair.label)!.place
    : service.selector!.keyPlaces.get(pair.label);
}

function relatedTo(near: NearMiss): Related[] {
  const workload = titleOf(near.workload);
  return near.missing.slice(0, 1).map(({ label, wanted, actual, nearLabel }) => ({
    place: near.workload.podLabels?.entries.get(nearLabel ?? label)?.place ?? near.workload.pod.place,
    message:
      nearLabel !== undefined
        ? message(texts.renamed, { workload, label, nearLabel, wanted })
        : actual === undefined
          ? message(texts.lacks, { workload, label })
          : message(texts.differs, { workload, label, actual }),
  }));
}

/** Corrects the one pair that differs: a slip of the pen surely, the value of the Service's namesake perhaps. */
function fixesFor(service: Service, near: NearMiss): Fix[] {
  const [only] = near.missing;
  if (near.missing.length !== 1 || !only) return [];
  if (only.nearLabel !== undefined)
    return [replaceText(service.selector!.keyPlaces.get(only.label)!, yamlString(only.nearLabel))];
  const isNamesake = knownValue(near.workload.name) === knownValue(service.name);
  if (only.actual === undefined || !(only.isNearValue || isNamesake || near.matching > 0)) return [];
  return [replaceScalar(service.selector!.entries.get(only.label)!.place, only.actual, only.isNearValue)];
}
