/** `publishNotReadyAddresses` on a Service that takes requests from outside: the readiness probe counts for nothing. */
import { servedWorkloads } from '../../bind/served-pods.ts';
import { isHeadless } from '../../bind/service-shape.ts';
import { waysIn } from '../../bind/ways-in.ts';
import { message } from '../../l10n/message.ts';
import { knownValue } from '../../model/fact.ts';
import { titleOf } from '../../model/resource.ts';
import { replaceText } from '../fix.ts';
import { defineRule } from '../rule.ts';

const texts = {
  bypassed: {
    en: 'Requests also go to pods that are not ready: the readiness probe of {workload} is bypassed',
    ko: '준비되지 않은 파드에도 요청이 가므로 {workload}의 준비성 프로브가 소용없습니다',
  },
  probe: { en: 'This probe is bypassed', ko: '이 프로브가 무시됩니다' },
};

export const servicePublishNotReadyOnLoadBalanced = defineRule({
  id: 'service-publish-not-ready-on-load-balanced',
  group: 'service',
  severity: 'warning',
  summary: {
    en: '`publishNotReadyAddresses` on a Service that takes requests from outside',
    ko: '외부 요청을 받는 Service에 `publishNotReadyAddresses`를 씁니다',
  },
  why: {
    en: '`publishNotReadyAddresses` is for the peers of a StatefulSet that have to find each other before they are ready. On a Service that balances requests, pods that start, or fail their probe, get requests too.',
    ko: '`publishNotReadyAddresses`는 준비되기 전에 서로를 찾아야 하는 StatefulSet의 파드를 위한 것입니다. 요청을 나누는 Service에 쓰면 시작 중이거나 프로브에 실패한 파드도 요청을 받습니다.',
  },
  fixable: 'always',
  references: ['https://kubernetes.io/docs/reference/kubernetes-api/service-resources/service-v1/#ServiceSpec'],
  on: ['service'],
  *check(service, view) {
    const fact = service.publishNotReadyAddresses;
    if (knownValue(fact) !== true || isHeadless(service) !== false || waysIn(view, service).length === 0) return;
    for (const workload of servedWorkloads(view, service)) {
      const probe = workload.pod.containers.flatMap(c => c.probes).find(p => p.type === 'readinessProbe');
      if (!probe) continue;
      yield {
        place: fact!.place,
        message: message(texts.bypassed, { workload: titleOf(workload) }),
        related: [{ place: probe.place, message: message(texts.probe) }],
        fixes: [replaceText(fact!.place, 'false', false)],
      };
      return;
    }
  },
});
