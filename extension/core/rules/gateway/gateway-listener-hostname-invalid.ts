/** A host name that is none: of a listener or of a route (the pattern of the API’s `Hostname`). */
import { message } from '../../l10n/message.ts';
import { isDns1123Subdomain, isWildcardDns1123Subdomain } from '../../model/names.ts';
import { parseAddress } from '../../net/address.ts';
import { replaceScalar } from '../fix.ts';
import { defineRule } from '../rule.ts';
import { gatewayDocs } from './parents.ts';

const texts = {
  invalid: { en: '"{hostname}" is not a host name', ko: '"{hostname}"은(는) 호스트 이름이 아닙니다' },
  address: {
    en: '"{hostname}" is an IP address, not a host name',
    ko: '"{hostname}"은(는) 호스트 이름이 아니라 IP 주소입니다',
  },
};

export const gatewayListenerHostnameInvalid = defineRule({
  id: 'gateway-listener-hostname-invalid',
  group: 'gateway',
  severity: 'error',
  summary: {
    en: 'Host name of a listener or route is not valid',
    ko: '리스너나 라우트의 호스트 이름이 올바르지 않습니다',
  },
  why: {
    en: 'A host name is lower case labels of letters, digits and hyphens, without port or scheme; a wildcard is the whole first label: `*.example.com`. The API server rejects anything else. An IP address passes, but no request ever has it as a host name that matches; that is a warning.',
    ko: '호스트 이름은 소문자, 숫자, 하이픈으로 된 레이블이며 포트나 스킴이 없습니다. 와일드카드는 `*.example.com`처럼 첫 레이블 전체여야 합니다. API 서버는 그 밖의 값을 거부합니다. IP 주소는 저장되지만 호스트 이름으로 쓸 수 없으므로 경고로 알립니다.',
  },
  fixable: 'sometimes',
  references: [`${gatewayDocs}/reference/spec/#hostname`],
  on: ['gateway', 'listener-set', 'gateway-route'],
  *check(resource) {
    const hostnames =
      resource.type === 'gateway-route'
        ? (resource.hostnames?.items ?? [])
        : (resource.listeners?.items ?? []).flatMap(listener => listener.hostname ?? []);
    for (const hostname of hostnames) {
      if (!hostname.known) continue;
      const { value, place } = hostname;
      // An empty host name of a listener means none.
      if (value === '' && resource.type !== 'gateway-route') continue;
      if (!isDns1123Subdomain(value) && !isWildcardDns1123Subdomain(value)) {
        const lower = value.toLowerCase();
        const isCase = isDns1123Subdomain(lower) || isWildcardDns1123Subdomain(lower);
        yield {
          place,
          message: message(texts.invalid, { hostname: value }),
          fixes: isCase ? [replaceScalar(place, lower)] : [],
        };
      } else if (parseAddress(value) && resource.kind !== 'TLSRoute') {
        yield { place, message: message(texts.address, { hostname: value }), severity: 'warning' };
      }
    }
  },
});
