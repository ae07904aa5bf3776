/** A program is told to call a Service whose pods the policies do not let it reach (S16). */
import { type ServiceReference, serviceReferences } from '../../bind/service-reference.ts';
import { keys } from '../../index/keys.ts';
import type { View } from '../../index/view.ts';
import { message } from '../../l10n/message.ts';
import { knownValue } from '../../model/fact.ts';
import type { ConfigMap } from '../../model/kinds/config-map.ts';
import type { Workload } from '../../model/kinds/workload.ts';
import { titleOf } from '../../model/resource.ts';
import { blockedCall } from '../../reach/service-passage.ts';
import { referencesIn } from '../dns/references-in.ts';
import { defineRule } from '../rule.ts';
import { blockersTitle, relatedBlockers } from './blockers.ts';
import { networkPolicyDocs } from './policy-parts.ts';

const texts = {
  blocked: {
    en: '{policy} does not let {workload} connect to Service "{service}" ({protocol} {port} of its pods)',
    ko: '{policy}이(가) {workload}에서 Service "{service}"(파드의 {protocol} {port})로 가는 연결을 허용하지 않습니다',
  },
};

export const netpolBlocksKnownDependency = defineRule({
  id: 'netpol-blocks-known-dependency',
  group: 'network-policy',
  severity: 'warning',
  summary: {
    en: 'Network policies stop a call that a program is told to make',
    ko: '프로그램이 하도록 설정된 호출을 네트워크 정책이 막습니다',
  },
  why: {
    en: 'The environment, arguments or ConfigMaps of a workload name a Service, and the policies of the two ends together do not let the connection to its pods through. It times out. Policies see the port of the pod, not that of the Service.',
    ko: '워크로드의 환경 변수, 인수, ConfigMap에 Service 이름이 있지만 양쪽 파드의 정책이 그 파드로 가는 연결을 허용하지 않습니다. 연결은 시간 초과됩니다. 정책은 Service의 포트가 아니라 파드의 포트를 봅니다.',
  },
  fixable: 'no',
  references: [networkPolicyDocs],
  on: ['workload', 'config-map'],
  *check(resource, view) {
    for (const { reference, workload } of referencesIn(view, resource)) {
      const blocked = blockedCall(view, workload, reference);
      // A setting that several workloads read is meant for those that can use it.
      if (!blocked || readers(view, resource, reference).some(call => !blockedCall(view, ...call))) continue;
      const { blockers, protocol, port } = blocked;
      yield {
        place: reference.place,
        message: message(texts.blocked, {
          policy: blockersTitle(blockers),
          workload: titleOf(workload),
          service: reference.service.name,
          protocol,
          port,
        }),
        related: relatedBlockers(blockers),
      };
    }
  },
});

/** Everybody who finds a reference of a ConfigMap. */
function readers(
  view: View,
  resource: Workload | ConfigMap,
  { place }: ServiceReference,
): [Workload, ServiceReference][] {
  const [name, namespace] = [knownValue(resource.name), view.namespaceOf(resource)];
  if (resource.type === 'workload' || name === undefined || namespace === undefined) return [];
  return view.lookupType('workload', keys.configMapUsers(view.setOf(resource), namespace, name)).flatMap(user =>
    serviceReferences(view, user)
      .filter(other => other.place.document === place.document && other.place.start === place.start)
      .map((other): [Workload, ServiceReference] => [user, other]),
  );
}
