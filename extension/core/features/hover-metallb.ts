/** What is told about MetalLB's pools and advertisements: whom they serve, how full they are, how they are announced. */
import { keys } from '../index/keys.ts';
import { servicesOf } from '../load-balancer/assignment.ts';
import { explainAnnouncements } from '../load-balancer/explanations.ts';
import { advertisementsOf, announces, capacityOf, poolsAround, printPool } from '../load-balancer/pool.ts';
import { knownValue } from '../model/fact.ts';
import type { AddressPool, PoolAdvertisement } from '../model/kinds/metallb.ts';
import { arrow, objectParts } from './chain.ts';
import type { HoverContent } from './hover-content.ts';
import { text } from './markdown.ts';

const texts = {
  addresses: { en: 'Addresses: {addresses}', ko: '주소: {addresses}' },
  taken: {
    en: '{taken} of {count} addresses are asked for in these manifests. Services with an address from here: {services}.',
    ko: '주소 {count}개 중 {taken}개를 이 매니페스트에서 직접 요청했고, Service {services}개가 여기에서 주소를 받습니다.',
  },
  notAuto: {
    en: 'autoAssign is false: only Services that ask for the pool or for one of its addresses get one.',
    ko: 'autoAssign이 false이므로 이 풀이나 풀의 주소를 요청한 Service만 주소를 받습니다.',
  },
  services: { en: 'Services with an address from here', ko: '여기에서 주소를 받는 Service' },
  assigned: { en: '(assigned)', ko: '(자동 할당)' },
  announcedBy: { en: 'Announced by', ko: '주소를 알리는 것' },
  nobody: {
    en: 'No advertisement in these manifests announces this pool: its addresses are given and nobody outside can reach them.',
    ko: '이 매니페스트에는 이 풀을 알리는 advertisement가 없습니다. 주소는 할당되지만 밖에서는 닿을 수 없습니다.',
  },
  pools: { en: 'Announces', ko: '알리는 풀' },
};

export function describePool(content: HoverContent, pool: AddressPool): void {
  const { view, w } = content;
  content.heading(pool, view.namespaceOf(pool), 'MetalLB');
  content.say(texts.addresses, { addresses: printPool(pool) });
  const services = view.lookupType('service', keys.everywhere(view.setOf(pool), 'service'));
  const served = servicesOf(view, pool, services);
  const taken = new Set(served.flatMap(({ addresses }) => addresses.map(asked => asked.address?.text)));
  content.say(texts.taken, {
    taken: text(String(taken.size)),
    count: text(String(capacityOf(pool))),
    services: text(String(served.length)),
  });
  if (knownValue(pool.autoAssign) === false) content.say(texts.notAuto);
  content.chains(
    texts.services,
    served.map(({ service, addresses }) => {
      const asked = addresses.map(one => one.text).join(', ');
      return [...objectParts(w, service), arrow, ...(asked === '' ? w.say(texts.assigned) : [w.code(asked)])];
    }),
  );
  const advertisements = advertisementsOf(view, pool);
  content.chains(
    texts.announcedBy,
    advertisements.map(advertisement => objectParts(w, advertisement)),
  );
  if (advertisements.length === 0) content.say(texts.nobody);
  for (const sentence of explainAnnouncements(advertisements)) content.tell(sentence);
}

export function describeAdvertisement(content: HoverContent, advertisement: PoolAdvertisement): void {
  const { view, w } = content;
  content.heading(advertisement, view.namespaceOf(advertisement), 'MetalLB');
  const pools = poolsAround(view, advertisement).filter(pool => announces(advertisement, pool) === 'yes');
  content.chains(
    texts.pools,
    pools.map(pool => [...objectParts(w, pool), text(' '), w.code(printPool(pool))]),
  );
  for (const sentence of explainAnnouncements([advertisement])) content.tell(sentence);
}
