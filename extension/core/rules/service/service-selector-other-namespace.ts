/** A selector whose only match is in another namespace (S1, S4). */
import { missingPods } from '../../bind/missing-pods.ts';
import { message } from '../../l10n/message.ts';
import { knownValue } from '../../model/fact.ts';
import { titleOf } from '../../model/resource.ts';
import { replaceScalar } from '../fix.ts';
import { defineRule } from '../rule.ts';

const texts = {
  elsewhere: {
    en: 'The selected pods are in namespace {found}, the Service is in "{namespace}"; a selector never reaches another namespace',
    ko: '셀렉터와 일치하는 파드는 네임스페이스 {found}에 있고 Service는 "{namespace}"에 있습니다. 셀렉터는 다른 네임스페이스에 닿지 않습니다',
  },
  workload: { en: '{workload} is in namespace "{namespace}"', ko: '{workload}의 네임스페이스는 "{namespace}"입니다' },
};

export const serviceSelectorOtherNamespace = defineRule({
  id: 'service-selector-other-namespace',
  group: 'service',
  severity: 'error',
  summary: {
    en: 'Service selector matches pods of another namespace only',
    ko: 'Service 셀렉터와 일치하는 파드가 다른 네임스페이스에만 있습니다',
  },
  why: {
    en: 'A Service selects pods of its own namespace only. It gets no endpoints here, however well the labels match elsewhere. Where the Service or the pods do not name their namespace, it is a warning: `kubectl -n` may bring them together.',
    ko: 'Service는 자기 네임스페이스의 파드만 선택합니다. 다른 곳의 레이블이 아무리 잘 맞아도 엔드포인트가 생기지 않습니다. Service나 파드가 네임스페이스를 적지 않았다면 `kubectl -n`으로 같은 곳에 놓일 수 있으므로 경고로 알립니다.',
  },
  fixable: 'sometimes',
  references: ['https://kubernetes.io/docs/concepts/services-networking/service/#defining-a-service'],
  on: ['service'],
  *check(service, view) {
    const missing = missingPods(view, service);
    if (missing?.reason !== 'other-namespace') return;
    const { workloads } = missing;
    const namespace = view.namespaceOf(service)!;
    const namespaces = [...new Set(workloads.map(workload => view.namespaceOf(workload)!))].sort();
    const only = namespaces[0]!;
    // The same Service is there as well: these may be the halves of one application in two environments.
    const name = knownValue(service.name);
    const hasTwin = namespaces.some(ns => name !== undefined && view.named(service, 'service', ns, name).length > 0);
    const bothNamed = service.namespace !== undefined && workloads.every(workload => workload.namespace !== undefined);
    yield {
      place: service.namespace?.place ?? service.selector!.place,
      message: message(texts.elsewhere, { found: namespaces.map(ns => `"${ns}"`).join(', '), namespace }),
      severity: bothNamed && !hasTwin ? 'error' : 'warning',
      related: workloads.slice(0, 5).map(workload => ({
        place: workload.namespace?.place ?? workload.namePlace,
        message: message(texts.workload, { workload: titleOf(workload), namespace: view.namespaceOf(workload)! }),
      })),
      fixes:
        service.namespace && namespaces.length === 1 && !hasTwin
          ? [replaceScalar(service.namespace.place, only, false)]
          : [],
    };
  },
});
