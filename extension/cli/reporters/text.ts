/** The report for people: each finding with its source line, what it means, the other end and the fix, then a summary. */
import { type Locale, render, type Text } from '../../core/l10n/message.ts';
import { ruleOf } from '../../core/rules/catalogue.ts';
import { LineIndex } from '../../core/text/line-index.ts';
import type { ReportedFinding, ReportRange } from '../report.ts';
import { type Palette, palette } from '../text/colour.ts';
import { excerptOf } from '../text/excerpt.ts';
import { printable } from '../text/printable.ts';
import { textWidth } from '../text/width.ts';
import { texts } from '../texts.ts';
import type { LintRun } from './reporter.ts';
import { summaryOf } from './summary.ts';

export function* textReporter({ report, analysis, shell }: LintRun): Iterable<string> {
  const sources = new Map<string, SourceLines>();
  const linesOf = (file: string): SourceLines => {
    let lines = sources.get(file);
    if (!lines) {
      lines = new SourceLines(analysis.sourceFile(file)?.text ?? '');
      sources.set(file, lines);
    }
    return lines;
  };
  const writer = new FindingWriter(palette(shell.colour), shell.locale, linesOf);
  for (const finding of report.findings) yield `${writer.lines(finding).join('\n')}\n\n`;
  yield `${palette(shell.colour).strong(summaryOf(report, shell.locale))}\n`;
}

/** The lines of a file, cut out as they are needed. */
class SourceLines {
  readonly #text: string;
  readonly #index: LineIndex;

  constructor(text: string) {
    this.#text = text;
    this.#index = new LineIndex(text);
  }

  /** `line` is 1-based. */
  at(line: number): string {
    return this.#text.slice(this.#index.lineStart(line - 1), this.#index.lineStart(line)).replace(/\r?\n$/, '');
  }
}

class FindingWriter {
  readonly #colours: Palette;
  readonly #locale: Locale;
  readonly #linesOf: (file: string) => SourceLines;

  constructor(colours: Palette, locale: Locale, linesOf: (file: string) => SourceLines) {
    this.#colours = colours;
    this.#locale = locale;
    this.#linesOf = linesOf;
  }

  lines(finding: ReportedFinding): string[] {
    const { strong, faint } = this.#colours;
    const severity = this.#colours[finding.severity];
    const why = ruleOf(finding.rule)?.why[this.#locale];
    return [
      `${strong(position(finding))}: ${severity(finding.severity)}: ${printable(finding.message)} ${faint(`[${finding.rule}]`)}`,
      ...this.#excerpt(finding.file, finding.range, severity, '  '),
      ...(why ? [this.#labelled(texts.why, why)] : []),
      ...finding.related.flatMap(related => [
        this.#labelled(texts.also, `${position(related)}: ${printable(related.message)}`),
        ...this.#excerpt(related.file, related.range, faint, '    '),
      ]),
      ...finding.fixes.map(fix => this.#labelled(texts.fix, printable(fix.title))),
      this.#labelled(texts.docs, finding.docs),
    ];
  }

  #labelled(label: Text, text: string): string {
    const word = render({ text: label, args: {} }, this.#locale);
    const padding = ' '.repeat(Math.max(0, 4 - textWidth(word)));
    return `  ${this.#colours.faint(`${word}:`)}${padding} ${text}`;
  }

  #excerpt(file: string, range: ReportRange, paint: (text: string) => string, indent: string): string[] {
    const { start, end } = range;
    const line = this.#linesOf(file).at(start.line);
    if (line.trim() === '') return [];
    const endColumn = end.line === start.line ? end.column - 1 : line.length;
    const { source, underline } = excerptOf(line, start.column - 1, endColumn);
    const number = String(start.line);
    const { faint } = this.#colours;
    const caret = underline.trimStart();
    return [
      `${indent}${faint(`${number} |`)} ${source}`,
      `${indent}${faint(`${' '.repeat(number.length)} |`)} ${underline.slice(0, -caret.length)}${paint(caret)}`,
    ];
  }
}

function position({ file, range }: { readonly file: string; readonly range: ReportRange }): string {
  return `${printable(file)}:${range.start.line}:${range.start.column}`;
}
