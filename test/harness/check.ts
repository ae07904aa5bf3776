/** Runs a fixture section and compares every finding, then checks what must hold for any manifests at all. */
import assert from 'node:assert/strict';
import { type Analysis, AnalysisHost, defaultSettings, type FileFinding } from '../../extension/core/analysis.ts';
import { render } from '../../extension/core/l10n/message.ts';
import { applyEdits } from '../../extension/core/text/edit.ts';
import { LineIndex } from '../../extension/core/text/line-index.ts';
import type { ExpectedFinding, Section } from './fixture.ts';

export type Files = ReadonlyMap<string, string>;

/** Findings of a section must be exactly those that its markers say, and every free invariant must hold. */
export function checkSection(section: Section): void {
  const analysis = analyse(section.files, section);
  const actual = findingsOf(analysis, section);
  assert.deepEqual(
    actual.map(f => describeActual(analysis, f, section)).sort(),
    section.expected.map(e => describeExpected(e, section)).sort(),
  );
  checkMessagesAndFixes(analysis, actual, section);
  checkInvariants(analysis, section);
}

function analyse(files: Files, section: Section, order: readonly string[] = [...files.keys()]): Analysis {
  const host = newHost(section);
  for (const file of order) host.apply([{ file, text: files.get(file)! }]);
  return host.analysis;
}

function newHost(section: Section): AnalysisHost {
  const rules = Object.fromEntries(section.enable.map(rule => [rule, 'info' as const]));
  return new AnalysisHost({ ...defaultSettings, defaultNamespace: section.namespace, rules });
}

function findingsOf(analysis: Analysis, section: Section): FileFinding[] {
  const all = analysis.files.flatMap(file => analysis.findings(file));
  return section.rules ? all.filter(f => section.rules!.includes(f.finding.rule.id)) : all;
}

/** One line a finding; a range over several lines ends where its first line ends. */
function describeActual(analysis: Analysis, f: FileFinding, section: Section): string {
  const text = analysis.sourceFile(f.file)!.text;
  const lines = new LineIndex(text);
  const start = lines.positionAt(f.start);
  const lineEnd = text.slice(lines.lineStart(start.line)).split(/\r?\n/, 1)[0]!.length;
  const end = lines.positionAt(f.end).line > start.line ? lineEnd : start.character + (f.end - f.start);
  const expected = section.expected.find(
    e => e.file === f.file && e.line === start.line && e.rule === f.finding.rule.id && e.start === start.character,
  );
  const message = render(f.finding.message, 'en');
  return line(
    f.file,
    start.line,
    start.character,
    end,
    f.finding.severity,
    f.finding.rule.id,
    expected && message.startsWith(expected.message) ? expected.message : message,
  );
}

function describeExpected(e: ExpectedFinding, _section: Section): string {
  return line(e.file, e.line, e.start, e.end, e.severity, e.rule, e.message);
}

function line(
  file: string,
  at: number,
  start: number,
  end: number,
  severity: string,
  rule: string,
  message: string,
): string {
  return `${file}:${at + 1}:${start + 1}-${end + 1} ${severity}[${rule}] ${message}`;
}

function checkMessagesAndFixes(analysis: Analysis, actual: readonly FileFinding[], section: Section): void {
  for (const f of actual) {
    for (const locale of ['en', 'ko'] as const) {
      for (const message of [
        f.finding.message,
        ...(f.finding.related ?? []).map(r => r.message),
        ...(f.finding.fixes ?? []).map(x => x.title),
      ]) {
        assert.doesNotMatch(
          render(message, locale),
          /\{\w+\}|undefined/,
          `${f.finding.rule.id} has an unfilled placeholder`,
        );
      }
    }
    for (const related of f.finding.related ?? [])
      assert.ok(analysis.locate(related.place), 'a related place is in a file');
    if (f.finding.fixes?.length)
      assert.notEqual(f.finding.rule.fixable, 'no', `${f.finding.rule.id} says that it has no fixes`);
  }
  for (const expected of section.expected) {
    const lines = new LineIndex(analysis.sourceFile(expected.file)!.text);
    const f = actual.find(
      a =>
        a.file === expected.file &&
        a.finding.rule.id === expected.rule &&
        a.start === lines.offsetAt({ line: expected.line, character: expected.start }),
    )!;
    for (const fix of expected.fixes) {
      assert.ok(
        f.finding.fixes?.some(x => x.edits[0]?.newText === fix),
        `${expected.rule} offers the fix ${JSON.stringify(fix)}: ${JSON.stringify(f.finding.fixes?.map(x => x.edits[0]?.newText))}`,
      );
    }
    for (const related of expected.related) {
      const messages = f.finding.related?.map(r => render(r.message, 'en')) ?? [];
      assert.ok(
        messages.some(m => m.startsWith(related)),
        `${expected.rule} relates ${related}: ${JSON.stringify(messages)}`,
      );
    }
  }
}

