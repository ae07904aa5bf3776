/** BGPPeers that one FRR cannot have together. */

import { appliedTogether } from '../../bind/togetherness.ts';
import { keys } from '../../index/keys.ts';
import { message } from '../../l10n/message.ts';
import { knownValue } from '../../model/fact.ts';
import type { BgpPeer } from '../../model/kinds/metallb.ts';
import { titleOf } from '../../model/resource.ts';
import { defineRule } from '../rule.ts';

const texts = {
  twice: {
    en: '{address} is the peer of {other} as well',
    ko: '{other}의 피어도 {address}입니다',
  },
  router: {
    en: 'routerID differs from that of {other}: a node has one',
    ko: 'routerID가 {other}와(과) 다릅니다. 노드의 라우터 ID는 하나입니다',
  },
  asn: {
    en: 'myASN differs from that of {other} in the same VRF',
    ko: 'myASN이 같은 VRF의 {other}와(과) 다릅니다',
  },
  here: {
    en: '{other} is here',
    ko: '{other}이(가) 여기에 있습니다',
  },
};

export const metallbBgppeerIncompatible = defineRule({
  id: 'metallb-bgppeer-incompatible',
  group: 'load-balancer',
  severity: 'warning',
  summary: {
    en: 'BGPPeers contradict each other',
    ko: 'BGPPeer들이 서로 모순됩니다',
  },
  why: {
    en: 'FRR, with which MetalLB speaks BGP by default, has one router ID on a node, one AS number in each VRF, and one session to a router. Peers that are for the same nodes and disagree are refused together with the whole configuration. MetalLB in native mode takes them, so it is a warning.',
    ko: 'MetalLB가 기본으로 쓰는 FRR은 노드마다 라우터 ID 하나, VRF마다 AS 번호 하나, 라우터마다 세션 하나만 가질 수 있습니다. 같은 노드를 위한 피어들이 서로 다르면 설정 전체가 거부됩니다. native 모드에서는 허용되므로 경고로 알립니다.',
  },
  fixable: 'no',
  references: ['https://metallb.io/configuration/_advanced_bgp_configuration/'],
  on: ['bgp-peer'],
  *check(peer, view) {
    if (!isForAllNodes(peer)) return;
    const peers = view.lookupType('bgp-peer', keys.everywhere(view.setOf(peer), 'bgp-peer'));
    for (const other of peers.slice(0, Math.max(0, peers.indexOf(peer)))) {
      // Peers of different files may be for different clusters: the file is what is surely applied together.
      if (!isForAllNodes(other) || appliedTogether(view, peer, other) !== 'file') continue;
      const related = [{ place: other.namePlace, message: message(texts.here, { other: titleOf(other) }) }];
      const args = { other: titleOf(other), address: knownValue(peer.peerAddress) ?? '' };
      const isSameVrf = (knownValue(peer.vrf) ?? '') === (knownValue(other.vrf) ?? '');
      const address = peer.peerAddress;
      if (isSameVrf && address?.known && address.value !== '' && address.value === knownValue(other.peerAddress))
        yield { place: address.place, message: message(texts.twice, args), related };
      const [own, theirs] = [knownValue(peer.routerID), knownValue(other.routerID)];
      if (own && theirs && own !== theirs)
        yield { place: peer.routerID!.place, message: message(texts.router, args), related };
      const [asn, otherAsn] = [knownValue(peer.myASN), knownValue(other.myASN)];
      if (isSameVrf && asn && otherAsn && asn !== otherAsn)
        yield { place: peer.myASN!.place, message: message(texts.asn, args), related };
    }
  },
});

/** Whether peers with selectors meet on a node is for the cluster to know. */
function isForAllNodes(peer: BgpPeer): boolean {
  return peer.version !== 'v1beta1' && peer.shape === 'complete' && !peer.nodeSelectors && peer.vrf?.known !== false;
}
