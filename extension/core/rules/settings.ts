/** What a user may set about rules. */
import type { RuleMeta, Severity } from './rule.ts';

export type RuleSetting = Severity | 'off' | 'default';

/** Rule id to what the user chose; rules that are not named keep their defaults. */
export type RuleSettings = Readonly<Record<string, RuleSetting>>;

/** The severity at which a finding is reported, `undefined` for not at all. A set severity holds for all findings of the rule. */
export function severityOf(
  rule: RuleMeta,
  reported: Severity | undefined,
  settings: RuleSettings,
): Severity | undefined {
  const setting = settings[rule.id] ?? 'default';
  if (setting === 'off') return undefined;
  if (setting !== 'default') return setting;
  return rule.offByDefault ? undefined : (reported ?? rule.severity);
}

/** Whether the rule can report anything under these settings. */
export function isEnabled(rule: RuleMeta, settings: RuleSettings): boolean {
  const setting = settings[rule.id] ?? 'default';
  return setting === 'default' ? !rule.offByDefault : setting !== 'off';
}
