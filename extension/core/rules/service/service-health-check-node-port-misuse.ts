/** A healthCheckNodePort that nobody would ask (pkg/api/service NeedsHealthCheck). */
import { defaulted, isWhole, serviceTypeOf } from '../../bind/service-shape.ts';
import { message } from '../../l10n/message.ts';
import { removeEntry } from '../fix.ts';
import { defineRule } from '../rule.ts';

const misuse = {
  en: 'healthCheckNodePort needs type LoadBalancer and externalTrafficPolicy Local',
  ko: 'healthCheckNodePort는 type이 LoadBalancer이고 externalTrafficPolicy가 Local일 때만 쓸 수 있습니다',
};

export const serviceHealthCheckNodePortMisuse = defineRule({
  id: 'service-health-check-node-port-misuse',
  group: 'service',
  severity: 'error',
  summary: {
    en: '`healthCheckNodePort` on a Service that has no health check',
    ko: '상태 확인이 없는 Service에 `healthCheckNodePort`가 있습니다',
  },
  why: {
    en: 'Load balancers ask this port which nodes have pods of the Service, which matters only with `externalTrafficPolicy: Local`. The API server rejects it on any other Service.',
    ko: '로드 밸런서는 이 포트로 어느 노드에 Service의 파드가 있는지 확인하며, 이는 `externalTrafficPolicy: Local`일 때만 의미가 있습니다. 그 밖의 Service에서는 API 서버가 거부합니다.',
  },
  fixable: 'sometimes',
  references: [
    'https://kubernetes.io/docs/tasks/access-application-cluster/create-external-load-balancer/#preserving-the-client-source-ip',
  ],
  on: ['service'],
  *check(service, view) {
    const port = service.healthCheckNodePort;
    if (!port?.known || port.value === 0 || !isWhole(service)) return;
    const type = serviceTypeOf(service);
    const policy = defaulted(service, service.externalTrafficPolicy, 'Cluster');
    if (type === undefined || policy === undefined || (type === 'LoadBalancer' && policy === 'Local')) return;
    if (view.isOpen(service) && !(service.serviceType && service.externalTrafficPolicy)) return;
    const removal = removeEntry(service.keyPlaces.get('healthCheckNodePort')!, port.place, 'healthCheckNodePort');
    yield { place: port.place, message: message(misuse), fixes: removal ? [removal] : [] };
  },
});
