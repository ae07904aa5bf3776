/** What a rule is and what it finds. Rules decide whether to speak and what to say; parsing and matching live elsewhere. */
import type { View } from '../index/view.ts';
import type { Message, Text } from '../l10n/message.ts';
import type { ResourceOf, ResourceType } from '../model/resource.ts';
import type { Place } from '../yaml/syntax.ts';

export type Severity = 'error' | 'warning' | 'info' | 'hint';

/** Catalogue groups, in the order of the rule list. */
export type RuleGroup =
  | 'manifest'
  | 'service'
  | 'workload'
  | 'ingress'
  | 'gateway'
  | 'dns'
  | 'network-policy'
  | 'load-balancer';

export interface Related {
  readonly place: Place;
  readonly message: Message;
}

export interface FixEdit {
  readonly place: Place;
  readonly newText: string;
}

export interface Fix {
  readonly title: Message;
  /** A safe fix states what was surely meant; it may be applied to all findings at once. */
  readonly safe: boolean;
  readonly edits: readonly FixEdit[];
}

/** What a rule's check yields. */
export interface Report {
  /** The token that is wrong, in the checked resource's document. */
  readonly place: Place;
  readonly message: Message;
  /** Where it differs from the rule's own severity. */
  readonly severity?: Severity;
  readonly related?: readonly Related[];
  readonly fixes?: readonly Fix[];
  /** Shown faded: the text has no effect. */
  readonly unnecessary?: boolean;
}

export interface RuleMeta {
  /** Kebab-case, names the problem, stable for ever. */
  readonly id: string;
  readonly group: RuleGroup;
  readonly severity: Severity;
  /** Style advice is off unless a setting turns it on. */
  readonly offByDefault?: boolean;
  /** One sentence: the problem. */
  readonly summary: Text;
  /** What happens on the wire, or at `kubectl apply`. */
  readonly why: Text;
  /** Whether findings carry fixes. */
  readonly fixable: 'no' | 'sometimes' | 'always';
  /** Documents that decide the semantics. */
  readonly references: readonly string[];
}

export interface Rule<T extends ResourceType = ResourceType> extends RuleMeta {
  readonly on: readonly T[];
  check(resource: ResourceOf<T>, view: View): Iterable<Report>;
}

/** Types a rule by the resources it looks at. */
export function defineRule<T extends ResourceType>(rule: Rule<T>): Rule {
  return rule as unknown as Rule;
}

export interface Finding extends Report {
  readonly rule: RuleMeta;
  readonly severity: Severity;
}