function checkInvariants(analysis: Analysis, section: Section): void {
  const wanted = summary(analysis, section);
  assert.deepEqual(
    summary(analyse(section.files, section, [...section.files.keys()].reverse()), section),
    wanted,
    'the order of files does not matter',
  );
  assert.deepEqual(summary(typed(section), section), wanted, 'typing a file gives what opening it gives');
  const crlf = new Map([...section.files].map(([file, text]) => [file, text.replace(/\n/g, '\r\n')]));
  assert.deepEqual(summary(analyse(crlf, section), section), wanted, 'CRLF makes no difference');
  const bom = new Map([...section.files].map(([file, text]) => [file, `\uFEFF${text}`]));
  assert.deepEqual(summary(analyse(bom, section), section), wanted, 'a byte order mark makes no difference');
  if (!section.mayDependOnFiles) {
    assert.deepEqual(
      summary(analyse(split(section.files), section), section),
      wanted,
      'one document a file makes no difference',
    );
  }
  checkFixes(analysis, section);
}

/** What a reader learns, without positions. */
function summary(analysis: Analysis, section: Section): string[] {
  return findingsOf(analysis, section)
    .map(
      f =>
        `${f.finding.severity}[${f.finding.rule.id}] ${render(f.finding.message, 'en')} | ${(f.finding.related ?? []).map(r => render(r.message, 'en')).join(' | ')}`,
    )
    .sort();
}

/** Every file arrives half-typed, then whole, with findings asked for at each step so that caches fill. */
function typed(section: Section): Analysis {
  const host = newHost(section);
  for (const [file, text] of section.files) {
    for (const part of [text.slice(0, text.length / 3), text.slice(0, (2 * text.length) / 3), text]) {
      const analysis = host.apply([{ file, text: part }]);
      for (const f of analysis.files) analysis.findings(f);
    }
  }
  return host.analysis;
}

function split(files: Files): Files {
  const result = new Map<string, string>();
  for (const [file, text] of files) {
    if (!/^---/m.test(text)) result.set(file, text);
    else
      text.split(/^---.*$/m).forEach((part, i) => {
        result.set(file.replace(/(\.\w+)$/, `.${i}$1`), part);
      });
  }
  return result;
}

/** Each fix alone removes its finding, breaks no syntax and brings no finding that was not there. */
function checkFixes(analysis: Analysis, section: Section): void {
  const before = new Set(summary(analysis, section).map(withoutRelated));
  for (const f of findingsOf(analysis, section)) {
    for (const fix of f.finding.fixes ?? []) {
      const files = new Map(section.files);
      for (const edit of fix.edits) {
        const place = analysis.locate(edit.place)!;
        assert.ok(place, 'a fix edits a file that is there');
      }
      for (const file of new Set(fix.edits.map(edit => edit.place.document.file))) {
        const edits = fix.edits
          .filter(e => e.place.document.file === file)
          .map(e => ({ ...analysis.locate(e.place)!, newText: e.newText }));
        files.set(file, applyEdits(files.get(file)!, edits));
      }
      const fixed = analyse(files, section);
      const title = render(fix.title, 'en');
      const after = summary(fixed, section).map(withoutRelated);
      const here = `${f.finding.severity}[${f.finding.rule.id}] ${render(f.finding.message, 'en')}`;
      assert.ok(
        count(after, here) < count([...summary(analysis, section).map(withoutRelated)], here),
        `"${title}" removes ${here}`,
      );
      assert.deepEqual(
        after.filter(a => !before.has(a)),
        [],
        `"${title}" brings nothing new`,
      );
    }
  }
}

function withoutRelated(text: string): string {
  return text.slice(0, text.indexOf(' | '));
}

function count(list: readonly string[], item: string): number {
  return list.filter(x => x === item).length;
}
