/** The annotation that names a pool which is not there. */
import { message } from '../../l10n/message.ts';
import { knownValue } from '../../model/fact.ts';
import { nearestNames } from '../../text/nearest.ts';
import { replaceScalar } from '../fix.ts';
import { defineRule } from '../rule.ts';
import { refusalOf, severityNear } from './refusals.ts';

const texts = {
  unknown: {
    en: 'There is no IPAddressPool "{name}"',
    ko: '"{name}"이라는 IPAddressPool이 없습니다',
  },
  here: {
    en: 'IPAddressPool "{name}"',
    ko: 'IPAddressPool "{name}"이(가) 있습니다',
  },
};

export const metallbPoolUnknown = defineRule({
  id: 'metallb-pool-unknown',
  group: 'load-balancer',
  severity: 'error',
  summary: {
    en: 'A Service names an IPAddressPool that does not exist',
    ko: 'Service가 없는 IPAddressPool의 이름을 적었습니다',
  },
  why: {
    en: 'MetalLB takes the address from the pool that `metallb.io/address-pool` names, and from no other: "unknown pool". The Service stays `<pending>`. It is a warning where the pools stand in another folder.',
    ko: 'MetalLB는 `metallb.io/address-pool`에 적힌 풀에서만 주소를 할당합니다. 그 풀이 없으면 "unknown pool"로 거부하고 Service는 `<pending>`에 머뭅니다. 풀이 다른 폴더에 있으면 경고로 알립니다.',
  },
  fixable: 'sometimes',
  references: ['https://metallb.io/usage/'],
  on: ['service'],
  *check(service, view) {
    const refusal = refusalOf(view, service, 'pool-unknown');
    const severity = refusal && severityNear(view, service, refusal.pools);
    if (!refusal || !severity) return;
    const names = refusal.pools.flatMap(pool => knownValue(pool.name) ?? []);
    yield {
      place: refusal.place,
      message: message(texts.unknown, { name: refusal.name }),
      severity,
      related: refusal.pools.slice(0, 5).map(pool => ({
        place: pool.namePlace,
        message: message(texts.here, { name: knownValue(pool.name) ?? '?' }),
      })),
      fixes: nearestNames(refusal.name, names)
        .slice(0, 1)
        .map(near => replaceScalar(refusal.place, near, false)),
    };
  },
});
