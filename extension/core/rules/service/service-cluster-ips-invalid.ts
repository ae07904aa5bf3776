/** Cluster IPs that contradict each other, the IP families, or the form of an address (ValidateServiceClusterIPsRelatedFields). */
import { isWhole, serviceTypeOf } from '../../bind/service-shape.ts';
import { message } from '../../l10n/message.ts';
import { type Fact, type KnownFact, knownValue } from '../../model/fact.ts';
import type { Service } from '../../model/kinds/service.ts';
import { parseAddress } from '../../net/address.ts';
import { replaceScalar } from '../fix.ts';
import { defineRule, type Report } from '../rule.ts';

const texts = {
  notAnAddress: {
    en: '"{address}" is neither an IP address nor "None"',
    ko: '"{address}"은(는) IP 주소도 "None"도 아닙니다',
  },
  first: {
    en: 'The first of clusterIPs must be the same as clusterIP ({clusterIP})',
    ko: 'clusterIPs의 첫 값은 clusterIP({clusterIP})와 같아야 합니다',
  },
  alone: {
    en: 'clusterIPs needs clusterIP with the same first value',
    ko: 'clusterIPs를 쓰려면 첫 값과 같은 clusterIP가 있어야 합니다',
  },
  none: { en: '"None" must be the only cluster IP', ko: '"None"은 유일한 클러스터 IP여야 합니다' },
  tooMany: {
    en: 'A Service has at most two cluster IPs, one of each IP family',
    ko: 'Service의 클러스터 IP는 IP 패밀리마다 하나씩, 최대 두 개입니다',
  },
  sameFamily: {
    en: 'The Service already has an {family} cluster IP',
    ko: 'Service에 {family} 클러스터 IP가 이미 있습니다',
  },
  family: {
    en: '{address} is not an {family} address, which ipFamilies asks for',
    ko: '{address}은(는) ipFamilies가 요구하는 {family} 주소가 아닙니다',
  },
};

export const serviceClusterIpsInvalid = defineRule({
  id: 'service-cluster-ips-invalid',
  group: 'service',
  severity: 'error',
  summary: {
    en: 'Cluster IPs of a Service are not addresses or contradict each other',
    ko: 'Service의 클러스터 IP가 주소가 아니거나 서로 맞지 않습니다',
  },
  why: {
    en: 'The API server rejects the Service. `clusterIPs` repeats `clusterIP` first, then may have one address of the other IP family; their order is that of `ipFamilies`.',
    ko: 'API 서버가 Service를 거부합니다. `clusterIPs`는 `clusterIP`와 같은 값으로 시작하고 다른 IP 패밀리의 주소를 하나 더 둘 수 있으며, 순서는 `ipFamilies`와 같습니다.',
  },
  fixable: 'sometimes',
  references: ['https://kubernetes.io/docs/concepts/services-networking/dual-stack/#services'],
  on: ['service'],
  *check(service) {
    if (serviceTypeOf(service) === 'ExternalName') return;
    const { clusterIP } = service;
    if (!service.clusterIPs) {
      if (!clusterIP?.known || clusterIP.value === '' || clusterIP.value === 'None') return;
      const problem = notAnAddress(clusterIP);
      if (problem) yield problem;
      else if (isWhole(service)) yield* familyProblems(service, [clusterIP]);
      return;
    }
    const ips = service.clusterIPs.items;
    if (!isWhole(service) || ips.length === 0 || !ips.every(isKnown) || (clusterIP && !clusterIP.known)) return;
    yield* syncProblems(knownValue(clusterIP) ?? '', ips);
    const [first] = ips;
    if (first?.value === 'None' && ips.length > 1) yield { place: first.place, message: message(texts.none) };
    const malformed = ips.flatMap((ip, i) => (i === 0 && ip.value === 'None' ? [] : (notAnAddress(ip) ?? [])));
    yield* malformed;
    if (ips[2]) yield { place: ips[2].place, message: message(texts.tooMany) };
    if (malformed.length > 0 || first?.value === 'None') return;
    yield* sameFamilyProblems(ips);
    yield* familyProblems(service, ips);
  },
});

function isKnown(fact: Fact<string>): fact is KnownFact<string> {
  return fact.known;
}

function notAnAddress(ip: KnownFact<string>): Report | undefined {
  if (parseAddress(ip.value)) return undefined;
  return {
    place: ip.place,
    message: message(texts.notAnAddress, { address: ip.value }),
    fixes: ip.value.toLowerCase() === 'none' ? [replaceScalar(ip.place, 'None')] : [],
  };
}

function* syncProblems(clusterIP: string, ips: readonly KnownFact<string>[]): Iterable<Report> {
  const first = ips[0]!;
  if (first.value === clusterIP) return;
  yield { place: first.place, message: message(clusterIP === '' ? texts.alone : texts.first, { clusterIP }) };
}

function* sameFamilyProblems(ips: readonly KnownFact<string>[]): Iterable<Report> {
  const [first, second] = ips;
  const family = first && parseAddress(first.value)?.family;
  if (ips.length === 2 && second && family && parseAddress(second.value)?.family === family)
    yield { place: second.place, message: message(texts.sameFamily, { family }) };
}

/** Each address is of the family at its position; families that are left out follow from the addresses. */
function* familyProblems(service: Service, ips: readonly KnownFact<string>[]): Iterable<Report> {
  for (const [i, ip] of ips.entries()) {
    const family = knownValue(service.ipFamilies?.items[i]);
    if (family !== 'IPv4' && family !== 'IPv6') continue;
    if (parseAddress(ip.value)?.family !== family)
      yield { place: ip.place, message: message(texts.family, { address: ip.value, family }) };
  }
}
