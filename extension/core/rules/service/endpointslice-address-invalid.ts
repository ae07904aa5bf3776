/** Addresses and port names that the API server refuses in hand-written endpoints (discovery and core validation). */
import { isWhole } from '../../bind/service-shape.ts';
import { type Message, message } from '../../l10n/message.ts';
import { knownValue } from '../../model/fact.ts';
import type { Endpoints } from '../../model/kinds/endpoints.ts';
import { isDns1123Label, isDns1123Subdomain } from '../../model/names.ts';
import { parseAddress } from '../../net/address.ts';
import { defineRule, type Report } from '../rule.ts';
import { addressProblem } from './unusable-address.ts';

const texts = {
  type: {
    en: '"{type}" is not an address type; it is one of IPv4, IPv6, FQDN',
    ko: '"{type}"은(는) 주소 타입이 아닙니다. IPv4, IPv6, FQDN 중 하나여야 합니다',
  },
  family: {
    en: '"{address}" is not an {type} address, which addressType asks for',
    ko: '"{address}"은(는) addressType이 요구하는 {type} 주소가 아닙니다',
  },
  name: {
    en: '"{address}" is not a fully qualified host name',
    ko: '"{address}"은(는) 전체 도메인 이름이 아닙니다',
  },
  duplicate: {
    en: 'Another port of the slice has the name "{name}"',
    ko: '슬라이스의 다른 포트도 이름이 "{name}"입니다',
  },
};

export const endpointsliceAddressInvalid = defineRule({
  id: 'endpointslice-address-invalid',
  group: 'service',
  severity: 'error',
  summary: {
    en: 'A hand-written endpoint has an address that the API server refuses',
    ko: '직접 작성한 엔드포인트의 주소를 API 서버가 거부합니다',
  },
  why: {
    en: 'Traffic of the Service is sent to these addresses. They must be of the address type of the slice, and loopback, link-local and unspecified addresses are refused, as they would lead into the node itself.',
    ko: 'Service의 트래픽은 이 주소로 갑니다. 슬라이스의 주소 타입과 맞아야 하며, 노드 자신으로 이어지는 루프백, 링크 로컬, 미지정 주소는 거부됩니다.',
  },
  fixable: 'no',
  references: [
    'https://kubernetes.io/docs/concepts/services-networking/endpoint-slices/#address-types',
    'https://kubernetes.io/docs/concepts/services-networking/service/#services-without-selectors',
  ],
  on: ['endpoints'],
  *check(endpoints) {
    const type = knownValue(endpoints.addressType);
    const isSlice = endpoints.kind === 'EndpointSlice';
    if (isSlice && type !== undefined && !['IPv4', 'IPv6', 'FQDN'].includes(type)) {
      yield { place: endpoints.addressType!.place, message: message(texts.type, { type }) };
      return;
    }
    for (const subset of endpoints.subsets) {
      for (const address of subset.addresses) {
        if (!address.known || (isSlice && type === undefined)) continue;
        const problem = isSlice ? sliceProblem(address.value, type!) : addressProblem(address.value);
        if (problem) yield { place: address.place, message: problem };
      }
    }
    if (isSlice && isWhole(endpoints)) yield* duplicateNames(endpoints);
  },
});

function sliceProblem(address: string, type: string): Message | undefined {
  if (type === 'FQDN') return isQualifiedDomain(address) ? undefined : message(texts.name, { address });
  const family = parseAddress(address)?.family;
  return family !== undefined && family !== type ? message(texts.family, { address, type }) : addressProblem(address);
}

/** `IsFullyQualifiedDomainName`: two labels or more, a trailing dot is allowed. */
function isQualifiedDomain(name: string): boolean {
  const plain = name.endsWith('.') ? name.slice(0, -1) : name;
  const labels = plain.split('.');
  return labels.length > 1 && isDns1123Subdomain(plain) && labels.every(isDns1123Label);
}

function* duplicateNames(endpoints: Endpoints): Iterable<Report> {
  for (const { ports } of endpoints.subsets) {
    const seen = new Set<string>();
    for (const port of ports) {
      if (port.name && !port.name.known) continue;
      const name = port.name?.value ?? '';
      if (seen.has(name)) yield { place: port.name?.place ?? port.place, message: message(texts.duplicate, { name }) };
      seen.add(name);
    }
  }
}
