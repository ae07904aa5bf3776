/** `hostAliases` that the API server refuses (ValidateHostAliases), that say one thing twice, or that hide a Service. */
import { serviceReferences } from '../../bind/service-reference.ts';
import { message } from '../../l10n/message.ts';
import { hasPlainPod } from '../../model/kinds/workload.ts';
import { isDns1123Subdomain } from '../../model/names.ts';
import { parseAddress } from '../../net/address.ts';
import type { Place } from '../../yaml/syntax.ts';
import { defineRule } from '../rule.ts';

const texts = {
  address: { en: '"{value}" is not an IP address', ko: '"{value}"은(는) IP 주소가 아닙니다' },
  noAddress: { en: 'A host alias needs an ip', ko: '호스트 별칭에는 ip가 있어야 합니다' },
  hostname: { en: '"{value}" is not a host name', ko: '"{value}"은(는) 호스트 이름이 아닙니다' },
  shadows: {
    en: '"{value}" hides the Service of that name: this pod goes to {address} instead',
    ko: '"{value}"이(가) 같은 이름의 Service를 가립니다. 이 파드는 대신 {address}(으)로 접속합니다',
  },
  called: { en: 'called here', ko: '여기에서 호출합니다' },
  twice: {
    en: '"{value}" has another address above: the resolver takes the first one',
    ko: '"{value}"의 다른 주소가 위에 있습니다. 리졸버는 첫 번째를 씁니다',
  },
  first: { en: 'the first address', ko: '첫 번째 주소' },
};

export const dnsHostAliasesInvalid = defineRule({
  id: 'dns-host-aliases-invalid',
  group: 'dns',
  severity: 'error',
  summary: { en: '`hostAliases` of a pod are wrong', ko: '파드의 `hostAliases`가 잘못되었습니다' },
  why: {
    en: 'The entries go into `/etc/hosts` of the pod, which is read before any DNS server is asked. The API server rejects what is no address or host name. A name with two addresses, or one that hides a Service that the pod calls, is a warning.',
    ko: '이 항목은 파드의 `/etc/hosts`에 들어가며 DNS 서버보다 먼저 읽힙니다. API 서버는 주소나 호스트 이름이 아닌 값을 거부합니다. 한 이름에 주소가 둘이거나 파드가 호출하는 Service를 가리면 경고로 알립니다.',
  },
  fixable: 'no',
  references: ['https://kubernetes.io/docs/tasks/network/customize-hosts-file-for-pods/'],
  on: ['workload'],
  *check(workload, view) {
    if (!hasPlainPod(workload) || !workload.pod.hostAliases) return;
    const seen = new Map<string, { readonly address: string | undefined; readonly place: Place }>();
    for (const alias of workload.pod.hostAliases.items) {
      const ip = alias.string('ip');
      const address = ip?.known ? parseAddress(ip.value) : undefined;
      if (ip?.known && !address) yield { place: ip.place, message: message(texts.address, { value: ip.value }) };
      if (!ip && !alias.templated) yield { place: alias.node, message: message(texts.noAddress) };
      for (const name of alias.strings('hostnames')?.items ?? []) {
        if (!name.known) continue;
        const { value, place } = name;
        if (!isDns1123Subdomain(value)) {
          yield { place, message: message(texts.hostname, { value }) };
          continue;
        }
        const first = seen.get(value);
        // The families are looked up apart: an IPv4 and an IPv6 address of one name do not compete.
        if (first && address && first.address !== address.text && isSameFamily(first.address, address.text))
          yield {
            place,
            severity: 'warning',
            message: message(texts.twice, { value }),
            related: [{ place: first.place, message: message(texts.first) }],
          };
        if (!first) seen.set(value, { address: address?.text, place });
        const call = first ? undefined : serviceReferences(view, workload).find(reference => reference.host === value);
        if (call?.binding.state === 'bound' && address)
          yield {
            place,
            severity: 'warning',
            message: message(texts.shadows, { value, address: address.text }),
            related: [{ place: call.place, message: message(texts.called) }],
          };
      }
    }
  },
});

function isSameFamily(a: string | undefined, b: string): boolean {
  return a !== undefined && a.includes(':') === b.includes(':');
}
