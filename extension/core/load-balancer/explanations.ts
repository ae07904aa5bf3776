/** What MetalLB does for one Service, in sentences that also teach: for the picture, hovers and traces. */
import type { View } from '../index/view.ts';
import { type Message, message, type Text } from '../l10n/message.ts';
import { knownValue } from '../model/fact.ts';
import type { AddressPool, PoolAdvertisement } from '../model/kinds/metallb.ts';
import type { Service } from '../model/kinds/service.ts';
import { titleOf } from '../model/resource.ts';
import { announcersOf, assignmentOf } from './assignment.ts';
import { printPool } from './pool.ts';

const texts = {
  requested: {
    en: 'MetalLB gives the requested address from pool {pool} ({addresses}){announced}.',
    ko: 'MetalLB가 풀 {pool}({addresses})에서 요청한 주소를 할당합니다{announced}.',
  },
  assigned: {
    en: 'Assigned by MetalLB from pool {pool} ({addresses}){announced}.',
    ko: 'MetalLB가 풀 {pool}({addresses})에서 할당합니다{announced}.',
  },
  anyOf: {
    en: 'Assigned by MetalLB from one of the pools {pool} ({addresses}){announced}.',
    ko: 'MetalLB가 풀 {pool}({addresses}) 중 하나에서 할당합니다{announced}.',
  },
  announcedBy: { en: ', announced by {advertisements}', ko: '. 알리는 것: {advertisements}' },
  unannounced: { en: '', ko: '' },
  pending: {
    en: 'MetalLB gives this Service no address: it stays <pending>.',
    ko: 'MetalLB가 이 Service에 주소를 할당하지 않아 <pending>에 머뭅니다.',
  },
  layer2: {
    en: 'Layer 2: one node at a time answers ARP (IPv6: NDP) for the address, takes all its traffic and passes it on to the pods. When that node fails, another one takes over within seconds. It is failover and not balancing: one node is the bottleneck.',
    ko: '레이어 2: 한 번에 한 노드만 이 주소에 대한 ARP(IPv6는 NDP)에 응답하고, 모든 트래픽을 받아 파드로 넘깁니다. 그 노드에 장애가 나면 몇 초 안에 다른 노드가 이어받습니다. 부하 분산이 아니라 장애 조치이므로 노드 하나의 대역폭이 한계입니다.',
  },
  bgp: {
    en: 'BGP: every node announces a route to the address to its routers, and they spread connections over the nodes (ECMP). When a node comes or goes, connections may move to another node and break.',
    ko: 'BGP: 노드마다 라우터에 이 주소로 가는 경로를 알리고, 라우터가 연결을 여러 노드로 나눕니다(ECMP). 노드가 늘거나 줄면 연결이 다른 노드로 옮겨 가며 끊길 수 있습니다.',
  },
  local: {
    en: 'externalTrafficPolicy: Local – MetalLB announces the address only from nodes that run a ready pod, and the client IP is kept.',
    ko: 'externalTrafficPolicy: Local이므로 MetalLB는 준비된 파드가 있는 노드에서만 주소를 알리고, 클라이언트 IP가 유지됩니다.',
  },
} satisfies Record<string, Text>;

/** Where the address comes from, what announces it and how; nothing where MetalLB is not known to serve the Service. */
export function explainMetalLB(view: View, service: Service): Message[] {
  const assignment = assignmentOf(view, service);
  if (assignment.state === 'unknown') return [];
  if (assignment.state === 'refused') return [message(texts.pending)];
  const announcers = announcersOf(view, service);
  const { pools } = assignment;
  const args = {
    pool: pools.map(nameOf).join(', '),
    addresses: pools.map(printPool).join('; '),
    announced:
      announcers.length > 0
        ? message(texts.announcedBy, { advertisements: announcers.map(titleOf).join(', ') })
        : message(texts.unannounced),
  };
  const text = assignment.addresses.length > 0 ? texts.requested : pools.length > 1 ? texts.anyOf : texts.assigned;
  const isLocal = knownValue(service.externalTrafficPolicy) === 'Local';
  return [message(text, args), ...explainAnnouncements(announcers), ...(isLocal ? [message(texts.local)] : [])];
}

/** How traffic reaches the nodes with each way of announcing. */
export function explainAnnouncements(advertisements: readonly PoolAdvertisement[]): Message[] {
  const kinds = new Set(advertisements.map(advertisement => advertisement.kind));
  return [
    ...(kinds.has('L2Advertisement') ? [message(texts.layer2)] : []),
    ...(kinds.has('BGPAdvertisement') ? [message(texts.bgp)] : []),
  ];
}

/** `MetalLB lan · L2`: a short line without words to translate. */
export function metallbDetail(view: View, service: Service): string | undefined {
  const assignment = assignmentOf(view, service);
  if (assignment.state === 'refused') return 'MetalLB · <pending>';
  if (assignment.state === 'unknown') return undefined;
  const kinds = new Set(announcersOf(view, service).map(one => (one.kind === 'L2Advertisement' ? 'L2' : 'BGP')));
  return [`MetalLB ${assignment.pools.map(nameOf).join(', ')}`, ...[...kinds].sort()].join(' · ');
}

function nameOf(pool: AddressPool): string {
  return knownValue(pool.name) ?? '?';
}
