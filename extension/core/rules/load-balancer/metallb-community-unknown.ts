/** Communities by a name that is not defined, or with a value that is none. */
import { areAlternatives } from '../../bind/alternatives.ts';
import { keys } from '../../index/keys.ts';
import { message } from '../../l10n/message.ts';
import { knownValue } from '../../model/fact.ts';
import { nearestNames } from '../../text/nearest.ts';
import type { Place } from '../../yaml/syntax.ts';
import { replaceScalar } from '../fix.ts';
import { defineRule } from '../rule.ts';

const texts = {
  unknown: {
    en: 'No Community defines "{name}"',
    ko: '"{name}"을(를) 정의한 Community가 없습니다',
  },
  value: {
    en: '"{value}" is not a BGP community: two numbers up to 65535, or large: and three up to 4294967295',
    ko: '"{value}"은(는) BGP 커뮤니티가 아닙니다. 65535까지의 숫자 두 개, 또는 large:와 4294967295까지의 숫자 세 개여야 합니다',
  },
  twice: {
    en: '"{name}" is defined twice',
    ko: '"{name}"을(를) 두 번 정의했습니다',
  },
  first: {
    en: 'It is defined here first',
    ko: '먼저 여기에서 정의했습니다',
  },
};

export const metallbCommunityUnknown = defineRule({
  id: 'metallb-community-unknown',
  group: 'load-balancer',
  severity: 'error',
  summary: {
    en: 'A BGP community is not defined or not valid',
    ko: 'BGP 커뮤니티가 정의되지 않았거나 올바르지 않습니다',
  },
  why: {
    en: 'A BGPAdvertisement names communities by value (`65535:65282`, `large:64500:1:2`) or by an alias that a Community object defines. With an unknown alias MetalLB does not take the new configuration; a bad value or a second definition is refused. A missing alias is a warning: the object may come from elsewhere.',
    ko: 'BGPAdvertisement의 커뮤니티는 값(`65535:65282`, `large:64500:1:2`)이나 Community 오브젝트가 정의한 별칭으로 적습니다. 모르는 별칭이 있으면 MetalLB는 새 설정을 반영하지 않으며, 잘못된 값이나 중복 정의는 거부합니다. 별칭이 없는 경우는 다른 곳에 있을 수 있으므로 경고로 알립니다.',
  },
  fixable: 'sometimes',
  references: ['https://metallb.io/configuration/_advanced_bgp_configuration/'],
  on: ['pool-advertisement', 'bgp-community'],
  *check(resource, view) {
    if (resource.type === 'bgp-community') {
      const seen = new Map<string, Place>();
      for (const { name, value } of resource.aliases) {
        if (value?.known && problemOf(value.value))
          yield { place: value.place, message: message(texts.value, { value: value.value }) };
        if (!name?.known) continue;
        const first = seen.get(name.value);
        if (!first) seen.set(name.value, name.place);
        else
          yield {
            place: name.place,
            message: message(texts.twice, { name: name.value }),
            related: [{ place: first, message: message(texts.first) }],
          };
      }
      return;
    }
    const facts = resource.communities?.items ?? [];
    if (facts.length === 0) return;
    const communities = view
      .lookupType('bgp-community', keys.everywhere(view.setOf(resource), 'bgp-community'))
      .filter(one => one.place.document.file === resource.place.document.file || !areAlternatives(view, resource, one));
    const names = communities.flatMap(one => one.aliases.flatMap(alias => knownValue(alias.name) ?? []));
    for (const fact of facts) {
      if (!fact.known || names.includes(fact.value)) continue;
      const problem = problemOf(fact.value);
      if (!problem) continue;
      if (problem === 'value') {
        yield { place: fact.place, message: message(texts.value, { value: fact.value }) };
        continue;
      }
      // Without any Community in these files aliases are kept elsewhere.
      if (communities.length === 0 || view.isOpen(resource) || communities.some(one => !one.complete)) continue;
      yield {
        place: fact.place,
        severity: 'warning',
        message: message(texts.unknown, { name: fact.value }),
        fixes: nearestNames(fact.value, names)
          .slice(0, 1)
          .map(near => replaceScalar(fact.place, near, false)),
      };
    }
  },
});

/** What MetalLB's internal/bgp/community New says of a text: `format` for what may be an alias. */
function problemOf(text: string): 'value' | 'format' | undefined {
  const parts = text.split(':');
  const isNumber = (part: string, most: number) => /^[0-9]+$/.test(part) && Number(part) <= most;
  if (parts.length === 2) return parts.every(part => isNumber(part, 65_535)) ? undefined : 'value';
  if (parts.length !== 4) return 'format';
  const isLarge = parts[0] === 'large' && parts.slice(1).every(part => isNumber(part, 4_294_967_295));
  return isLarge ? undefined : 'value';
}
