/** More Services than a pool has addresses for. */

import { keys } from '../../index/keys.ts';
import { message } from '../../l10n/message.ts';
import { assignmentOf, servicesOf } from '../../load-balancer/assignment.ts';
import { arePoolsKnown, capacityOf, poolsAround } from '../../load-balancer/pool.ts';
import { sharingKey } from '../../load-balancer/request.ts';
import { knownValue } from '../../model/fact.ts';
import { folderOf } from '../../sources/folders.ts';
import { defineRule } from '../rule.ts';

const texts = {
  full: {
    en: '{services} Services can get an address only from pool "{name}", which has {count}',
    ko: 'Service {services}개가 "{name}" 풀에서만 주소를 받을 수 있는데 주소는 {count}개입니다',
  },
};

export const metallbPoolCapacity = defineRule({
  id: 'metallb-pool-capacity',
  group: 'load-balancer',
  severity: 'info',
  summary: {
    en: 'An IPAddressPool has fewer addresses than Services that need one',
    ko: 'IPAddressPool의 주소가 필요한 Service보다 적습니다',
  },
  why: {
    en: 'When a pool is used up, further Services stay `<pending>`: "no available IPs". Services that share an address (`metallb.io/allow-shared-ip`) count once.',
    ko: '풀의 주소가 떨어지면 나머지 Service는 "no available IPs" 이벤트와 함께 `<pending>`에 머뭅니다. 주소를 공유하는 Service(`metallb.io/allow-shared-ip`)는 하나로 셉니다.',
  },
  fixable: 'no',
  references: ['https://metallb.io/configuration/_advanced_ipaddresspool_configuration/'],
  on: ['address-pool'],
  *check(pool, view) {
    const name = knownValue(pool.name);
    const capacity = capacityOf(pool);
    if (name === undefined || capacity === 0n || capacity > 1000n) return;
    if (!arePoolsKnown(view, pool, poolsAround(view, pool))) return;
    const folder = folderOf(pool.place.document.file);
    const near = view
      .lookupType('service', keys.everywhere(view.setOf(pool), 'service'))
      .filter(service => folderOf(service.place.document.file) === folder);
    const only = servicesOf(view, pool, near).filter(({ service }) => {
      const assignment = assignmentOf(view, service);
      return assignment.state === 'assigned' && assignment.pools.length === 1;
    });
    const users = new Set(only.map(({ service }) => sharingKey(service) || service));
    if (BigInt(users.size) <= capacity) return;
    const args = { services: users.size, name, count: String(capacity) };
    yield { place: pool.namePlace, message: message(texts.full, args) };
  },
});
