/** A pool that no advertisement announces. */

import { message } from '../../l10n/message.ts';
import { advertisementsAround, announces } from '../../load-balancer/pool.ts';
import { knownValue } from '../../model/fact.ts';
import { titleOf } from '../../model/resource.ts';
import { defineRule } from '../rule.ts';
import { severityNear } from './refusals.ts';

const texts = {
  none: {
    en: 'No L2Advertisement or BGPAdvertisement announces pool "{name}"',
    ko: '"{name}" 풀을 알리는 L2Advertisement나 BGPAdvertisement가 없습니다',
  },
  selects: {
    en: '{kind} announces other pools',
    ko: '{kind}은(는) 다른 풀을 알립니다',
  },
};

export const metallbPoolNotAdvertised = defineRule({
  id: 'metallb-pool-not-advertised',
  group: 'load-balancer',
  severity: 'warning',
  summary: {
    en: 'No advertisement announces an IPAddressPool',
    ko: 'IPAddressPool을 알리는 advertisement가 없습니다',
  },
  why: {
    en: 'MetalLB assigns addresses of the pool, and the Service looks fine, but no node answers ARP for them and no router hears of them: nothing outside reaches the Service. An advertisement names its pools, selects them by label, or has neither and announces all. Silent where these manifests hold no advertisement at all.',
    ko: 'MetalLB가 풀의 주소를 할당하므로 Service는 정상으로 보이지만, 어느 노드도 ARP에 응답하지 않고 라우터도 경로를 모르므로 밖에서 접근할 수 없습니다. advertisement는 풀의 이름을 적거나 레이블로 선택하며, 둘 다 없으면 모든 풀을 알립니다. 매니페스트에 advertisement가 하나도 없으면 알리지 않습니다.',
  },
  fixable: 'no',
  references: ['https://metallb.io/configuration/'],
  on: ['address-pool'],
  *check(pool, view) {
    const name = knownValue(pool.name);
    if (pool.kind !== 'IPAddressPool' || name === undefined || view.isOpen(pool)) return;
    if (view.hasUncertain(pool, 'pool-advertisement')) return;
    const advertisements = advertisementsAround(view, pool);
    if (advertisements.some(advertisement => view.isOpen(advertisement) || announces(advertisement, pool) !== 'no'))
      return;
    if (!severityNear(view, pool, advertisements)) return;
    yield {
      place: pool.namePlace,
      message: message(texts.none, { name }),
      related: advertisements.slice(0, 5).map(advertisement => ({
        place: advertisement.namePlace,
        message: message(texts.selects, { kind: titleOf(advertisement) }),
      })),
    };
  },
});
