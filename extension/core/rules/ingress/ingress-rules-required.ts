/** An Ingress that routes nothing (ValidateIngressSpec in k8s.io/kubernetes pkg/apis/networking/validation). */
import { message } from '../../l10n/message.ts';
import { defineRule } from '../rule.ts';
import { ingressDocs } from './backends.ts';

const required = {
  en: 'An Ingress needs rules or a defaultBackend',
  ko: 'Ingress에는 rules나 defaultBackend가 필요합니다',
};

export const ingressRulesRequired = defineRule({
  id: 'ingress-rules-required',
  group: 'ingress',
  severity: 'error',
  summary: { en: 'Ingress has neither rules nor a default backend', ko: 'Ingress에 규칙도 기본 백엔드도 없습니다' },
  why: {
    en: 'The API server refuses an Ingress that routes nothing.',
    ko: 'API 서버는 아무것도 라우팅하지 않는 Ingress를 거부합니다.',
  },
  fixable: 'no',
  references: [`${ingressDocs}#ingress-rules`],
  on: ['ingress'],
  *check(ingress, view) {
    // Built from several files, an overlay may add the rules.
    if (view.isOpen(ingress) || !ingress.rulesComplete) return;
    if (ingress.rules.length > 0 || ingress.defaultBackend || ingress.legacyBackendPlace) return;
    yield { place: ingress.specPlace, message: message(required) };
  },
});
