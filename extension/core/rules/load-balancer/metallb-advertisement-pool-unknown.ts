/** An advertisement that names a pool which is not there. */

import { message } from '../../l10n/message.ts';
import { arePoolsKnown, poolsAround } from '../../load-balancer/pool.ts';
import { knownValue } from '../../model/fact.ts';
import { nearestNames } from '../../text/nearest.ts';
import { replaceScalar } from '../fix.ts';
import { defineRule } from '../rule.ts';
import { severityNear } from './refusals.ts';

const texts = {
  unknown: {
    en: 'There is no IPAddressPool "{name}" to announce',
    ko: '알릴 IPAddressPool "{name}"이(가) 없습니다',
  },
  here: {
    en: 'IPAddressPool "{name}"',
    ko: 'IPAddressPool "{name}"이(가) 있습니다',
  },
};

export const metallbAdvertisementPoolUnknown = defineRule({
  id: 'metallb-advertisement-pool-unknown',
  group: 'load-balancer',
  severity: 'warning',
  summary: {
    en: 'An advertisement names an IPAddressPool that does not exist',
    ko: 'advertisement가 없는 IPAddressPool의 이름을 적었습니다',
  },
  why: {
    en: 'MetalLB skips the name silently. If it was a slip, the pool that was meant is not announced, and its addresses lead nowhere.',
    ko: 'MetalLB는 그 이름을 조용히 건너뜁니다. 잘못 적은 것이라면 의도한 풀이 알려지지 않아 그 주소로는 접근할 수 없습니다.',
  },
  fixable: 'sometimes',
  references: ['https://metallb.io/configuration/'],
  on: ['pool-advertisement'],
  *check(advertisement, view) {
    const names = advertisement.ipAddressPools?.items ?? [];
    if (names.length === 0) return;
    const pools = poolsAround(view, advertisement);
    if (!arePoolsKnown(view, advertisement, pools) || !severityNear(view, advertisement, pools)) return;
    const there = pools.flatMap(pool => knownValue(pool.name) ?? []);
    for (const fact of names) {
      if (!fact.known || there.includes(fact.value)) continue;
      yield {
        place: fact.place,
        message: message(texts.unknown, { name: fact.value }),
        related: pools.slice(0, 5).map(pool => ({
          place: pool.namePlace,
          message: message(texts.here, { name: knownValue(pool.name) ?? '?' }),
        })),
        fixes: nearestNames(
          fact.value,
          there.filter(name => !names.some(one => knownValue(one) === name)),
        )
          .slice(0, 1)
          .map(near => replaceScalar(fact.place, near, false)),
      };
    }
  },
});
