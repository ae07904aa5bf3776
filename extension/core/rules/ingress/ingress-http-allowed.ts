/** Plain HTTP beside TLS. Off by default: a policy. */

import { familyOf } from '../../bind/ingress-class.ts';
import { nginxKey } from '../../controllers/nginx.ts';
import { message } from '../../l10n/message.ts';
import { knownValue } from '../../model/fact.ts';
import { defineRule } from '../rule.ts';
import { nginxAnnotation } from './annotations.ts';

const texts = {
  redirect: {
    en: 'Requests over plain HTTP are answered instead of redirected to HTTPS',
    ko: '평문 HTTP 요청을 HTTPS로 리디렉션하지 않고 응답합니다',
  },
  allowed: {
    en: 'GKE opens port 80 beside 443 unless kubernetes.io/ingress.allow-http is "false"',
    ko: 'GKE는 kubernetes.io/ingress.allow-http가 "false"가 아니면 443과 함께 80번 포트를 엽니다',
  },
};

export const ingressHttpAllowed = defineRule({
  id: 'ingress-http-allowed',
  group: 'ingress',
  severity: 'hint',
  offByDefault: true,
  summary: { en: 'Ingress with TLS still answers plain HTTP', ko: 'TLS가 있는 Ingress가 평문 HTTP에도 응답합니다' },
  why: {
    en: 'ingress-nginx redirects hosts with a certificate to HTTPS unless `ssl-redirect` is off; the load balancers of GKE answer both unless HTTP is off. Clients that start with HTTP never notice. Off unless switched on.',
    ko: 'ingress-nginx는 `ssl-redirect`를 끄지 않는 한 인증서가 있는 호스트를 HTTPS로 리디렉션하고, GKE의 로드 밸런서는 HTTP를 끄지 않는 한 둘 다 응답합니다. HTTP로 시작한 클라이언트는 알아채지 못합니다. 켜야 알립니다.',
  },
  fixable: 'no',
  references: [
    'https://kubernetes.github.io/ingress-nginx/user-guide/tls/#server-side-https-enforcement-through-redirect',
    'https://cloud.google.com/kubernetes-engine/docs/how-to/load-balance-ingress',
  ],
  on: ['ingress'],
  *check(ingress, view) {
    if (ingress.tls.length === 0) return;
    const family = familyOf(view, ingress);
    const redirect = nginxAnnotation(ingress, 'ssl-redirect');
    const isForced = ingress.annotations?.entries.has(nginxKey('force-ssl-redirect'));
    if (family === 'nginx' && redirect && /^(0|f|F|FALSE|false|False)$/.test(redirect.value) && !isForced)
      yield { place: redirect.place, message: message(texts.redirect) };
    if (family !== 'gce') return;
    const allow = ingress.annotations?.entries.get('kubernetes.io/ingress.allow-http');
    if (allow ? knownValue(allow) === 'true' : !view.isOpen(ingress) && ingress.annotations?.complete !== false)
      yield { place: allow?.place ?? ingress.tlsPlace ?? ingress.specPlace, message: message(texts.allowed) };
  },
});
