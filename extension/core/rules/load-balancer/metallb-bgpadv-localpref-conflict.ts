/** Two local preferences for one route. */

import { areAlternatives } from '../../bind/alternatives.ts';
import { appliedTogether } from '../../bind/togetherness.ts';
import { message } from '../../l10n/message.ts';
import { advertisementsAround, announces, poolsAround, rangesOf } from '../../load-balancer/pool.ts';
import { valueOrDefault } from '../../model/fact.ts';
import type { AddressPool, PoolAdvertisement } from '../../model/kinds/metallb.ts';
import { titleOf } from '../../model/resource.ts';
import { defineRule } from '../rule.ts';

const texts = {
  conflict: {
    en: 'localPref {own} conflicts with {theirs} of {other} for {pool}',
    ko: 'localPref {own}이(가) {pool}에 대한 {other}의 {theirs}와(과) 다릅니다',
  },
  here: {
    en: 'The other announcement of the same routes',
    ko: '같은 경로를 알리는 다른 advertisement',
  },
};

export const metallbBgpadvLocalprefConflict = defineRule({
  id: 'metallb-bgpadv-localpref-conflict',
  group: 'load-balancer',
  severity: 'error',
  summary: {
    en: 'Two BGPAdvertisements announce the same routes with different localPref',
    ko: '두 BGPAdvertisement가 같은 경로를 서로 다른 localPref로 알립니다',
  },
  why: {
    en: 'For one pool and one aggregation length there is one route, and it can carry one LOCAL_PREF (0 where none is written). MetalLB refuses the configuration. Advertisements for different peers or nodes, or with `serviceSelectors`, do not meet.',
    ko: '풀과 묶는 길이가 같으면 경로는 하나이고 LOCAL_PREF도 하나만 실을 수 있습니다(적지 않으면 0). MetalLB가 설정을 거부합니다. 피어나 노드가 다르거나 `serviceSelectors`가 있으면 서로 충돌하지 않습니다.',
  },
  fixable: 'no',
  references: ['https://metallb.io/configuration/_advanced_bgp_configuration/'],
  on: ['pool-advertisement'],
  *check(advertisement, view) {
    const own = preferenceOf(advertisement);
    if (!advertisement.localPref?.known || own === undefined) return;
    const pools = poolsAround(view, advertisement);
    for (const other of advertisementsAround(view, advertisement)) {
      if (other === advertisement || !appliedTogether(view, advertisement, other)) continue;
      const theirs = preferenceOf(other);
      if (theirs === undefined || theirs === own || areAlternatives(view, advertisement, other)) continue;
      const pool = pools.find(
        one =>
          announces(advertisement, one) === 'yes' &&
          announces(other, one) === 'yes' &&
          haveSameRoutes(advertisement, other, one),
      );
      if (!pool || !shareReceivers(advertisement, other)) continue;
      yield {
        place: advertisement.localPref.place,
        message: message(texts.conflict, { own, theirs, other: titleOf(other), pool: titleOf(pool) }),
        related: [{ place: other.localPref?.place ?? other.namePlace, message: message(texts.here) }],
      };
      return;
    }
  },
});

/** `undefined` for what meets no other advertisement, or is not known. */
function preferenceOf(advertisement: PoolAdvertisement): number | undefined {
  if (advertisement.kind !== 'BGPAdvertisement' || advertisement.shape !== 'complete') return undefined;
  if (advertisement.serviceSelectors || advertisement.nodeSelectors) return undefined;
  return valueOrDefault(advertisement.localPref, 0);
}

/** The lengths are equal for a family that the pool has, and for both where it has both (config isAggrLengthDifferent). */
function haveSameRoutes(a: PoolAdvertisement, b: PoolAdvertisement, pool: AddressPool): boolean {
  const families = new Set(rangesOf(pool).map(({ range }) => range.family));
  const isSame = (field: 'aggregationLength' | 'aggregationLengthV6', byDefault: number) => {
    const [one, other] = [valueOrDefault(a[field], byDefault), valueOrDefault(b[field], byDefault)];
    return one !== undefined && one === other;
  };
  return (
    (families.has('IPv4') && isSame('aggregationLength', 32)) ||
    (families.has('IPv6') && isSame('aggregationLengthV6', 128))
  );
}

/** No list of peers means all of them. */
function shareReceivers(a: PoolAdvertisement, b: PoolAdvertisement): boolean {
  const [one, other] = [a.peers?.items ?? [], b.peers?.items ?? []];
  if (one.length === 0 || other.length === 0) return true;
  return one.some(peer => peer.known && other.some(twin => twin.known && twin.value === peer.value));
}
