/** A Service inside the cluster that nothing in these manifests uses. Off by default. */
import { callersOf } from '../../bind/callers.ts';
import { bindMonitoredServices } from '../../bind/monitor.ts';
import { serviceTypeOf } from '../../bind/service-shape.ts';
import { waysIn } from '../../bind/ways-in.ts';
import { keys } from '../../index/keys.ts';
import type { View } from '../../index/view.ts';
import { message } from '../../l10n/message.ts';
import { knownValue } from '../../model/fact.ts';
import type { Service } from '../../model/kinds/service.ts';
import { defineRule } from '../rule.ts';

const texts = {
  unreferenced: {
    en: 'Nothing in these manifests uses this Service',
    ko: '이 매니페스트에서 이 Service를 쓰는 것이 없습니다',
  },
};

export const serviceUnreferenced = defineRule({
  id: 'service-unreferenced',
  group: 'service',
  severity: 'hint',
  offByDefault: true,
  summary: { en: 'Nothing refers to the Service', ko: 'Service를 가리키는 것이 없습니다' },
  why: {
    en: 'No Ingress, route, monitor, webhook, StatefulSet, environment variable, argument or ConfigMap names it. It may be left over, or used by clients that are not in these files.',
    ko: '이 Service를 가리키는 Ingress, 라우트, 모니터, 웹훅, StatefulSet, 환경 변수, 인자, ConfigMap이 없습니다. 남겨진 것이거나 이 파일에 없는 클라이언트가 쓰는 것일 수 있습니다.',
  },
  fixable: 'no',
  references: ['https://kubernetes.io/docs/concepts/services-networking/service/'],
  on: ['service'],
  *check(service, view) {
    if (serviceTypeOf(service) !== 'ClusterIP' || view.isOpen(service) || isReferenced(view, service)) return;
    yield { place: service.namePlace, message: message(texts.unreferenced) };
  },
});

function isReferenced(view: View, service: Service): boolean {
  const [name, namespace] = [knownValue(service.name), view.namespaceOf(service)];
  if (name === undefined || namespace === undefined || waysIn(view, service).length > 0) return true;
  const set = view.setOf(service);
  // Routes of the Gateway API refer to it whether or not a listener takes them.
  if (view.lookup(keys.backendUsers(set, namespace, name)).length > 0) return true;
  if (view.lookup(keys.workloadsNaming(set, namespace, name)).length > 0) return true;
  // Custom resources may name it in fields that are not read: routes of a gateway or a mesh, for example.
  if (view.lookup(keys.everywhere(set, 'other')).some(other => other.group.includes('.'))) return true;
  const monitors = view.lookupType('monitor', keys.everywhere(set, 'monitor'));
  if (monitors.some(m => m.kind === 'ServiceMonitor' && monitoredBy(view, m).includes(service))) return true;
  const webhooks = view.lookupType('webhook', keys.everywhere(set, 'webhook'));
  if (webhooks.some(webhook => webhook.services.some(s => knownValue(s.name) === name))) return true;
  return callersOf(view, service).length > 0;
}

function monitoredBy(view: View, monitor: Parameters<typeof bindMonitoredServices>[1]): readonly Service[] {
  const binding = bindMonitoredServices(view, monitor);
  return binding.state === 'bound' ? binding.targets : [];
}
