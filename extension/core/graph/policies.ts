/** Edges that network policies stop, with the policies that do. What they may let through stays as it is. */
import { message, type Text } from '../l10n/message.ts';
import { titleOf } from '../model/resource.ts';
import type { BlockedPort } from '../reach/service-passage.ts';
import type { Evidence, Verdict } from './traffic-graph.ts';

const texts = {
  into: {
    en: '{policy} lets nobody from there in on {protocol} {port}',
    ko: '{policy}이(가) 그쪽에서 {protocol} {port}(으)로 들어오는 연결을 허용하지 않습니다',
  },
  out: {
    en: '{policy} does not let these pods out to {protocol} {port}',
    ko: '{policy}이(가) 이 파드에서 {protocol} {port}(으)로 나가는 연결을 허용하지 않습니다',
  },
} satisfies Record<string, Text>;

type BlockedRule =
  | 'netpol-blocks-known-dependency'
  | 'netpol-blocks-ingress-controller'
  | 'netpol-blocks-load-balancer';

/** What to add to an edge that is open otherwise; nothing where no policy is in the way. */
export function blockedEdge(
  blocked: BlockedPort | undefined,
  rule: BlockedRule,
): { readonly verdict?: Verdict; readonly evidence?: readonly Evidence[] } {
  if (!blocked) return {};
  const { protocol, port } = blocked;
  const evidence = blocked.blockers.map(({ policy, direction }) => ({
    message: message(direction === 'in' ? texts.into : texts.out, { policy: titleOf(policy), protocol, port }),
    rule,
  }));
  return { verdict: 'blocked', evidence };
}
