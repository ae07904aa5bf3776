/** An Ingress for every host of a domain. Off by default: a policy. */
import { message } from '../../l10n/message.ts';
import { defineRule } from '../rule.ts';

const texts = {
  wild: {
    en: 'Every host one label below {domain} that no Ingress names comes here',
    ko: '다른 Ingress가 지정하지 않은 {domain} 바로 아래의 모든 호스트가 여기로 옵니다',
  },
};

export const ingressWildcardHost = defineRule({
  id: 'ingress-wildcard-host',
  group: 'ingress',
  severity: 'hint',
  offByDefault: true,
  summary: { en: 'Ingress host with a wildcard', ko: '와일드카드 호스트를 쓰는 Ingress입니다' },
  why: {
    en: 'A wildcard takes requests for hosts that nobody has thought of yet, and those of other teams until they have an Ingress of their own. Off unless switched on.',
    ko: '와일드카드는 아직 정해지지 않은 호스트와, 다른 팀이 자체 Ingress를 만들기 전까지 그 팀의 호스트로 오는 요청을 받습니다. 켜야 알립니다.',
  },
  fixable: 'no',
  references: ['https://kubernetes.io/docs/concepts/services-networking/ingress/#hostname-wildcards'],
  on: ['ingress'],
  *check(ingress) {
    for (const { host } of ingress.rules) {
      if (host?.known && host.value.startsWith('*.'))
        yield { place: host.place, message: message(texts.wild, { domain: host.value.slice(2) }) };
    }
  },
});
