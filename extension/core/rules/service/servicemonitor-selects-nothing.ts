/** A ServiceMonitor or PodMonitor whose selector matches nothing in its namespaces. */
import { bindMonitoredServices, bindMonitoredWorkloads } from '../../bind/monitor.ts';
import { message } from '../../l10n/message.ts';
import { knownValue } from '../../model/fact.ts';
import type { Monitor } from '../../model/kinds/monitor.ts';
import { titleOf } from '../../model/resource.ts';
import { nearestNames } from '../../text/nearest.ts';
import { replaceScalar } from '../fix.ts';
import { defineRule, type Fix } from '../rule.ts';

const texts = {
  services: {
    en: 'No Service in {namespaces} carries these labels',
    ko: '{namespaces}에 이 레이블을 가진 Service가 없습니다',
  },
  pods: {
    en: 'No pods in {namespaces} carry these labels',
    ko: '{namespaces}에 이 레이블을 가진 파드가 없습니다',
  },
  labels: { en: 'The labels of {resource}', ko: '{resource}의 레이블입니다' },
};

export const servicemonitorSelectsNothing = defineRule({
  id: 'servicemonitor-selects-nothing',
  group: 'service',
  severity: 'warning',
  summary: {
    en: 'ServiceMonitor or PodMonitor selects nothing',
    ko: 'ServiceMonitor나 PodMonitor가 아무것도 선택하지 않습니다',
  },
  why: {
    en: 'A ServiceMonitor matches the labels of the Service itself (`metadata.labels`), not its selector and not the pods, in its own namespace unless `namespaceSelector` names others. What it does not match is not scraped, and nothing says so.',
    ko: 'ServiceMonitor는 Service 자체의 레이블(`metadata.labels`)을 보며 셀렉터나 파드의 레이블을 보지 않습니다. `namespaceSelector`가 없으면 자체 네임스페이스만 봅니다. 일치하지 않는 것은 아무 알림 없이 수집되지 않습니다.',
  },
  fixable: 'sometimes',
  references: ['https://prometheus-operator.dev/docs/developer/getting-started/#using-servicemonitors'],
  on: ['monitor'],
  *check(monitor, view) {
    const isPods = monitor.kind === 'PodMonitor';
    const binding = isPods ? bindMonitoredWorkloads(view, monitor) : bindMonitoredServices(view, monitor);
    if (binding.state !== 'unbound') return;
    const names = monitor.namespaces.names?.items.flatMap(name => knownValue(name) ?? []) ?? [];
    const namespaces =
      names.length > 0 ? names.map(name => `"${name}"`).join(', ') : `"${view.namespaceOf(monitor) ?? '?'}"`;
    const labelled = binding.nearest.flatMap(resource => {
      const labels = resource.type === 'workload' ? resource.podLabels : resource.labels;
      return labels ? [{ resource, labels }] : [];
    });
    const near = labelled.find(({ labels }) => slipsOf(monitor, labels.entries).length === 1) ?? labelled[0];
    yield {
      place: monitor.selector!.place,
      message: message(isPods ? texts.pods : texts.services, { namespaces }),
      related: near
        ? [{ place: near.labels.place, message: message(texts.labels, { resource: titleOf(near.resource) }) }]
        : [],
      fixes: near ? slipsOf(monitor, near.labels.entries) : [],
    };
  },
});

type Entries = NonNullable<Monitor['labels']>['entries'];

/** The fix where all labels but one match, and that one is a slip of the pen away. */
function slipsOf(monitor: Monitor, labels: Entries): Fix[] {
  if (monitor.selector!.matchExpressions.length > 0) return [];
  const missing = [...(monitor.selector!.matchLabels?.entries ?? [])].filter(
    ([label, fact]) => knownValue(labels.get(label)) !== knownValue(fact),
  );
  const [only] = missing;
  const actual = only && knownValue(labels.get(only[0]));
  if (missing.length !== 1 || actual === undefined || !only?.[1].known) return [];
  return nearestNames(only[1].value, [actual]).length > 0 ? [replaceScalar(only[1].place, actual, false)] : [];
}
