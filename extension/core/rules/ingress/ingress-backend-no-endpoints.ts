/** A backend whose Service is there and has the port, but no pod answers behind it. The cause is reported at the Service. */
import { backendPort, bindBackendPort } from '../../bind/backend.ts';
import { missingPods } from '../../bind/missing-pods.ts';
import { bindSelector, hasSelector } from '../../bind/selector.ts';
import { portEnd } from '../../bind/target-port.ts';
import type { View } from '../../index/view.ts';
import { message, type Text } from '../../l10n/message.ts';
import type { IngressBackend } from '../../model/kinds/ingress.ts';
import type { Service } from '../../model/kinds/service.ts';
import { titleOf } from '../../model/resource.ts';
import type { Place } from '../../yaml/syntax.ts';
import { defineRule } from '../rule.ts';
import { boundBackends, ingressDocs } from './backends.ts';

const texts = {
  none: { en: '{service} has no endpoints for this path', ko: '{service}에는 이 경로를 처리할 엔드포인트가 없습니다' },
  selector: { en: 'Its selector matches no pods', ko: '셀렉터와 일치하는 파드가 없습니다' },
  port: { en: 'No selected pod declares "{name}"', ko: '선택된 파드 중 "{name}"을(를) 선언한 것이 없습니다' },
};

export const ingressBackendNoEndpoints = defineRule({
  id: 'ingress-backend-no-endpoints',
  group: 'ingress',
  severity: 'warning',
  summary: { en: 'Ingress backend Service has no endpoints', ko: 'Ingress 백엔드 Service에 엔드포인트가 없습니다' },
  why: {
    en: 'The path leads to a Service behind which no pod answers, because its selector matches none or its named target port is declared by none. The ingress controller answers with 503.',
    ko: '셀렉터와 일치하는 파드가 없거나 이름으로 적은 대상 포트를 선언한 파드가 없어, 이 경로의 Service 뒤에서 응답할 파드가 없습니다. 인그레스 컨트롤러는 503으로 응답합니다.',
  },
  fixable: 'no',
  references: [ingressDocs, 'https://kubernetes.io/docs/concepts/services-networking/service/'],
  on: ['ingress'],
  *check(ingress, view) {
    for (const { backend, services, service } of boundBackends(view, ingress)) {
      const causes = services.map(s => causeOf(view, s, backend));
      const [cause] = causes;
      if (!cause || causes.includes(undefined)) continue;
      yield {
        place: backend.serviceName!.place,
        message: message(texts.none, { service: titleOf(service) }),
        related: [{ place: cause.place, message: message(cause.text, { name: cause.name }) }],
      };
    }
  },
});

interface Cause {
  readonly place: Place;
  readonly text: Text;
  readonly name: string;
}

function causeOf(view: View, service: Service, backend: IngressBackend): Cause | undefined {
  if (!hasSelector(service)) return undefined;
  const binding = bindSelector(view, service);
  if (binding.state === 'unbound') {
    const missing = missingPods(view, service);
    if (!missing || missing.reason === 'nothing-known') return undefined;
    return { place: service.selector!.place, text: texts.selector, name: '' };
  }
  if (binding.state === 'unknown' || backendPort(backend) === undefined) return undefined;
  const bound = bindBackendPort(service, backend);
  if (bound?.state !== 'bound') return undefined;
  const resolutions = binding.targets.map(workload => portEnd(view, bound.targets[0], workload));
  const [first] = resolutions;
  if (first?.state !== 'missing' || !resolutions.every(r => r.state === 'missing')) return undefined;
  const place = bound.targets[0].targetPort?.place ?? bound.targets[0].place;
  return { place, text: texts.port, name: first.name };
}
