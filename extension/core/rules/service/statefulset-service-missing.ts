/** A StatefulSet whose `serviceName` is no Service (S7). */
import { selectingServices } from '../../bind/selector.ts';
import { bindServiceName, knowsServicesOf } from '../../bind/service-name.ts';
import { isHeadless } from '../../bind/service-shape.ts';
import { message } from '../../l10n/message.ts';
import { knownValue } from '../../model/fact.ts';
import { replaceScalar } from '../fix.ts';
import { defineRule } from '../rule.ts';

const texts = {
  missing: {
    en: 'No Service "{name}" in namespace "{namespace}": the pods get no DNS names',
    ko: '네임스페이스 "{namespace}"에 Service "{name}"이(가) 없어 파드에 DNS 이름이 생기지 않습니다',
  },
  governing: {
    en: 'Headless Service "{name}" selects these pods',
    ko: '헤드리스 Service "{name}"이(가) 이 파드를 선택합니다',
  },
  near: { en: 'Service "{name}" is similar', ko: '비슷한 Service "{name}"이(가) 있습니다' },
};

export const statefulsetServiceMissing = defineRule({
  id: 'statefulset-service-missing',
  group: 'service',
  severity: 'info',
  summary: {
    en: 'The Service of a StatefulSet’s `serviceName` does not exist',
    ko: 'StatefulSet의 `serviceName`에 해당하는 Service가 없습니다',
  },
  why: {
    en: 'The pods of a StatefulSet get names such as `web-0.web` through the headless Service in `serviceName`. Without it the pods run, but cannot be reached by name. It is a warning where there are several pods, or a headless Service that selects them under another name.',
    ko: 'StatefulSet의 파드는 `serviceName`의 헤드리스 Service를 통해 `web-0.web` 같은 이름을 얻습니다. 그 Service가 없으면 파드는 실행되지만 이름으로 닿을 수 없습니다. 파드가 여럿이거나 이 파드를 선택하는 헤드리스 Service가 다른 이름으로 있으면 경고로 알립니다.',
  },
  fixable: 'sometimes',
  references: ['https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#stable-network-id'],
  on: ['workload'],
  *check(workload, view) {
    const name = workload.serviceName;
    const namespace = view.namespaceOf(workload);
    if (!name?.known || name.value === '' || namespace === undefined) return;
    const binding = bindServiceName(view, workload, namespace, name.value);
    if (binding.state !== 'unbound' || !knowsServicesOf(view, workload, namespace)) return;
    const governing = selectingServices(view, workload).find(service => isHeadless(service) === true);
    const isPlain = governing !== undefined || (knownValue(workload.replicas) ?? 1) > 1;
    const near = governing ?? binding.nearest[0];
    yield {
      place: name.place,
      message: message(texts.missing, { name: name.value, namespace }),
      severity: isPlain ? 'warning' : 'info',
      related: near
        ? [
            {
              place: near.namePlace,
              message: message(governing ? texts.governing : texts.near, { name: knownValue(near.name) ?? '?' }),
            },
          ]
        : [],
      fixes: near?.name?.known ? [replaceScalar(name.place, near.name.value, false)] : [],
    };
  },
});
