/** A backendRef whose port its Service does not have (S8). */
import { protocolOf } from '../../bind/port.ts';
import { isSurelyMeant } from '../../bind/togetherness.ts';
import { message } from '../../l10n/message.ts';
import { knownValue } from '../../model/fact.ts';
import { titleOf } from '../../model/resource.ts';
import { isOneEditAway } from '../../text/nearest.ts';
import { replaceScalar } from '../fix.ts';
import { relatedPorts } from '../ingress/backends.ts';
import { defineRule } from '../rule.ts';
import { failedBackends } from './backends.ts';
import { gatewayDocs } from './parents.ts';

const texts = {
  missing: { en: '{service} has no port {port}', ko: '{service}에 포트 {port}이(가) 없습니다' },
};

export const routeBackendPortMissing = defineRule({
  id: 'route-backend-port-missing',
  group: 'gateway',
  severity: 'error',
  summary: {
    en: 'Route asks for a port that its backend Service does not have',
    ko: '라우트가 백엔드 Service에 없는 포트를 요청합니다',
  },
  why: {
    en: '`port` of a backendRef is a number of the Service’s `spec.ports[].port`, never a targetPort or a name. Where there is none, the gateway has nothing to send this share of the requests to and answers with 500.',
    ko: 'backendRef의 `port`는 Service의 `spec.ports[].port` 숫자이며 targetPort나 이름이 아닙니다. 맞는 포트가 없으면 게이트웨이는 이 몫의 요청을 보낼 곳이 없어 500으로 응답합니다.',
  },
  fixable: 'sometimes',
  references: [`${gatewayDocs}/reference/spec/#backendobjectreference`],
  on: ['gateway-route'],
  *check(route, view) {
    for (const { reference, problem } of failedBackends(view, route, 'port')) {
      const { service, port } = problem;
      const place = reference.port!.place;
      const protocol = route.kind === 'UDPRoute' ? 'UDP' : 'TCP';
      const numbers = service.ports
        .filter(candidate => protocolOf(candidate) === protocol)
        .flatMap(candidate => knownValue(candidate.port) ?? []);
      const near = numbers.filter(number => isOneEditAway(String(number), String(port)));
      yield {
        place,
        message: message(texts.missing, { service: titleOf(service), port }),
        severity: isSurelyMeant(route, service) ? 'error' : 'warning',
        related: [relatedPorts(service)],
        fixes: (near.length > 0 ? near : numbers.length === 1 ? numbers : []).map(number =>
          replaceScalar(place, number, numbers.length === 1),
        ),
      };
    }
  },
});
