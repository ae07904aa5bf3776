/** The pool that a Service asks for is kept for others. */
import { message } from '../../l10n/message.ts';
import { knownValue } from '../../model/fact.ts';
import { defineRule } from '../rule.ts';
import { refusalOf, severityNear } from './refusals.ts';

const texts = {
  others: {
    en: 'Pool "{pool}" is not for this Service: its serviceAllocation selects others',
    ko: '"{pool}" 풀은 이 Service를 위한 것이 아닙니다. serviceAllocation이 다른 Service를 선택합니다',
  },
  allocation: {
    en: 'Whom the pool is for',
    ko: '풀을 쓸 수 있는 대상',
  },
};

export const metallbPoolNotForService = defineRule({
  id: 'metallb-pool-not-for-service',
  group: 'load-balancer',
  severity: 'error',
  summary: {
    en: 'A Service asks for an address of a pool that is kept for other Services',
    ko: 'Service가 다른 Service 전용 풀의 주소를 요청합니다',
  },
  why: {
    en: '`serviceAllocation` keeps a pool for namespaces and for Services with certain labels, also for those who ask for it by name or address: "not compatible for ip assignment". The Service stays `<pending>`.',
    ko: '`serviceAllocation`은 풀을 특정 네임스페이스나 레이블을 가진 Service 전용으로 만들며, 이름이나 주소로 요청해도 마찬가지입니다. MetalLB는 "not compatible for ip assignment"로 거부하고 Service는 `<pending>`에 머뭅니다.',
  },
  fixable: 'no',
  references: ['https://metallb.io/configuration/_advanced_ipaddresspool_configuration/'],
  on: ['service'],
  *check(service, view) {
    const refusal = refusalOf(view, service, 'not-for-service');
    const severity = refusal && severityNear(view, service, [refusal.pool]);
    if (!refusal || !severity) return;
    const place = refusal.pool.serviceAllocation?.place ?? refusal.pool.namePlace;
    yield {
      place: refusal.place,
      message: message(texts.others, { pool: knownValue(refusal.pool.name) ?? '?' }),
      severity,
      related: [{ place, message: message(texts.allocation) }],
    };
  },
});
