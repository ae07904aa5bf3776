/** An address of one pool and the name of another. */
import { message } from '../../l10n/message.ts';
import { printPool } from '../../load-balancer/pool.ts';
import { knownValue } from '../../model/fact.ts';
import { titleOf } from '../../model/resource.ts';
import { defineRule } from '../rule.ts';
import { refusalOf, severityNear } from './refusals.ts';

const texts = {
  other: {
    en: '{address} belongs to pool "{pool}", not to "{name}"',
    ko: '{address}은(는) "{name}" 풀이 아니라 "{pool}" 풀의 주소입니다',
  },
  holds: {
    en: '{pool} holds {addresses}',
    ko: '{pool}의 주소는 {addresses}입니다',
  },
};

export const metallbIpNotInNamedPool = defineRule({
  id: 'metallb-ip-not-in-named-pool',
  group: 'load-balancer',
  severity: 'error',
  summary: {
    en: 'A Service asks for an address of one pool and names another',
    ko: 'Service가 요청한 주소가 이름을 적은 풀의 주소가 아닙니다',
  },
  why: {
    en: 'MetalLB gives an address only from the named pool: "not compatible with requested address pool". The Service stays `<pending>`.',
    ko: 'MetalLB는 이름을 적은 풀의 주소만 할당합니다. 다르면 "not compatible with requested address pool"로 거부하고 Service는 `<pending>`에 머뭅니다.',
  },
  fixable: 'no',
  references: ['https://metallb.io/usage/'],
  on: ['service'],
  *check(service, view) {
    const refusal = refusalOf(view, service, 'not-in-named-pool');
    const severity = refusal && severityNear(view, service, [refusal.pool]);
    if (!refusal || !severity) return;
    const { asked, name, pool } = refusal;
    yield {
      place: asked.place,
      message: message(texts.other, { address: asked.text, pool: knownValue(pool.name) ?? '?', name }),
      severity,
      related: [
        { place: pool.namePlace, message: message(texts.holds, { pool: titleOf(pool), addresses: printPool(pool) }) },
      ],
    };
  },
});
