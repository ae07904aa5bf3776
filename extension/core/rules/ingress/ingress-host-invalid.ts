/** A host that is no DNS name (ValidateIngressSpec: IsDNS1123Subdomain, IsWildcardDNS1123Subdomain, no IP address). */
import { message, type Text } from '../../l10n/message.ts';
import type { Fact } from '../../model/fact.ts';
import { isDns1123Subdomain, isWildcardDns1123Subdomain } from '../../model/names.ts';
import { parseAddress } from '../../net/address.ts';
import { replaceScalar } from '../fix.ts';
import { defineRule, type Report } from '../rule.ts';
import { ingressDocs } from './backends.ts';

const invalid: Text = {
  en: '"{host}" is not a host name: {reason}',
  ko: '"{host}"은(는) 호스트 이름이 될 수 없습니다: {reason}',
};
const reasons = {
  address: { en: 'it is an IP address', ko: 'IP 주소입니다' },
  scheme: { en: 'it has a scheme', ko: '스킴이 들어 있습니다' },
  path: { en: 'it has a path', ko: '경로가 들어 있습니다' },
  port: { en: 'it has a port', ko: '포트가 들어 있습니다' },
  upperCase: { en: 'it has upper-case letters', ko: '대문자가 들어 있습니다' },
  wildcard: { en: 'a wildcard is the whole first label', ko: '와일드카드는 첫 번째 레이블 전체여야 합니다' },
  characters: {
    en: 'only labels of a-z, 0-9 and - joined by dots are allowed',
    ko: 'a-z, 0-9, -로 된 레이블을 점으로 이은 것만 쓸 수 있습니다',
  },
} satisfies Record<string, Text>;

export const ingressHostInvalid = defineRule({
  id: 'ingress-host-invalid',
  group: 'ingress',
  severity: 'error',
  summary: { en: 'Ingress host is not a host name', ko: 'Ingress 호스트가 호스트 이름이 아닙니다' },
  why: {
    en: 'A host is a lower-case DNS name, or a wildcard such as `*.example.com`; never an address, a URL or a name with a port. The API server refuses the Ingress.',
    ko: '호스트는 소문자 DNS 이름이거나 `*.example.com` 같은 와일드카드이며, 주소나 URL, 포트가 붙은 이름은 쓸 수 없습니다. API 서버가 Ingress를 거부합니다.',
  },
  fixable: 'sometimes',
  references: [`${ingressDocs}#hostname-wildcards`],
  on: ['ingress'],
  *check(ingress) {
    for (const rule of ingress.rules) {
      if (rule.host?.known && rule.host.value !== '' && parseAddress(rule.host.value))
        yield reportOf(rule.host.value, rule.host.place, 'address');
      else if (rule.host?.known && rule.host.value !== '') yield* problemOf(rule.host);
    }
    for (const host of ingress.tls.flatMap(tls => tls.hosts?.items ?? [])) yield* problemOf(host);
  },
});

function* problemOf(fact: Fact<string>): Iterable<Report> {
  if (!fact.known) return;
  const host = fact.value;
  if (host.includes('*') ? isWildcardDns1123Subdomain(host) : isDns1123Subdomain(host)) return;
  yield reportOf(host, fact.place, reasonOf(host));
}

function reasonOf(host: string): keyof typeof reasons {
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(host)) return 'scheme';
  if (host.includes('/')) return 'path';
  if (/:\d*$/.test(host)) return 'port';
  if (host.includes('*') && !/^\*\.[^*]+$/.test(host)) return 'wildcard';
  return isValid(host.toLowerCase()) ? 'upperCase' : 'characters';
}

function reportOf(host: string, place: Report['place'], reason: keyof typeof reasons): Report {
  const plain = host
    .replace(/^[a-z][a-z0-9+.-]*:\/\//i, '')
    .replace(/\/.*$/, '')
    .replace(/:\d*$/, '')
    .toLowerCase();
  return {
    place,
    message: message(invalid, { host, reason: message(reasons[reason]) }),
    fixes:
      plain !== host && isValid(plain) && !parseAddress(plain)
        ? [replaceScalar(place, plain, reason === 'upperCase')]
        : [],
  };
}

function isValid(host: string): boolean {
  return isDns1123Subdomain(host) || isWildcardDns1123Subdomain(host);
}
