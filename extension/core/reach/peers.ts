/** Whether a peer of a rule, or a policy's subject, is a given end. Three-valued. */
import { and, type Labels, type Match, matchSelector } from '../bind/label-match.ts';
import type { AdminPeer, AdminSelector } from '../model/kinds/admin-policy.ts';
import type { LabelSelector } from '../model/kinds/label-selector.ts';
import type { IpBlock, PolicyPeer } from '../model/kinds/network-policy.ts';
import { type Address, type Cidr, cidrHolds } from '../net/address.ts';
import type { End, OutsideEnd, PodEnd } from './ends.ts';

/** A namespace's labels: with a Namespace object all are known, without one the implied label alone. */
function matchNamespace(labels: Labels, selector: LabelSelector): Match {
  return matchSelector(labels, selector);
}

/** A peer of a NetworkPolicy in `policyNamespace` (network-policy rules 18–31). hostNetwork pods are no peers of selectors. */
export function matchPeer(peer: PolicyPeer, policyNamespace: string, end: End): Match {
  if (peer.ipBlock) return matchIpBlock(peer.ipBlock, end);
  if (end.type === 'outside' || end.hostNetwork) return 'no';
  if (!peer.podSelector && !peer.namespaceSelector) return 'no';
  const namespace: Match = peer.namespaceSelector
    ? matchNamespace(end.namespaceLabels, peer.namespaceSelector)
    : end.namespace === policyNamespace
      ? 'yes'
      : 'no';
  return peer.podSelector ? and(namespace, matchSelector(end.labels, peer.podSelector)) : namespace;
}

type ReadBlock = NonNullable<IpBlock['block']>;

/** The CIDRs of a block, for those who need to know where its edges are. */
export function blockCidrs(block: IpBlock): Cidr[] {
  return block.block ? [block.block.cidr, ...block.block.except] : [];
}

function matchIpBlock(block: IpBlock, end: End): Match {
  const read = block.block;
  if (!read) return block.cidr?.known === false ? 'unknown' : 'no';
  if (end.type === 'outside') {
    return isIn(end, read.cidr) && !read.except.some(except => isIn(end, except)) ? 'yes' : 'no';
  }
  if (end.id === 'ingress-controller') return 'no';
  return matchPodAddress(end, [read]);
}

/** A pod without a known address is in all of a family, and perhaps in anything less. */
function matchPodAddress(end: PodEnd, blocks: readonly ReadBlock[]): Match {
  if (end.addresses.length > 0) {
    const inside = (address: Address) =>
      blocks.some(({ cidr, except }) => cidrHolds(cidr, address) && !except.some(e => cidrHolds(e, address)));
    return end.addresses.some(inside) ? 'yes' : 'no';
  }
  if (blocks.some(({ cidr, except }) => cidr.prefix === 0 && except.length === 0)) return 'yes';
  return end.isAssumedOutside ? 'no' : 'unknown';
}

function isIn(end: OutsideEnd, cidr: Cidr): boolean {
  return end.family === cidr.family && cidr.first <= end.first && end.last <= cidr.last;
}

/** A subject or a peer of an administrator's policy. hostNetwork pods are neither (v1alpha2 types). */
export function matchAdminSelector(selector: AdminSelector, end: End): Match {
  if (end.type === 'outside' || end.hostNetwork) return 'no';
  if (selector.namespaces) return matchNamespace(end.namespaceLabels, selector.namespaces);
  if (!selector.pods) return 'no';
  const { namespaceSelector, podSelector } = selector.pods;
  return and(
    namespaceSelector ? matchNamespace(end.namespaceLabels, namespaceSelector) : 'yes',
    podSelector ? matchSelector(end.labels, podSelector) : 'yes',
  );
}

export function matchAdminPeer(peer: AdminPeer, end: End): Match {
  if (peer.networks) {
    const { cidrs, networks } = peer;
    const otherwise: Match = networks.complete && networks.items.every(network => network.known) ? 'no' : 'unknown';
    if (end.type === 'outside') return cidrs.some(cidr => isIn(end, cidr)) ? 'yes' : otherwise;
    if (end.id === 'ingress-controller') return 'no';
    return matchPodAddress(
      end,
      cidrs.map(cidr => ({ cidr, except: [] })),
    );
  }
  if (peer.other) return 'unknown';
  return matchAdminSelector(peer, end);
}
