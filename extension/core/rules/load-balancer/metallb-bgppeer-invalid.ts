/** A BGPPeer that MetalLB refuses. */

import { message } from '../../l10n/message.ts';
import { type Fact, knownValue } from '../../model/fact.ts';
import type { BgpPeer } from '../../model/kinds/metallb.ts';
import { parseAddress } from '../../net/address.ts';
import { goSeconds } from '../../text/duration.ts';
import type { Report } from '../rule.ts';
import { defineRule } from '../rule.ts';

const texts = {
  myASN: {
    en: 'myASN, the AS number of the cluster, is missing or 0',
    ko: '클러스터의 AS 번호 myASN이 없거나 0입니다',
  },
  noASN: {
    en: 'The peer has neither peerASN nor dynamicASN',
    ko: 'peerASN도 dynamicASN도 없습니다',
  },
  bothASN: {
    en: 'peerASN and dynamicASN exclude each other',
    ko: 'peerASN과 dynamicASN은 함께 쓸 수 없습니다',
  },
  dynamic: {
    en: 'dynamicASN is internal or external',
    ko: 'dynamicASN은 internal 또는 external이어야 합니다',
  },
  multiHop: {
    en: 'ebgpMultiHop is for peers of another AS; this one has the same ASN {asn}',
    ko: 'ebgpMultiHop은 다른 AS의 피어에만 쓸 수 있는데 이 피어의 ASN도 {asn}입니다',
  },
  noAddress: {
    en: 'The peer has neither peerAddress nor interface',
    ko: 'peerAddress도 interface도 없습니다',
  },
  bothAddresses: {
    en: 'peerAddress and interface exclude each other',
    ko: 'peerAddress와 interface는 함께 쓸 수 없습니다',
  },
  address: {
    en: '{field} "{text}" is not an IP address',
    ko: '{field} "{text}"은(는) IP 주소가 아닙니다',
  },
  password: {
    en: 'password and passwordSecret exclude each other',
    ko: 'password와 passwordSecret은 함께 쓸 수 없습니다',
  },
  hold: {
    en: 'holdTime is 0 or at least 3s',
    ko: 'holdTime은 0이거나 3s 이상이어야 합니다',
  },
  keepalive: {
    en: 'keepaliveTime must not be longer than holdTime',
    ko: 'keepaliveTime은 holdTime보다 길 수 없습니다',
  },
};

export const metallbBgppeerInvalid = defineRule({
  id: 'metallb-bgppeer-invalid',
  group: 'load-balancer',
  severity: 'error',
  summary: {
    en: 'MetalLB refuses a BGPPeer',
    ko: 'MetalLB가 BGPPeer를 거부합니다',
  },
  why: {
    en: "A BGPPeer names both AS numbers and one way to the router. MetalLB's webhook refuses anything else; if it gets in, MetalLB keeps its configuration from before and no session comes up.",
    ko: 'BGPPeer에는 양쪽 AS 번호와 라우터로 가는 방법 하나가 필요합니다. 그렇지 않으면 MetalLB의 웹훅이 거부하며, 들어가더라도 MetalLB는 이전 설정을 유지하고 세션이 맺어지지 않습니다.',
  },
  fixable: 'no',
  references: ['https://metallb.io/configuration/_advanced_bgp_configuration/', 'https://metallb.io/apis/'],
  on: ['bgp-peer'],
  *check(peer) {
    yield* numberProblems(peer);
    yield* addressProblems(peer);
    if (knownValue(peer.password) && knownValue(peer.passwordSecret))
      yield { place: peer.password!.place, message: message(texts.password) };
    yield* timerProblems(peer);
  },
});

function* numberProblems(peer: BgpPeer): Iterable<Report> {
  const { myASN, peerASN, dynamicASN } = peer;
  const isWhole = peer.shape === 'complete';
  if (myASN ? myASN.known && myASN.value === 0 : isWhole)
    yield { place: myASN?.place ?? peer.specPlace, message: message(texts.myASN) };
  const hasASN = peerASN !== undefined && (!peerASN.known || peerASN.value !== 0);
  if (!hasASN && !dynamicASN && isWhole)
    yield { place: peerASN?.place ?? peer.specPlace, message: message(texts.noASN) };
  if (knownValue(peerASN) && knownValue(dynamicASN))
    yield { place: dynamicASN!.place, message: message(texts.bothASN) };
  if (dynamicASN?.known && !['', 'internal', 'external'].includes(dynamicASN.value))
    yield { place: dynamicASN.place, message: message(texts.dynamic) };
  const asn = knownValue(myASN);
  if (asn && asn === knownValue(peerASN) && knownValue(peer.ebgpMultiHop))
    yield { place: peer.ebgpMultiHop!.place, message: message(texts.multiHop, { asn }) };
}

function* addressProblems(peer: BgpPeer): Iterable<Report> {
  const { peerAddress, interface: link } = peer;
  if (isEmpty(peerAddress) && isEmpty(link) && peer.shape === 'complete')
    yield { place: peerAddress?.place ?? peer.specPlace, message: message(texts.noAddress) };
  if (knownValue(peerAddress) && knownValue(link)) yield { place: link!.place, message: message(texts.bothAddresses) };
  for (const field of ['peerAddress', 'sourceAddress', 'routerID'] as const) {
    const fact = peer[field];
    if (!fact?.known || fact.value === '' || parseAddress(fact.value)) continue;
    yield { place: fact.place, message: message(texts.address, { field, text: fact.value }) };
  }
}

/** One of the two decides the other: a third, or three times as long (config parseTimers). */
function* timerProblems({ holdTime, keepaliveTime }: BgpPeer): Iterable<Report> {
  const [hold, keepalive] = [goSeconds(knownValue(holdTime)), goSeconds(knownValue(keepaliveTime))];
  if (holdTime && hold !== undefined && Math.trunc(hold) !== 0 && hold < 3)
    yield { place: holdTime.place, message: message(texts.hold) };
  else if (keepaliveTime && hold !== undefined && keepalive !== undefined && keepalive > hold)
    yield { place: keepaliveTime.place, message: message(texts.keepalive) };
}

function isEmpty(fact: Fact<string> | undefined): boolean {
  return !fact || (fact.known && fact.value === '');
}
