/** The user's settings, from whatever a client sends; what is not understood keeps its default. */
import type { RuleSetting, RuleSettings } from '../core/rules/settings.ts';

export interface ServerSettings {
  readonly defaultNamespace: string;
  readonly rules: RuleSettings;
  /** Globs relative to each workspace folder. */
  readonly exclude: readonly string[];
}

export const defaultServerSettings: ServerSettings = { defaultNamespace: 'default', rules: {}, exclude: [] };

const ruleSettings: readonly string[] = ['default', 'error', 'warning', 'info', 'hint', 'off'] satisfies RuleSetting[];

/** Reads the value of section `trafficPath` (`TrafficPathSettings` in the protocol). */
export function readSettings(section: unknown): ServerSettings {
  const { defaultNamespace, rules, files } = asRecord(section);
  const exclude = asRecord(files)['exclude'];
  const entries = Object.entries(asRecord(rules)).filter((entry): entry is [string, RuleSetting] =>
    ruleSettings.includes(String(entry[1])),
  );
  return {
    defaultNamespace:
      typeof defaultNamespace === 'string' && defaultNamespace.trim() !== '' ? defaultNamespace.trim() : 'default',
    rules: Object.fromEntries(entries),
    exclude: Array.isArray(exclude) ? exclude.filter(glob => typeof glob === 'string' && glob !== '') : [],
  };
}

/** A setting's section inside what `didChangeConfiguration` or a client's options hold: nested, or the section itself. */
export function sectionOf(settings: unknown, section: string): unknown {
  const record = asRecord(settings);
  return section in record ? record[section] : settings;
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
