/** A TLSRoute without host names (the API server refuses it). Ill-formed ones are gateway-listener-hostname-invalid's. */
import { message } from '../../l10n/message.ts';
import { parseAddress } from '../../net/address.ts';
import { defineRule } from '../rule.ts';
import { gatewayDocs } from './parents.ts';

const texts = {
  missing: { en: 'A TLSRoute needs host names', ko: 'TLSRoute에는 호스트 이름이 필요합니다' },
  address: {
    en: '"{hostname}" is an IP address, which no TLS client sends as a server name',
    ko: '"{hostname}"은(는) IP 주소이며 TLS 클라이언트는 IP 주소를 서버 이름으로 보내지 않습니다',
  },
};

export const tlsrouteHostnamesInvalid = defineRule({
  id: 'tlsroute-hostnames-invalid',
  group: 'gateway',
  severity: 'error',
  summary: { en: 'TLSRoute has no usable host name', ko: 'TLSRoute에 쓸 수 있는 호스트 이름이 없습니다' },
  why: {
    en: 'A TLSRoute is chosen by the server name that the client sends in the clear at the start of a connection, so `hostnames` is required in v1 and v1alpha3, and an IP address (RFC 6066) is never one. The API server rejects the route.',
    ko: 'TLSRoute는 클라이언트가 연결을 시작할 때 평문으로 보내는 서버 이름으로 선택되므로 v1과 v1alpha3에서는 `hostnames`가 필수이며 IP 주소는 쓸 수 없습니다(RFC 6066). API 서버가 라우트를 거부합니다.',
  },
  fixable: 'no',
  references: [`${gatewayDocs}/geps/gep-2643/`],
  on: ['gateway-route'],
  *check(route) {
    if (route.kind !== 'TLSRoute') return;
    // The first experimental version does without.
    if (route.version !== 'v1alpha2' && route.shape === 'complete' && route.hostnames?.complete !== false) {
      const place = route.hostnames?.place ?? route.specPlace;
      if (!route.hostnames?.items.length) yield { place, message: message(texts.missing) };
    }
    for (const hostname of route.hostnames?.items ?? []) {
      if (!hostname.known || !parseAddress(hostname.value)) continue;
      yield {
        place: hostname.place,
        message: message(texts.address, { hostname: hostname.value }),
        severity: route.version === 'v1' ? 'error' : 'warning',
      };
    }
  },
});
