/** A default backend. Off by default: a policy. */
import { message } from '../../l10n/message.ts';
import { defineRule } from '../rule.ts';

const texts = {
  used: {
    en: 'The default backend takes every request that no rule takes',
    ko: '기본 백엔드는 어떤 규칙에도 해당하지 않는 모든 요청을 받습니다',
  },
};

export const ingressDefaultBackendUsed = defineRule({
  id: 'ingress-default-backend-used',
  group: 'ingress',
  severity: 'hint',
  offByDefault: true,
  summary: { en: 'Ingress with a default backend', ko: '기본 백엔드가 있는 Ingress입니다' },
  why: {
    en: 'It answers for hosts and paths that nobody has thought of; with several Ingresses of one class, which default backend applies is up to the controller. Off unless switched on.',
    ko: '정해지지 않은 호스트와 경로에 응답합니다. 한 클래스에 Ingress가 여럿이면 어느 기본 백엔드를 쓸지는 컨트롤러가 정합니다. 켜야 알립니다.',
  },
  fixable: 'no',
  references: ['https://kubernetes.io/docs/concepts/services-networking/ingress/#default-backend'],
  on: ['ingress'],
  *check(ingress) {
    const backend = ingress.defaultBackend;
    if (backend) yield { place: backend.keyPlace, message: message(texts.used) };
  },
});
