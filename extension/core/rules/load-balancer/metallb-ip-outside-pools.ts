/** An address that no pool of MetalLB has, or two that no single pool has. */
import { message } from '../../l10n/message.ts';
import { printPool } from '../../load-balancer/pool.ts';
import { titleOf } from '../../model/resource.ts';
import { defineRule } from '../rule.ts';
import { refusalOf, severityNear } from './refusals.ts';

const texts = {
  outside: {
    en: 'No IPAddressPool holds {address}',
    ko: '{address}을(를) 가진 IPAddressPool이 없습니다',
  },
  several: {
    en: '{address} is in another IPAddressPool than the first address; both have to come from one',
    ko: '{address}은(는) 첫 번째 주소와 다른 IPAddressPool에 있습니다. 두 주소는 한 풀에서 나와야 합니다',
  },
  pool: {
    en: '{pool} holds {addresses}',
    ko: '{pool}의 주소는 {addresses}입니다',
  },
};

export const metallbIpOutsidePools = defineRule({
  id: 'metallb-ip-outside-pools',
  group: 'load-balancer',
  severity: 'error',
  summary: {
    en: 'A Service asks MetalLB for an address outside of every pool',
    ko: 'Service가 MetalLB의 어느 풀에도 없는 주소를 요청합니다',
  },
  why: {
    en: 'MetalLB gives only addresses of its pools: the Service stays `<pending>` with "is not allowed in config", and nothing outside reaches it. With `avoidBuggyIPs` a pool does not give addresses that end in .0 or .255. It is a warning where the pools stand in another folder.',
    ko: 'MetalLB는 풀에 있는 주소만 할당합니다. Service는 "is not allowed in config" 이벤트와 함께 `<pending>`에 머물고 밖에서 접근할 수 없습니다. `avoidBuggyIPs`를 켠 풀은 .0이나 .255로 끝나는 주소를 주지 않습니다. 풀이 다른 폴더에 있으면 경고로 알립니다.',
  },
  fixable: 'no',
  references: ['https://metallb.io/usage/', 'https://metallb.io/configuration/_advanced_ipaddresspool_configuration/'],
  on: ['service'],
  *check(service, view) {
    const refusal = refusalOf(view, service, 'outside-pools') ?? refusalOf(view, service, 'several-pools');
    const severity = refusal && severityNear(view, service, refusal.pools);
    if (!refusal || !severity) return;
    const text = refusal.step === 'outside-pools' ? texts.outside : texts.several;
    yield {
      place: refusal.asked.place,
      message: message(text, { address: refusal.asked.text }),
      severity,
      related: refusal.pools.slice(0, 5).map(pool => ({
        place: pool.namePlace,
        message: message(texts.pool, { pool: titleOf(pool), addresses: printPool(pool) }),
      })),
    };
  },
});
