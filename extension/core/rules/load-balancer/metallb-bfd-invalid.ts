/** BFD profiles with values that are not possible, or that are not there. */
import { areAlternatives } from '../../bind/alternatives.ts';
import { keys } from '../../index/keys.ts';
import { message } from '../../l10n/message.ts';
import { knownValue } from '../../model/fact.ts';
import { nearestNames } from '../../text/nearest.ts';
import { replaceScalar } from '../fix.ts';
import { defineRule } from '../rule.ts';

const texts = {
  range: {
    en: '{field} is {least} to {most}',
    ko: '{field}은(는) {least}에서 {most}까지입니다',
  },
  unknown: {
    en: 'There is no BFDProfile "{name}"',
    ko: '"{name}"이라는 BFDProfile이 없습니다',
  },
};

/** MetalLB internal/config bfdProfileFromCR. */
const limits: ReadonlyMap<string, readonly [number, number]> = new Map([
  ['receiveInterval', [10, 60_000]],
  ['transmitInterval', [10, 60_000]],
  ['detectMultiplier', [2, 255]],
  ['echoInterval', [10, 60_000]],
  ['minimumTtl', [1, 254]],
]);

export const metallbBfdInvalid = defineRule({
  id: 'metallb-bfd-invalid',
  group: 'load-balancer',
  severity: 'error',
  summary: {
    en: 'A BFDProfile has impossible values, or a BGPPeer names one that is not there',
    ko: 'BFDProfile의 값이 올바르지 않거나 BGPPeer가 없는 BFDProfile을 적었습니다',
  },
  why: {
    en: 'BFD notices within a fraction of a second that a router is gone. MetalLB refuses profiles whose intervals (milliseconds), multiplier or TTL are out of range, and takes no new configuration while a peer names a profile that does not exist. The latter is a warning, and silent where these manifests hold no profile.',
    ko: 'BFD는 라우터가 사라진 것을 1초 안에 알아챕니다. 간격(밀리초), 배수, TTL이 범위를 벗어난 프로필은 MetalLB가 거부하고, 피어가 없는 프로필을 가리키면 새 설정을 반영하지 않습니다. 프로필이 없는 경우는 경고로 알리며, 매니페스트에 프로필이 하나도 없으면 알리지 않습니다.',
  },
  fixable: 'sometimes',
  references: ['https://metallb.io/configuration/_advanced_bgp_configuration/', 'https://metallb.io/apis/'],
  on: ['bfd-profile', 'bgp-peer'],
  *check(resource, view) {
    if (resource.type === 'bfd-profile') {
      for (const [field, fact] of resource.numbers) {
        const [least, most] = limits.get(field)!;
        if (fact.known && (fact.value < least || fact.value > most))
          yield { place: fact.place, message: message(texts.range, { field, least, most }) };
      }
      return;
    }
    const name = resource.bfdProfile;
    if (!name?.known || name.value === '' || view.isOpen(resource) || view.hasUncertain(resource, 'bfd-profile'))
      return;
    const profiles = view.lookupType('bfd-profile', keys.everywhere(view.setOf(resource), 'bfd-profile'));
    const names = profiles.flatMap(profile => knownValue(profile.name) ?? []);
    if (names.includes(name.value)) return;
    const isNear = profiles.some(
      profile =>
        profile.place.document.file === resource.place.document.file || !areAlternatives(view, resource, profile),
    );
    if (!isNear) return;
    yield {
      place: name.place,
      severity: 'warning',
      message: message(texts.unknown, { name: name.value }),
      fixes: nearestNames(name.value, names)
        .slice(0, 1)
        .map(near => replaceScalar(name.place, near, false)),
    };
  },
});
