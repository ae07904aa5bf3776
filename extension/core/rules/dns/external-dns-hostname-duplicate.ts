/** One host name that two Services ask ExternalDNS for (external-dns source/service.go merges their targets). */
import { appliedTogether } from '../../bind/togetherness.ts';
import { externalDnsHostname, externalDnsNamesOf, keys } from '../../index/keys.ts';
import { message } from '../../l10n/message.ts';
import { annotation, titleOf } from '../../model/resource.ts';
import { defineRule } from '../rule.ts';

const texts = {
  twice: {
    en: '{other} asks for the host name "{name}", too: clients get the addresses of both',
    ko: '{other}도 호스트 이름 "{name}"을(를) 요청합니다. 클라이언트는 두 주소를 모두 받습니다',
  },
  other: { en: 'also here', ko: '여기에도 있습니다' },
};

export const externalDnsHostnameDuplicate = defineRule({
  id: 'external-dns-hostname-duplicate',
  group: 'dns',
  severity: 'info',
  summary: {
    en: 'Two Services ask ExternalDNS for one host name',
    ko: '두 Service가 ExternalDNS에 같은 호스트 이름을 요청합니다',
  },
  why: {
    en: 'ExternalDNS writes one record with the addresses of both, so that clients end up at either. Where that is meant, `set-identifier` and a routing policy say so.',
    ko: 'ExternalDNS는 두 주소를 모두 담은 레코드 하나를 만들므로 클라이언트는 둘 중 아무 곳으로나 갑니다. 의도한 것이라면 `set-identifier`와 라우팅 정책으로 나타냅니다.',
  },
  fixable: 'no',
  references: ['https://kubernetes-sigs.github.io/external-dns/latest/docs/annotations/annotations/'],
  on: ['service'],
  *check(service, view) {
    const fact = service.annotations?.entries.get(externalDnsHostname);
    if (!fact || annotation(service, 'external-dns.alpha.kubernetes.io/set-identifier') !== undefined) return;
    for (const name of externalDnsNamesOf(service)) {
      const other = view
        .lookupType('service', keys.externalDnsName(view.setOf(service), name))
        .find(candidate => candidate !== service && appliedTogether(view, service, candidate) !== undefined);
      if (!other) continue;
      yield {
        place: fact.place,
        message: message(texts.twice, { other: titleOf(other), name }),
        related: [{ place: other.annotations!.entries.get(externalDnsHostname)!.place, message: message(texts.other) }],
      };
    }
  },
});
