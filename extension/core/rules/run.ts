/** Runs the rules over one document. A rule that throws is reported and silent for that resource; the others go on. */

import type { Snapshot } from '../index/snapshot.ts';
import { View } from '../index/view.ts';
import type { ManifestDocument } from '../model/document.ts';
import { type Resource, titleOf } from '../model/resource.ts';
import { registry } from './registry.ts';
import type { Finding, Rule } from './rule.ts';
import { isEnabled, type RuleSettings, severityOf } from './settings.ts';
import { readSuppressions } from './suppression.ts';
import { syntaxFindings } from './syntax-findings.ts';

export interface DocumentCheck {
  readonly findings: readonly Finding[];
  /** The index keys that the findings, and the silence, depend on. */
  readonly reads: ReadonlySet<string>;
}

export type ReportFault = (fault: {
  readonly rule: string;
  readonly resource: string;
  readonly error: unknown;
}) => void;

type RulesByType = ReadonlyMap<string, readonly Rule[]>;

const enabledRules = new WeakMap<RuleSettings, RulesByType>();

/** The rules that look at each type of resource under these settings, in the registry's order. */
function rulesUnder(settings: RuleSettings): RulesByType {
  let rules = enabledRules.get(settings);
  if (!rules) {
    const enabled = registry.filter(rule => isEnabled(rule, settings));
    const types = new Set(enabled.flatMap(rule => rule.on));
    rules = new Map([...types].map(type => [type, enabled.filter(rule => rule.on.includes(type))]));
    enabledRules.set(settings, rules);
  }
  return rules;
}

/** All findings of a document, in order of position, then of rule id. */
export function checkDocument(
  snapshot: Snapshot,
  document: ManifestDocument,
  settings: RuleSettings,
  onFault: ReportFault,
): DocumentCheck {
  const view = new View(snapshot);
  const suppressions = readSuppressions(document.text);
  const findings = [
    ...syntaxFindings(document, settings),
    ...document.resources.flatMap(r => checkResource(r, view, settings, onFault)),
  ]
    .filter(finding => !suppressions.covers(finding.rule.id, finding.place))
    .sort((a, b) => a.place.start - b.place.start || a.place.end - b.place.end || (a.rule.id < b.rule.id ? -1 : 1));
  return { findings, reads: view.reads };
}

function checkResource(resource: Resource, view: View, settings: RuleSettings, onFault: ReportFault): Finding[] {
  const findings: Finding[] = [];
  for (const rule of rulesUnder(settings).get(resource.type) ?? []) {
    try {
      for (const report of rule.check(resource as never, view)) {
        const severity = severityOf(rule, report.severity, settings);
        if (severity) findings.push({ ...report, rule, severity });
      }
    } catch (error) {
      onFault({ rule: rule.id, resource: titleOf(resource), error });
    }
  }
  return findings;
}
