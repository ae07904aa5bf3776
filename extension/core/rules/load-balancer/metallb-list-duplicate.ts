/** An entry that a list of an advertisement or a pool has twice. */
import { message } from '../../l10n/message.ts';
import type { Fact, FactList } from '../../model/fact.ts';
import type { AddressPool, PoolAdvertisement } from '../../model/kinds/metallb.ts';
import { defineRule } from '../rule.ts';

const texts = {
  twice: {
    en: '"{value}" is in {field} twice',
    ko: '"{value}"이(가) {field}에 두 번 있습니다',
  },
  first: {
    en: 'It is here first',
    ko: '먼저 여기에 있습니다',
  },
};

export const metallbListDuplicate = defineRule({
  id: 'metallb-list-duplicate',
  group: 'load-balancer',
  severity: 'error',
  summary: {
    en: "A list of MetalLB's configuration has an entry twice",
    ko: 'MetalLB 설정의 목록에 같은 항목이 두 번 있습니다',
  },
  why: {
    en: 'MetalLB refuses an object whose list repeats a name ("duplicate definition"): its webhook at `kubectl apply`, and its controller, which then keeps the configuration from before.',
    ko: 'MetalLB는 목록에 같은 이름이 반복되는 오브젝트를 "duplicate definition"으로 거부합니다. `kubectl apply` 때는 웹훅이 거부하고, 컨트롤러는 이전 설정을 그대로 씁니다.',
  },
  fixable: 'no',
  references: ['https://metallb.io/apis/'],
  on: ['pool-advertisement', 'address-pool'],
  *check(resource) {
    for (const [field, list] of listsOf(resource)) {
      const seen = new Map<string, Fact<string>>();
      for (const fact of list?.items ?? []) {
        if (!fact.known) continue;
        const first = seen.get(fact.value);
        if (!first) seen.set(fact.value, fact);
        else
          yield {
            place: fact.place,
            message: message(texts.twice, { value: fact.value, field }),
            related: [{ place: first.place, message: message(texts.first) }],
          };
      }
    }
  },
});

function listsOf(resource: AddressPool | PoolAdvertisement): [string, FactList<Fact<string>> | undefined][] {
  if (resource.type === 'address-pool') return [['namespaces', resource.serviceAllocation?.namespaces]];
  return [
    ['ipAddressPools', resource.ipAddressPools],
    ['peers', resource.peers],
    ['communities', resource.communities],
  ];
}
