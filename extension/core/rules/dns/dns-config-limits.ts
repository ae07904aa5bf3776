/**
 * A `dnsConfig` that the API server refuses (ValidatePodDNSConfig), or of which the kubelet drops a part (dns.go
 * formDNSNameserversFitsLimits: the servers of the cluster come first).
 */
import { type DnsConfig, dnsConfigOf, dnsLimits, effectiveDnsPolicy } from '../../bind/pod-dns.ts';
import { message } from '../../l10n/message.ts';
import { knownValue } from '../../model/fact.ts';
import { hasPlainPod } from '../../model/kinds/workload.ts';
import { isDns1123Subdomain } from '../../model/names.ts';
import { parseAddress } from '../../net/address.ts';
import { defineRule, type Report } from '../rule.ts';

const texts = {
  nameservers: {
    en: 'At most {limit} name servers are allowed, here are {count}',
    ko: '네임서버는 {limit}개까지 쓸 수 있는데 {count}개가 있습니다',
  },
  dropped: {
    en: 'This name server is not used: the one of the cluster comes first, and there are at most {limit}',
    ko: '이 네임서버는 쓰이지 않습니다. 클러스터의 네임서버가 먼저이고 모두 {limit}개까지입니다',
  },
  address: { en: '"{value}" is not an IP address', ko: '"{value}"은(는) IP 주소가 아닙니다' },
  searches: {
    en: 'At most {limit} search paths are allowed, here are {count}',
    ko: '검색 경로는 {limit}개까지 쓸 수 있는데 {count}개가 있습니다',
  },
  characters: {
    en: 'The search paths have {count} characters, at most {limit} are allowed',
    ko: '검색 경로가 {count}자입니다. {limit}자까지 쓸 수 있습니다',
  },
  search: { en: '"{value}" is not a domain name', ko: '"{value}"은(는) 도메인 이름이 아닙니다' },
  option: { en: 'An option needs a name', ko: '옵션에는 이름이 있어야 합니다' },
};

export const dnsConfigLimits = defineRule({
  id: 'dns-config-limits',
  group: 'dns',
  severity: 'error',
  summary: {
    en: '`dnsConfig` of a pod is invalid or has more entries than can be used',
    ko: '파드의 `dnsConfig`가 잘못되었거나 쓸 수 있는 것보다 항목이 많습니다',
  },
  why: {
    en: 'The API server takes up to 3 name servers, 32 search paths of 2048 characters together, and options with a name. With `ClusterFirst` the server of the cluster takes the first place, so that a third one of the pod is dropped: that is a warning.',
    ko: 'API 서버는 네임서버 3개, 합쳐서 2048자인 검색 경로 32개, 이름이 있는 옵션까지 받습니다. `ClusterFirst`에서는 클러스터의 네임서버가 첫 자리를 차지하므로 파드의 세 번째 네임서버는 버려지며 이는 경고로 알립니다.',
  },
  fixable: 'no',
  references: [
    'https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/#dns-search-domain-list-limits',
  ],
  on: ['workload'],
  *check(workload) {
    const { pod } = workload;
    if (!hasPlainPod(workload) || !pod.dnsConfig) return;
    const config = dnsConfigOf(pod);
    const policy = effectiveDnsPolicy(pod);
    yield* checkNameservers(config, policy === 'ClusterFirst' || policy === 'ClusterFirstWithHostNet');
    yield* checkSearches(config);
    for (const { name, fields } of config.options) {
      if (!fields.templated && (!name || knownValue(name) === ''))
        yield { place: name?.place ?? fields.node, message: message(texts.option) };
    }
  },
});

function* checkNameservers({ nameservers }: DnsConfig, afterThoseOfTheCluster: boolean): Iterable<Report> {
  const limit = dnsLimits.nameservers;
  const last = nameservers.at(limit);
  if (last) yield { place: last.place, message: message(texts.nameservers, { limit, count: nameservers.length }) };
  for (const nameserver of nameservers) {
    if (nameserver.known && !parseAddress(nameserver.value))
      yield { place: nameserver.place, message: message(texts.address, { value: nameserver.value }) };
  }
  const dropped = nameservers[limit - 1];
  if (afterThoseOfTheCluster && dropped && !last)
    yield { place: dropped.place, severity: 'warning', message: message(texts.dropped, { limit }) };
}

function* checkSearches({ searches, complete }: DnsConfig): Iterable<Report> {
  const last = searches.at(dnsLimits.searchPaths);
  if (last)
    yield {
      place: last.place,
      message: message(texts.searches, { limit: dnsLimits.searchPaths, count: searches.length }),
    };
  const count = searches.map(search => knownValue(search) ?? '').join(' ').length;
  if (complete && count > dnsLimits.searchCharacters)
    yield {
      place: searches.at(-1)!.place,
      message: message(texts.characters, { limit: dnsLimits.searchCharacters, count }),
    };
  for (const search of searches) {
    // Newer API servers take "." alone and underscores (RelaxedDNSSearchValidation).
    if (!search.known || search.value === '.') continue;
    if (!isDns1123Subdomain(search.value.replace(/\.$/, '').replaceAll('_', 'x')))
      yield { place: search.place, message: message(texts.search, { value: search.value }) };
  }
}
