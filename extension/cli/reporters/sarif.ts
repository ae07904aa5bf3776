/**
 * SARIF 2.1.0, as code scanning services take it.
 * https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
import type {
  ConfigurationOverride,
  Fix,
  Location,
  Log,
  Notification,
  PhysicalLocation,
  Region,
  ReportingConfiguration,
  ReportingDescriptor,
  Result,
} from 'sarif';
import type { Locale } from '../../core/l10n/message.ts';
import { catalogue } from '../../core/rules/catalogue.ts';
import { docsUrl } from '../../core/rules/docs-url.ts';
import type { RuleMeta, Severity } from '../../core/rules/rule.ts';
import type { RuleSetting } from '../../core/rules/settings.ts';
import type { Unreadable } from '../load.ts';
import type { ReportedFinding, ReportRange } from '../report.ts';
import { version } from '../version.ts';
import { Fingerprints } from './fingerprint.ts';
import type { LintRun } from './reporter.ts';

type Level = 'error' | 'warning' | 'note';
const levels: Readonly<Record<Severity, Level>> = { error: 'error', warning: 'warning', info: 'note', hint: 'note' };
const ruleIndex = new Map(catalogue.map((rule, index) => [rule.id, index]));

export function* sarifReporter(run: LintRun): Iterable<string> {
  yield `${JSON.stringify(logOf(run), null, 2)}\n`;
}

function logOf({ report, analysis, unreadable, rules, shell }: LintRun): Log {
  const fingerprints = new Fingerprints(file => analysis.sourceFile(file)?.text ?? '');
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'traffic-path',
            fullName: 'Traffic Path: Kubernetes networking lint and preview',
            version,
            semanticVersion: version,
            informationUri: 'https://github.com/traffic-path/traffic-path',
            language: shell.locale,
            rules: catalogue.map(rule => descriptorOf(rule, shell.locale)),
          },
        },
        language: shell.locale,
        columnKind: 'utf16CodeUnits',
        invocations: [
          {
            executionSuccessful: unreadable.length === 0,
            toolExecutionNotifications: unreadable.map(notificationOf),
            ruleConfigurationOverrides: Object.entries(rules).flatMap(([id, setting]) => overrideOf(id, setting)),
          },
        ],
        results: report.findings.map(finding => resultOf(finding, fingerprints)),
      },
    ],
  };
}

function descriptorOf(rule: RuleMeta, locale: Locale): ReportingDescriptor {
  return {
    id: rule.id,
    shortDescription: { text: rule.summary[locale] },
    fullDescription: { text: rule.why[locale] },
    help: { text: `${rule.summary[locale]}. ${rule.why[locale]}` },
    helpUri: docsUrl(rule.id, locale),
    defaultConfiguration: { enabled: rule.offByDefault !== true, level: levels[rule.severity] },
    properties: { tags: ['kubernetes', 'networking', rule.group] },
  };
}

function overrideOf(id: string, setting: RuleSetting): ConfigurationOverride[] {
  if (setting === 'default') return [];
  const configuration: ReportingConfiguration = setting === 'off' ? { enabled: false } : { level: levels[setting] };
  return [{ descriptor: { id, index: ruleIndex.get(id)! }, configuration }];
}

function notificationOf({ path, reason }: Unreadable): Notification {
  return {
    level: 'error',
    message: { text: `cannot read ${path}: ${reason}` },
    locations: [{ physicalLocation: { artifactLocation: artifact(path) } }],
  };
}

function resultOf(finding: ReportedFinding, fingerprints: Fingerprints): Result {
  const { object } = finding;
  const qualified = object && [object.kind, object.namespace, object.name].filter(part => part !== undefined).join('/');
  return {
    ruleId: finding.rule,
    ruleIndex: ruleIndex.get(finding.rule) ?? -1,
    level: levels[finding.severity],
    message: { text: finding.message },
    locations: [
      {
        physicalLocation: physical(finding.file, finding.range),
        ...(qualified !== undefined && { logicalLocations: [{ fullyQualifiedName: qualified, kind: 'resource' }] }),
      },
    ],
    relatedLocations: finding.related.map(
      ({ file, range, message }, id): Location => ({
        id: id + 1,
        physicalLocation: physical(file, range),
        message: { text: message },
      }),
    ),
    fixes: finding.fixes.map(fixOf),
    partialFingerprints: { 'trafficPathFinding/v1': fingerprints.of(finding) },
  };
}

function fixOf(fix: ReportedFinding['fixes'][number]): Fix {
  const files = [...new Set(fix.edits.map(edit => edit.file))];
  return {
    description: { text: fix.title },
    artifactChanges: files.map(file => ({
      artifactLocation: artifact(file),
      replacements: fix.edits
        .filter(edit => edit.file === file)
        .map(edit => ({ deletedRegion: region(edit.range), insertedContent: { text: edit.newText } })),
    })),
  };
}

function physical(file: string, range: ReportRange): PhysicalLocation {
  return { artifactLocation: artifact(file), region: region(range) };
}

/** Relative to where the program ran: services take that for the repository's root. */
function artifact(file: string): { uri: string; uriBaseId: string } {
  return { uri: file.split('/').map(encodeURIComponent).join('/'), uriBaseId: '%SRCROOT%' };
}

function region({ start, end }: ReportRange): Region {
  return { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column };
}
