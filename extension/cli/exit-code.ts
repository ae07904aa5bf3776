/** What findings mean for the caller. */
import type { Severity } from '../core/rules/rule.ts';

export const failOns = ['error', 'warning', 'info', 'never'] as const;
export type FailOn = (typeof failOns)[number];

const rank: Readonly<Record<Severity, number>> = { error: 3, warning: 2, info: 1, hint: 0 };

/** 1 when a finding is at or above the severity, else 0. */
export function exitCodeOf(findings: readonly { readonly severity: Severity }[], failOn: FailOn): 0 | 1 {
  return failOn !== 'never' && findings.some(finding => rank[finding.severity] >= rank[failOn]) ? 1 : 0;
}
