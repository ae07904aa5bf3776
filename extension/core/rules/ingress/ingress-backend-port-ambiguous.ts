/** A backend whose port has both a name and a number (validateIngressBackend). */
import { message } from '../../l10n/message.ts';
import { backendsOf } from '../../model/kinds/ingress.ts';
import { defineRule } from '../rule.ts';
import { ingressDocs } from './backends.ts';

const both = {
  en: 'A backend’s port has either a name or a number, not both',
  ko: '백엔드의 포트에는 name과 number 중 하나만 쓸 수 있습니다',
};

export const ingressBackendPortAmbiguous = defineRule({
  id: 'ingress-backend-port-ambiguous',
  group: 'ingress',
  severity: 'error',
  summary: {
    en: 'Ingress backend port has both `name` and `number`',
    ko: 'Ingress 백엔드 포트에 `name`과 `number`가 모두 있습니다',
  },
  why: {
    en: 'The two exclude each other, even where they mean the same port: the API server refuses the Ingress.',
    ko: '같은 포트를 뜻하더라도 둘은 함께 쓸 수 없습니다. API 서버가 Ingress를 거부합니다.',
  },
  fixable: 'no',
  references: [`${ingressDocs}#the-ingress-resource`],
  on: ['ingress'],
  *check(ingress) {
    for (const { portNumber, portName, portPlace, keyPlace } of backendsOf(ingress)) {
      if (!portNumber?.known || !portName?.known || portNumber.value === 0 || portName.value === '') continue;
      yield { place: portPlace ?? keyPlace, message: message(both) };
    }
  },
});
