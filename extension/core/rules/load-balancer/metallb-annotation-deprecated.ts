/** Annotations by their old prefix, and the kind of pools that is gone. */
import { message } from '../../l10n/message.ts';
import { oldPrefix, prefix } from '../../load-balancer/request.ts';
import { knownValue } from '../../model/fact.ts';
import { sourceOf } from '../../yaml/syntax.ts';
import { quotedAs, replaceText } from '../fix.ts';
import { defineRule } from '../rule.ts';

const texts = {
  old: {
    en: '{key} is the old name of {instead}',
    ko: '{key}은(는) {instead}의 옛 이름입니다',
  },
  both: {
    en: '{key} has no effect beside {instead}',
    ko: '{instead}이(가) 있으므로 {key}은(는) 효과가 없습니다',
  },
  configMap: {
    en: 'MetalLB 0.13 and later does not read its configuration from a ConfigMap: IPAddressPool and advertisements take its place',
    ko: 'MetalLB 0.13부터는 ConfigMap에서 설정을 읽지 않습니다. IPAddressPool과 advertisement를 쓰십시오',
  },
  kind: {
    en: 'AddressPool is not read by MetalLB 0.13 and later: IPAddressPool with an advertisement takes its place',
    ko: 'MetalLB 0.13부터는 AddressPool을 읽지 않습니다. IPAddressPool과 advertisement를 쓰십시오',
  },
};

const known = new Set(['address-pool', 'loadBalancerIPs', 'allow-shared-ip']);

export const metallbAnnotationDeprecated = defineRule({
  id: 'metallb-annotation-deprecated',
  group: 'load-balancer',
  severity: 'warning',
  summary: {
    en: 'A manifest speaks to MetalLB in a deprecated form',
    ko: '매니페스트가 MetalLB의 사용 중단된 형식을 씁니다',
  },
  why: {
    en: 'MetalLB still reads annotations with the prefix `metallb.universe.tf/` but says at each Service that they are deprecated; where both are written, `metallb.io/` wins. The kind `AddressPool` was replaced by `IPAddressPool`, `L2Advertisement` and `BGPAdvertisement`.',
    ko: 'MetalLB는 `metallb.universe.tf/` 접두사의 애너테이션을 아직 읽지만 사용 중단되었다고 알리며, 둘 다 있으면 `metallb.io/`가 우선합니다. `AddressPool`은 `IPAddressPool`, `L2Advertisement`, `BGPAdvertisement`로 바뀌었습니다.',
  },
  fixable: 'sometimes',
  references: ['https://metallb.io/usage/', 'https://metallb.io/release-notes/'],
  on: ['service', 'address-pool', 'config-map'],
  *check(resource) {
    if (resource.type === 'config-map') {
      const config = resource.data?.entries.get('config');
      if (knownValue(resource.name) !== 'config' || !config?.known || !/^address-pools:/m.test(config.value)) return;
      yield { place: resource.data!.keyPlaces.get('config')!, message: message(texts.configMap) };
      return;
    }
    if (resource.type === 'address-pool') {
      if (resource.kind === 'AddressPool') yield { place: resource.kindPlace, message: message(texts.kind) };
      return;
    }
    for (const [key, place] of resource.annotations?.keyPlaces ?? []) {
      if (!key.startsWith(oldPrefix) || !known.has(key.slice(oldPrefix.length))) continue;
      const instead = prefix + key.slice(oldPrefix.length);
      const isBoth = resource.annotations!.entries.has(instead);
      yield {
        place,
        message: message(isBoth ? texts.both : texts.old, { key, instead }),
        fixes: isBoth ? [] : [replaceText(place, quotedAs(sourceOf(place), instead))],
      };
    }
  },
});
