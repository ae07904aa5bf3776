/** `--rule ID=SEVERITY` to rule settings. */
import { ruleIds } from '../../core/rules/catalogue.ts';
import type { RuleSetting, RuleSettings } from '../../core/rules/settings.ts';
import { texts } from '../texts.ts';
import { suggestion, UsageError } from '../usage-error.ts';
import { choice } from './values.ts';

const severities: readonly RuleSetting[] = ['error', 'warning', 'info', 'hint', 'off', 'default'];

/** Of several settings of one rule the last counts. */
export function ruleSettingOf(values: readonly string[]): RuleSettings {
  return Object.fromEntries(
    values.map(value => {
      const equals = value.indexOf('=');
      if (equals < 0) throw new UsageError(texts.notARuleSetting, { value });
      const [rule, severity] = [value.slice(0, equals), value.slice(equals + 1)];
      if (!ruleIds.has(rule)) throw new UsageError(texts.unknownRule, { rule, hint: suggestion(rule, ruleIds) });
      return [rule, choice(`--rule ${rule}`, severities)(severity)];
    }),
  );
}
