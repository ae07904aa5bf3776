/** An Ingress without TLS. Off by default: TLS often ends before the controller. */
import { message } from '../../l10n/message.ts';
import { knownValue } from '../../model/fact.ts';
import { defineRule } from '../rule.ts';

const texts = {
  none: {
    en: 'No TLS: what clients send to {host} can be read and changed on its way',
    ko: 'TLS가 없어 클라이언트가 {host}에 보내는 내용을 도중에 읽거나 바꿀 수 있습니다',
  },
  any: { en: 'this Ingress', ko: '이 Ingress' },
};

export const ingressNoTls = defineRule({
  id: 'ingress-no-tls',
  group: 'ingress',
  severity: 'info',
  offByDefault: true,
  summary: { en: 'Ingress without TLS', ko: 'TLS가 없는 Ingress입니다' },
  why: {
    en: 'The controller serves these hosts over plain HTTP, or with a certificate of its own that browsers do not trust. Silent where an annotation gives the load balancer a certificate. Off unless switched on, because TLS may end at a proxy or load balancer before the controller.',
    ko: '컨트롤러가 이 호스트를 평문 HTTP나 브라우저가 신뢰하지 않는 자체 인증서로 제공합니다. 어노테이션으로 로드 밸런서에 인증서를 주면 알리지 않습니다. 컨트롤러 앞의 프록시나 로드 밸런서가 TLS를 처리할 수 있으므로 켜야 알립니다.',
  },
  fixable: 'no',
  references: ['https://kubernetes.io/docs/concepts/services-networking/ingress/#tls'],
  on: ['ingress'],
  *check(ingress, view) {
    if (
      ingress.tls.length > 0 ||
      !ingress.tlsComplete ||
      view.isOpen(ingress) ||
      ingress.annotations?.complete === false
    )
      return;
    if ([...(ingress.annotations?.entries.keys() ?? [])].some(key => certificates.test(key))) return;
    const host = ingress.rules.map(rule => knownValue(rule.host)).find(name => name !== undefined && name !== '');
    yield { place: ingress.specPlace, message: message(texts.none, { host: host ?? message(texts.any) }) };
  },
});

/** Annotations by which a load balancer, or the proxy itself, gets a certificate or passes TLS on. */
const certificates =
  /^(?:alb\.ingress\.kubernetes\.io\/(?:certificate-arn|listen-ports)|ingress\.gcp\.kubernetes\.io\/pre-shared-cert|networking\.gke\.io\/managed-certificates|appgw\.ingress\.kubernetes\.io\/appgw-ssl-certificate|traefik\.ingress\.kubernetes\.io\/router\.tls(?:\..*)?|.*\/ssl-passthrough)$/;
