/** A pod's `subdomain` that is no headless Service of its namespace (kubernetes/dns docs/specification.md, 2.4). */
import { labelsOf, matchPairs } from '../../bind/label-match.ts';
import { hasSelector, selectorPairs } from '../../bind/selector.ts';
import { bindServiceName, knowsServicesOf } from '../../bind/service-name.ts';
import { isHeadless } from '../../bind/service-shape.ts';
import { message } from '../../l10n/message.ts';
import { knownValue } from '../../model/fact.ts';
import { hasPlainPod } from '../../model/kinds/workload.ts';
import { replaceScalar } from '../fix.ts';
import { defineRule } from '../rule.ts';

const texts = {
  missing: {
    en: 'No Service "{name}" in namespace "{namespace}": the pod gets no DNS name',
    ko: '네임스페이스 "{namespace}"에 Service "{name}"이(가) 없어 파드에 DNS 이름이 생기지 않습니다',
  },
  notHeadless: {
    en: 'Service "{name}" is not headless: the pod gets no DNS name',
    ko: 'Service "{name}"이(가) 헤드리스가 아니므로 파드에 DNS 이름이 생기지 않습니다',
  },
  otherPods: {
    en: 'Service "{name}" does not select this pod, which gets no DNS name',
    ko: 'Service "{name}"이(가) 이 파드를 선택하지 않으므로 DNS 이름이 생기지 않습니다',
  },
  near: { en: 'Service "{name}" is similar', ko: '비슷한 Service "{name}"이(가) 있습니다' },
  service: { en: 'the Service', ko: '해당 Service' },
};

export const dnsPodSubdomainNoService = defineRule({
  id: 'dns-pod-subdomain-no-service',
  group: 'dns',
  severity: 'warning',
  summary: {
    en: '`subdomain` of a pod is no headless Service that selects it',
    ko: '파드의 `subdomain`이 그 파드를 선택하는 헤드리스 Service가 아닙니다',
  },
  why: {
    en: 'The name `<hostname>.<subdomain>.<namespace>.svc.cluster.local` exists only where a headless Service with the name of the subdomain selects the pod. The pod itself runs and knows the name, but nobody can resolve it.',
    ko: '`<hostname>.<subdomain>.<namespace>.svc.cluster.local`이라는 이름은 subdomain과 이름이 같은 헤드리스 Service가 그 파드를 선택할 때만 있습니다. 파드는 실행되고 이 이름을 알지만 아무도 해석할 수 없습니다.',
  },
  fixable: 'sometimes',
  references: [
    'https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/#pod-s-hostname-and-subdomain-fields',
  ],
  on: ['workload'],
  *check(workload, view) {
    const { subdomain, hostname, labels } = workload.pod;
    const namespace = view.namespaceOf(workload);
    // A StatefulSet writes both fields itself.
    if (!hasPlainPod(workload) || workload.kind === 'StatefulSet' || !subdomain?.known || namespace === undefined)
      return;
    if (subdomain.value === '' || !hostname) return;
    const name = subdomain.value;
    const { place } = subdomain;
    const binding = bindServiceName(view, workload, namespace, name);
    if (binding.state === 'bound') {
      const [service] = binding.targets;
      const pairs = hasSelector(service) ? selectorPairs(service) : undefined;
      const isOther = pairs !== undefined && matchPairs(labelsOf(labels, workload), pairs) === 'no';
      const text = isHeadless(service) === false ? texts.notHeadless : isOther ? texts.otherPods : undefined;
      if (text)
        yield {
          place,
          message: message(text, { name }),
          related: [{ place: service.namePlace, message: message(texts.service) }],
        };
      return;
    }
    if (binding.state !== 'unbound' || !knowsServicesOf(view, workload, namespace)) return;
    const [near] = binding.nearest;
    const nearName = knownValue(near?.name);
    yield {
      place,
      severity: near ? 'warning' : 'info',
      message: message(texts.missing, { name, namespace }),
      related: near ? [{ place: near.namePlace, message: message(texts.near, { name: nearName! }) }] : [],
      fixes: nearName === undefined ? [] : [replaceScalar(place, nearName, false)],
    };
  },
});
