/** Addresses that are in two pools, or twice in one. */

import { areAlternatives } from '../../bind/alternatives.ts';
import { appliedTogether } from '../../bind/togetherness.ts';
import { message } from '../../l10n/message.ts';
import { printRange, rangesOverlap } from '../../load-balancer/address-range.ts';
import { poolsAround, rangesOf } from '../../load-balancer/pool.ts';
import { titleOf } from '../../model/resource.ts';
import { defineRule } from '../rule.ts';

const texts = {
  other: {
    en: '{range} overlaps with {other} of {pool}',
    ko: '{range}이(가) {pool}의 {other}와(과) 겹칩니다',
  },
  own: {
    en: '{range} overlaps with {other} of the same pool',
    ko: '{range}이(가) 같은 풀의 {other}와(과) 겹칩니다',
  },
  here: {
    en: '{range}',
    ko: '{range}',
  },
};

export const metallbPoolOverlap = defineRule({
  id: 'metallb-pool-overlap',
  group: 'load-balancer',
  severity: 'error',
  summary: {
    en: "Addresses of MetalLB's pools overlap",
    ko: 'MetalLB 풀의 주소가 겹칩니다',
  },
  why: {
    en: 'An address belongs to one pool. The webhook refuses the second one ("overlaps with already defined CIDR"), and if it got in, MetalLB would stop reading its configuration. Pools of different folders may be for different clusters and are not compared.',
    ko: '주소는 한 풀에만 속해야 합니다. 웹훅은 두 번째 풀을 "overlaps with already defined CIDR"로 거부하며, 이미 들어가 있다면 MetalLB는 설정 전체를 읽지 않습니다. 다른 폴더의 풀은 다른 클러스터의 것일 수 있어 비교하지 않습니다.',
  },
  fixable: 'no',
  references: ['https://metallb.io/configuration/_advanced_ipaddresspool_configuration/'],
  on: ['address-pool'],
  *check(pool, view) {
    const own = rangesOf(pool);
    for (const [i, { range, place }] of own.entries()) {
      const twin = own.slice(0, i).find(other => rangesOverlap(other.range, range));
      if (!twin) continue;
      yield {
        place,
        message: message(texts.own, { range: printRange(range), other: printRange(twin.range) }),
        related: [{ place: twin.place, message: message(texts.here, { range: printRange(twin.range) }) }],
      };
    }
    const pools = poolsAround(view, pool);
    for (const other of pools.slice(0, Math.max(0, pools.indexOf(pool)))) {
      if (!appliedTogether(view, pool, other) || areAlternatives(view, pool, other)) continue;
      const theirs = rangesOf(other);
      for (const { range, place } of own) {
        const twin = theirs.find(one => rangesOverlap(one.range, range));
        if (!twin) continue;
        const args = { range: printRange(range), other: printRange(twin.range), pool: titleOf(other) };
        yield {
          place,
          message: message(texts.other, args),
          related: [{ place: twin.place, message: message(texts.here, { range: printRange(twin.range) }) }],
        };
      }
    }
  },
});
