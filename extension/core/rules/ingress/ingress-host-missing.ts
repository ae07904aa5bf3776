/** An Ingress rule for every host. Off by default: a policy. */
import { message } from '../../l10n/message.ts';
import { defineRule } from '../rule.ts';

const texts = {
  all: {
    en: 'The rule names no host: it takes requests for every host that no other rule names',
    ko: '규칙에 호스트가 없어 다른 규칙이 지정하지 않은 모든 호스트의 요청을 받습니다',
  },
};

export const ingressHostMissing = defineRule({
  id: 'ingress-host-missing',
  group: 'ingress',
  severity: 'hint',
  offByDefault: true,
  summary: { en: 'Ingress rule without a host', ko: '호스트가 없는 Ingress 규칙입니다' },
  why: {
    en: 'Requests for any name that leads to the controller end here, those by its bare address included. Two such Ingresses of one class compete for the same paths. Off unless switched on.',
    ko: '컨트롤러로 이어지는 모든 이름의 요청과 주소를 직접 쓰는 요청이 여기로 옵니다. 같은 클래스에 이런 Ingress가 둘이면 같은 경로를 두고 경쟁합니다. 켜야 알립니다.',
  },
  fixable: 'no',
  references: ['https://kubernetes.io/docs/concepts/services-networking/ingress/#ingress-rules'],
  on: ['ingress'],
  *check(ingress) {
    for (const { host, httpPlace } of ingress.rules) {
      const isEmpty = !host ? ingress.shape === 'complete' : host.known && host.value === '';
      if (isEmpty && httpPlace) yield { place: host?.place ?? httpPlace, message: message(texts.all) };
    }
  },
});
