/** Every rule by its id: those that run on resources and those behind what the parser finds. */
import { allSyntaxRules } from './manifest/syntax-rules.ts';
import { registry } from './registry.ts';
import type { RuleMeta } from './rule.ts';

/** In order of group, then of id. */
export const catalogue: readonly RuleMeta[] = [...allSyntaxRules, ...registry];

export const ruleIds: ReadonlySet<string> = new Set(catalogue.map(rule => rule.id));

const byId = new Map(catalogue.map(rule => [rule.id, rule]));

export function ruleOf(id: string): RuleMeta | undefined {
  return byId.get(id);
}
