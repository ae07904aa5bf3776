/** Peers of a StatefulSet that call each other by name, behind a headless Service that publishes them only when ready. */

import { serviceReferences } from '../../bind/service-reference.ts';
import { isHeadless } from '../../bind/service-shape.ts';
import { keys } from '../../index/keys.ts';
import { message } from '../../l10n/message.ts';
import { knownValue } from '../../model/fact.ts';
import { annotation, titleOf } from '../../model/resource.ts';
import { defineRule } from '../rule.ts';

const texts = {
  missing: {
    en: 'The pods of {workload} call each other by name, and names appear only once a pod is ready',
    ko: '{workload}의 파드는 서로를 이름으로 부르지만 이름은 파드가 준비된 뒤에야 생깁니다',
  },
  peer: { en: 'A peer is called here', ko: '여기에서 다른 파드를 부릅니다' },
  probe: { en: 'Ready when this succeeds', ko: '이 프로브가 성공해야 준비 상태가 됩니다' },
};

export const servicePublishNotReadyMissing = defineRule({
  id: 'service-publish-not-ready-missing',
  group: 'service',
  severity: 'info',
  summary: {
    en: 'Peers of a StatefulSet are published only when ready',
    ko: 'StatefulSet의 파드가 준비된 뒤에만 DNS에 나타납니다',
  },
  why: {
    en: 'A headless Service answers for pods that are ready. If a pod becomes ready only after it has found its peers, and the peers wait for the same, none ever does. `publishNotReadyAddresses: true` publishes them at once.',
    ko: '헤드리스 Service는 준비된 파드만 응답에 넣습니다. 파드가 다른 파드를 찾은 뒤에야 준비되고 다른 파드도 같은 것을 기다린다면 아무도 준비되지 못합니다. `publishNotReadyAddresses: true`를 쓰면 바로 나타납니다.',
  },
  fixable: 'no',
  references: ['https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#stable-network-id'],
  on: ['service'],
  *check(service, view) {
    const [name, namespace] = [knownValue(service.name), view.namespaceOf(service)];
    if (name === undefined || namespace === undefined || isHeadless(service) !== true) return;
    const published = service.publishNotReadyAddresses;
    if (published && knownValue(published) !== false) return;
    if (annotation(service, 'service.alpha.kubernetes.io/tolerate-unready-endpoints') !== undefined) return;
    for (const workload of view.lookupType('workload', keys.workloadsNaming(view.setOf(service), namespace, name))) {
      if (workload.kind !== 'StatefulSet' || view.namespaceOf(workload) !== namespace) continue;
      const probe = workload.pod.containers.flatMap(c => c.probes).find(p => p.type === 'readinessProbe');
      if (!probe) continue;
      const peer = serviceReferences(view, workload).find(
        ({ service: target }) =>
          target.name === name &&
          target.namespace === namespace &&
          target.pod?.startsWith(`${knownValue(workload.name)}-`),
      );
      if (!peer) continue;
      yield {
        place: published?.place ?? service.namePlace,
        message: message(texts.missing, { workload: titleOf(workload) }),
        related: [
          { place: peer.place, message: message(texts.peer) },
          { place: probe.place, message: message(texts.probe) },
        ],
      };
      return;
    }
  },
});
