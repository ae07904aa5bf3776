/** A StatefulSet whose governing Service gives its pods no names: it has an address of its own, or selects other pods (S7). */
import { labelsOf, matchPairs } from '../../bind/label-match.ts';
import { hasSelector, selectorPairs } from '../../bind/selector.ts';
import { bindServiceName } from '../../bind/service-name.ts';
import { podNameTokens } from '../../bind/service-reference.ts';
import { isHeadless } from '../../bind/service-shape.ts';
import { keys } from '../../index/keys.ts';
import type { View } from '../../index/view.ts';
import { message } from '../../l10n/message.ts';
import { knownValue } from '../../model/fact.ts';
import type { Workload } from '../../model/kinds/workload.ts';
import { titleOf } from '../../model/resource.ts';
import { defineRule } from '../rule.ts';

const texts = {
  notHeadless: {
    en: '{service} is not headless, so the pods get no DNS names of their own',
    ko: '{service}이(가) 헤드리스가 아니므로 파드마다의 DNS 이름이 생기지 않습니다',
  },
  otherPods: {
    en: '{service} does not select the pods of this StatefulSet, so they get no DNS names of their own',
    ko: '{service}이(가) 이 StatefulSet의 파드를 선택하지 않으므로 파드마다의 DNS 이름이 생기지 않습니다',
  },
  headless: { en: 'A headless Service has `clusterIP: None`', ko: '헤드리스 Service에는 `clusterIP: None`이 있습니다' },
  caller: { en: '{host} is used here', ko: '여기에서 {host}을(를) 씁니다' },
  selector: { en: 'It selects by these labels', ko: '이 레이블로 선택합니다' },
};

export const statefulsetServiceNotHeadless = defineRule({
  id: 'statefulset-service-not-headless',
  group: 'service',
  severity: 'info',
  summary: {
    en: 'The Service of a StatefulSet’s `serviceName` gives its pods no names',
    ko: 'StatefulSet의 `serviceName` Service가 파드에 이름을 주지 않습니다',
  },
  why: {
    en: 'Names such as `web-0.web` exist for the pods of a headless Service only (`clusterIP: None`, selecting these pods). Through another Service the pods are reached together, never one by one. It is a warning where a workload of these manifests uses such a name.',
    ko: '`web-0.web` 같은 이름은 그 파드를 선택하는 헤드리스 Service(`clusterIP: None`)에만 생깁니다. 다른 Service로는 파드 전체에 닿을 뿐 하나씩 지정할 수 없습니다. 이 매니페스트의 워크로드가 그런 이름을 쓰면 경고로 알립니다.',
  },
  fixable: 'no',
  references: ['https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#stable-network-id'],
  on: ['workload'],
  *check(workload, view) {
    const name = workload.serviceName;
    if (!name?.known || name.value === '') return;
    const binding = bindServiceName(view, workload, view.namespaceOf(workload), name.value);
    if (binding.state !== 'bound') return;
    const [service] = binding.targets;
    const pairs = selectorPairs(service);
    if (isHeadless(service) === false) {
      const named = tokensOf(view, workload, name.value);
      yield {
        place: name.place,
        message: message(texts.notHeadless, { service: titleOf(service) }),
        severity: named.length > 0 ? 'warning' : 'info',
        related: [
          { place: service.clusterIP?.place ?? service.namePlace, message: message(texts.headless) },
          ...named.slice(0, 3).map(({ host, place }) => ({ place, message: message(texts.caller, { host }) })),
        ],
      };
    } else if (hasSelector(service) && pairs && matchPairs(labelsOf(workload.pod.labels, workload), pairs) === 'no') {
      yield {
        place: name.place,
        message: message(texts.otherPods, { service: titleOf(service) }),
        severity: 'warning',
        related: [{ place: service.selector!.place, message: message(texts.selector) }],
      };
    }
  },
});

/** Names of single pods that some workload of the set is told. */
function tokensOf(view: View, workload: Workload, service: string) {
  const namespace = view.namespaceOf(workload);
  const name = knownValue(workload.name);
  if (namespace === undefined || name === undefined) return [];
  const workloads = view.lookupType('workload', keys.everywhere(view.setOf(workload), 'workload'));
  return workloads.flatMap(other => podNameTokens(view, other, { name: service, namespace }, `${name}-`));
}
