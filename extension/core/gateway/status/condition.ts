/** Status conditions as controllers write them (metav1.Condition): types and reasons exactly as sigs.k8s.io/gateway-api spells them. */
import { type Message, message, type Text } from '../../l10n/message.ts';
import { statusTexts } from './texts.ts';

export type ConditionStatus = 'True' | 'False' | 'Unknown';

export interface Condition {
  readonly type: string;
  readonly status: ConditionStatus;
  readonly reason: string;
  readonly message: Message;
}

/** A condition that holds; its reason is its type unless another is given. */
export function isTrue(type: string, reason = type, text: Text = statusTexts.fine): Condition {
  return { type, status: 'True', reason, message: message(text) };
}

export function isFalse(type: string, reason: string, text: Message): Condition {
  return { type, status: 'False', reason, message: text };
}

/** What the files do not decide: a template does, or an object that is not among them. */
export function isUnknown(type: string, text: Message = message(statusTexts.undecided)): Condition {
  return { type, status: 'Unknown', reason: 'Pending', message: text };
}

export function statusOf(conditions: readonly Condition[], type: string): ConditionStatus | undefined {
  return conditions.find(condition => condition.type === type)?.status;
}

/** Conditions that a controller sets only where something is wrong: their `True` is the bad news. */
const negative: ReadonlySet<string> = new Set([
  'Conflicted',
  'PartiallyInvalid',
  'OverlappingTLSConfig',
  'InsecureFrontendValidationMode',
]);

export function fails({ type, status }: Condition): boolean {
  return status === (negative.has(type) ? 'True' : 'False');
}

/** Those that people want to read: of the negative ones only what is wrong. */
export function telling(conditions: readonly Condition[]): readonly Condition[] {
  return conditions.filter(condition => !negative.has(condition.type) || fails(condition));
}
