/** Lengths to which a BGPAdvertisement rolls addresses up. */
import { areAlternatives } from '../../bind/alternatives.ts';
import type { View } from '../../index/view.ts';
import { message } from '../../l10n/message.ts';
import { shortestPrefix } from '../../load-balancer/address-range.ts';
import { announces, poolsAround, printPool, rangesOf } from '../../load-balancer/pool.ts';
import type { PoolAdvertisement } from '../../model/kinds/metallb.ts';
import { type Resource, titleOf } from '../../model/resource.ts';
import type { IpFamily } from '../../net/address.ts';
import { folderOf } from '../../sources/folders.ts';
import { defineRule } from '../rule.ts';

const texts = {
  range: {
    en: '{field} is a length of a prefix, {least} to {most}',
    ko: '{field}은(는) 프리픽스 길이로 {least}에서 {most}까지입니다',
  },
  selectors: {
    en: '{field} cannot be combined with serviceSelectors',
    ko: '{field}은(는) serviceSelectors와 함께 쓸 수 없습니다',
  },
  shorter: {
    en: "{field} {length} is shorter than the /{prefix} of {pool}: routes would cover addresses that are not the pool's",
    ko: '{field} {length}이(가) {pool}의 /{prefix}보다 짧아 풀에 없는 주소까지 경로에 포함됩니다',
  },
  pool: {
    en: 'The pool holds {addresses}',
    ko: '풀의 주소는 {addresses}입니다',
  },
};

interface Length {
  readonly field: 'aggregationLength' | 'aggregationLengthV6';
  readonly family: IpFamily;
  readonly least: number;
  readonly most: number;
}

const lengths: readonly Length[] = [
  { field: 'aggregationLength', family: 'IPv4', least: 1, most: 32 },
  { field: 'aggregationLengthV6', family: 'IPv6', least: 0, most: 128 },
];

export const metallbBgpadvAggregationInvalid = defineRule({
  id: 'metallb-bgpadv-aggregation-invalid',
  group: 'load-balancer',
  severity: 'error',
  summary: {
    en: 'A BGPAdvertisement rolls addresses up to a length that is not possible',
    ko: 'BGPAdvertisement가 주소를 묶는 길이가 올바르지 않습니다',
  },
  why: {
    en: "`aggregationLength` (IPv6: `aggregationLengthV6`) is the length of the prefix that is announced: 32 announces single addresses, 24 the whole /24 around them. It must not be shorter than the pool's blocks, and cannot be chosen where `serviceSelectors` announce only some Services. MetalLB refuses the configuration.",
    ko: '`aggregationLength`(IPv6는 `aggregationLengthV6`)는 알리는 프리픽스의 길이입니다. 32이면 주소를 하나씩, 24이면 그 /24 전체를 알립니다. 풀의 블록보다 짧을 수 없고, `serviceSelectors`로 일부 Service만 알릴 때는 바꿀 수 없습니다. 어긋나면 MetalLB가 설정을 거부합니다.',
  },
  fixable: 'no',
  references: ['https://metallb.io/configuration/_advanced_bgp_configuration/'],
  on: ['pool-advertisement'],
  *check(advertisement, view) {
    for (const { field, family, least, most } of lengths) {
      const fact = advertisement[field];
      if (!fact?.known) continue;
      const length = fact.value;
      const { place } = fact;
      if (length < least || length > most) {
        yield { place, message: message(texts.range, { field, least, most }) };
        continue;
      }
      if (length !== most && (advertisement.serviceSelectors?.items.length ?? 0) > 0) {
        yield { place, message: message(texts.selectors, { field }) };
        continue;
      }
      for (const pool of poolsAround(view, advertisement)) {
        if (announces(advertisement, pool) !== 'yes' || isElsewhere(view, advertisement, pool)) continue;
        const prefixes = rangesOf(pool).flatMap(({ range }) =>
          range.family === family ? [shortestPrefix(range)] : [],
        );
        const prefix = prefixes.find(one => length < one);
        if (prefix === undefined) continue;
        yield {
          place,
          message: message(texts.shorter, { field, length, prefix, pool: titleOf(pool) }),
          related: [{ place: pool.namePlace, message: message(texts.pool, { addresses: printPool(pool) }) }],
        };
        break;
      }
    }
  },
});

/** Configurations of different folders may be for different clusters. */
function isElsewhere(view: View, advertisement: PoolAdvertisement, pool: Resource): boolean {
  return (
    folderOf(advertisement.place.document.file) !== folderOf(pool.place.document.file) ||
    (advertisement.place.document.file !== pool.place.document.file && areAlternatives(view, advertisement, pool))
  );
}
