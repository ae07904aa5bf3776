/** A health check node port that some Service uses already: it comes from the same numbers as node ports (S18). */
import { message } from '../../l10n/message.ts';
import { knownValue } from '../../model/fact.ts';
import { titleOf } from '../../model/resource.ts';
import { defineRule } from '../rule.ts';
import { clashSeverity, nodePortsOf, servicesWithNodePort } from './node-port-clash.ts';

const texts = {
  collision: {
    en: 'Port {number} of the nodes belongs to {other} as well',
    ko: '노드의 {number} 포트를 {other}도 씁니다',
  },
  own: {
    en: 'Port {number} of the nodes is a node port of this Service as well',
    ko: '노드의 {number} 포트는 이 Service의 노드 포트이기도 합니다',
  },
  here: { en: 'Port {number} is used here too', ko: '여기에서도 {number} 포트를 씁니다' },
};

export const serviceHealthCheckNodePortCollision = defineRule({
  id: 'service-health-check-node-port-collision',
  group: 'service',
  severity: 'error',
  summary: {
    en: '`healthCheckNodePort` is used by another port of the cluster’s nodes',
    ko: '`healthCheckNodePort`가 이미 쓰이는 노드 포트입니다',
  },
  why: {
    en: 'Health check node ports come from the same numbers as node ports, for all namespaces and protocols. The API server refuses the second one.',
    ko: '헬스 체크 노드 포트는 네임스페이스나 프로토콜과 관계없이 노드 포트와 같은 번호를 나누어 씁니다. API 서버는 두 번째 것을 거부합니다.',
  },
  fixable: 'no',
  references: [
    'https://kubernetes.io/docs/tasks/access-application-cluster/create-external-load-balancer/#preserving-the-client-source-ip',
  ],
  on: ['service'],
  *check(service, view) {
    const fact = service.healthCheckNodePort;
    if (!fact?.known || fact.value === 0) return;
    const number = fact.value;
    const own = nodePortsOf(service).find(nodePort => knownValue(nodePort) === number);
    const others = servicesWithNodePort(view, service, number);
    const [other] = others;
    if (!own && !other) return;
    yield {
      place: fact.place,
      message:
        own || !other ? message(texts.own, { number }) : message(texts.collision, { number, other: titleOf(other) }),
      severity: own ? 'error' : clashSeverity(service, others),
      related: [
        own,
        ...others.slice(0, 5).map(o => [...nodePortsOf(o), o.healthCheckNodePort].find(f => knownValue(f) === number)),
      ].flatMap(f => (f ? [{ place: f.place, message: message(texts.here, { number }) }] : [])),
    };
  },
});
