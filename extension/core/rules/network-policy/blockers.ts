/** What rules about connections that policies stop have in common: naming the policies. */
import { type Message, message, type Text } from '../../l10n/message.ts';
import { titleOf } from '../../model/resource.ts';
import type { Blocker } from '../../reach/local.ts';
import type { Related } from '../rule.ts';

const into: Text = {
  en: '{policy} limits what comes in to these pods',
  ko: '{policy}이(가) 이 파드로 들어오는 트래픽을 제한합니다',
};
const out: Text = {
  en: '{policy} limits what goes out of these pods',
  ko: '{policy}이(가) 이 파드에서 나가는 트래픽을 제한합니다',
};
const more: Text = { en: '{policy} and {count} more', ko: '{policy} 외 {count}개' };

/** One policy, or one and how many more. */
export function blockersTitle(blockers: readonly [Blocker, ...Blocker[]]): Message | string {
  const policy = titleOf(blockers[0].policy);
  return blockers.length === 1 ? policy : message(more, { policy, count: blockers.length - 1 });
}

/** Points at the names of the policies. */
export function relatedBlockers(blockers: readonly Blocker[]): Related[] {
  return blockers.slice(0, 5).map(({ policy, direction }) => ({
    place: policy.namePlace,
    message: message(direction === 'in' ? into : out, { policy: titleOf(policy) }),
  }));
}
