/** A Service that leaves the choice to MetalLB, which may choose none. */
import { message } from '../../l10n/message.ts';
import { knownValue } from '../../model/fact.ts';
import { defineRule } from '../rule.ts';
import { refusalOf, severityNear } from './refusals.ts';

const texts = {
  none: {
    en: 'No pool gives this Service an address by itself',
    ko: '이 Service에 주소를 자동으로 할당하는 풀이 없습니다',
  },
  pool: {
    en: 'Pool "{name}" gives addresses only to Services that ask for it, or is for others',
    ko: '"{name}" 풀은 요청하는 Service나 다른 Service에만 주소를 할당합니다',
  },
};

export const metallbNoAutoAssignPool = defineRule({
  id: 'metallb-no-auto-assign-pool',
  group: 'load-balancer',
  severity: 'warning',
  summary: {
    en: 'No pool of MetalLB gives a Service an address by itself',
    ko: 'Service에 주소를 자동으로 할당하는 MetalLB 풀이 없습니다',
  },
  why: {
    en: 'A Service that names neither an address nor a pool gets one of a pool with `autoAssign` that is for everybody or selects it. With no such pool it stays `<pending>`. Name a pool with the annotation `metallb.io/address-pool`.',
    ko: '주소도 풀도 적지 않은 Service는 `autoAssign`이 켜진 풀 가운데 모두를 위한 풀이나 자신을 선택하는 풀에서 주소를 받습니다. 그런 풀이 없으면 `<pending>`에 머뭅니다. `metallb.io/address-pool` 애너테이션으로 풀을 지정하십시오.',
  },
  fixable: 'no',
  references: ['https://metallb.io/configuration/_advanced_ipaddresspool_configuration/'],
  on: ['service'],
  *check(service, view) {
    const refusal = refusalOf(view, service, 'no-auto-assign');
    if (!refusal || !severityNear(view, service, refusal.pools)) return;
    yield {
      place: refusal.place,
      message: message(texts.none),
      related: refusal.pools.slice(0, 5).map(pool => ({
        place: pool.namePlace,
        message: message(texts.pool, { name: knownValue(pool.name) ?? '?' }),
      })),
    };
  },
});
