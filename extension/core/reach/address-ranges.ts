/** Addresses outside of the cluster, cut wherever some policy's block begins or ends: within a piece no policy sees a difference. */
import type { AdminPolicy } from '../model/kinds/admin-policy.ts';
import { addressOf, type Cidr, type IpFamily } from '../net/address.ts';
import type { OutsideEnd } from './ends.ts';
import { blockCidrs } from './peers.ts';
import type { Direction, PlacedPolicy } from './policies.ts';

const lastAddress: Readonly<Record<IpFamily, bigint>> = { IPv4: (1n << 32n) - 1n, IPv6: (1n << 128n) - 1n };

/** The pieces of both families in one direction, in order. */
export function outsideEnds(
  direction: Direction,
  policies: readonly PlacedPolicy[],
  admin: readonly AdminPolicy[],
): OutsideEnd[] {
  const cidrs = [
    ...policies.flatMap(({ policy }) =>
      ((direction === 'in' ? policy.ingress : policy.egress)?.items ?? []).flatMap(rule =>
        (rule.peers?.items ?? []).flatMap(peer => (peer.ipBlock ? blockCidrs(peer.ipBlock) : [])),
      ),
    ),
    ...admin.flatMap(policy =>
      (direction === 'in' ? policy.ingress : policy.egress).flatMap(rule =>
        (rule.peers?.items ?? []).flatMap(peer => peer.cidrs),
      ),
    ),
  ];
  return (['IPv4', 'IPv6'] as const).flatMap(family =>
    pieces(
      family,
      cidrs.filter(cidr => cidr.family === family),
    ),
  );
}

function pieces(family: IpFamily, cidrs: readonly Cidr[]): OutsideEnd[] {
  const starts = new Set<bigint>([0n]);
  for (const cidr of cidrs) {
    starts.add(cidr.first);
    if (cidr.last < lastAddress[family]) starts.add(cidr.last + 1n);
  }
  const sorted = [...starts].sort((a, b) => (a < b ? -1 : 1));
  return sorted.map((first, i) => ({
    type: 'outside',
    family,
    first,
    last: (sorted[i + 1] ?? lastAddress[family] + 1n) - 1n,
  }));
}

/** First and last address as text. */
export function rangeText(end: { family: IpFamily; first: bigint; last: bigint }): [string, string] {
  if (end.family === 'IPv6' && end.first === 0n && end.last === lastAddress.IPv6) {
    return ['::', 'ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff'];
  }
  return [addressOf(end.family, end.first).text, addressOf(end.family, end.last).text];
}
