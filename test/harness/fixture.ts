/**
 * Literate fixtures: a Markdown file whose sections hold manifests with the expected findings as comments under the lines they
 * describe. Grammar, inside a ```yaml block:
 *
 *   # file: path          starts another file (default: manifest.yaml)
 *       #   ^^^^ error[rule-id] message starts with this
 *                         a finding on the line above, at exactly these columns; carets to the end of the line also stand for a
 *                         range that goes on in the next lines
 *   #<^^^^ error[…] …     the same, for a range that starts at the first character of the line above that is not blank
 *       # fix: text       that finding has a fix whose first edit inserts this text; `fix: (remove)` for an edit that inserts nothing
 *       # related: text   that finding has a related place whose message starts with this
 *
 * Outside of blocks: a line `rules: a, b` limits the section to findings of these rules; `namespace: x` sets the default namespace;
 * `enable: a, b` turns rules on that are off by default; `invariants: no-split` says that the findings depend on what stands in one file.
 * An ```expect block lists findings that cannot be written as comments: `path:line:column-column severity[rule] message`.
 */

export interface ExpectedFinding {
  readonly file: string;
  /** Zero-based. */
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly severity: string;
  readonly rule: string;
  readonly message: string;
  readonly fixes: string[];
  readonly related: string[];
}

export interface Section {
  readonly title: string;
  readonly files: ReadonlyMap<string, string>;
  readonly expected: readonly ExpectedFinding[];
  readonly rules: readonly string[] | undefined;
  readonly enable: readonly string[];
  readonly namespace: string;
  readonly mayDependOnFiles: boolean;
  /** The first YAML block without markers, for the documentation. */
  readonly example: string;
}

const marker = /^(\s*)#(<?)( *)(\^+) (error|warning|info|hint)\[([a-z0-9-]+)\] ?(.*)$/;

export function parseFixture(markdown: string): Section[] {
  return markdown
    .split(/^## /m)
    .slice(1)
    .map(text => parseSection(text));
}

function parseSection(text: string): Section {
  const newline = text.indexOf('\n');
  const title = text.slice(0, newline).trim();
  const files = new Map<string, string[]>();
  const expected: ExpectedFinding[] = [];
  const examples: string[] = [];
  const prose: string[] = [];
  let block: string | undefined;
  let file = 'manifest.yaml';
  let example: string[] = [];
  for (const line of text.slice(newline + 1).split('\n')) {
    const fence = /^```(\w*)/.exec(line);
    if (fence) {
      if (block !== undefined) {
        if (block === 'yaml' || block === 'json') examples.push(example.join('\n'));
        block = undefined;
      } else {
        block = fence[1] ?? '';
        example = [];
        if (block === 'yaml' || block === 'json')
          file = `manifest${files.size === 0 ? '' : `-${files.size + 1}`}.${block}`;
      }
      continue;
    }
    if (block === undefined) prose.push(line);
    else if (block === 'expect') expected.push(...parseExpectLine(line));
    else if (block === 'yaml' || block === 'json') {
      const named = /^(?:#|\/\/) file: (\S+)$/.exec(line);
      if (named) {
        file = named[1]!;
        files.set(file, files.get(file) ?? []);
      } else if (!takeMarker(line, file, files, expected)) {
        files.set(file, [...(files.get(file) ?? []), line]);
        example.push(line);
      }
    }
  }
  return {
    title,
    files: new Map([...files].map(([path, lines]) => [path, `${lines.join('\n')}\n`])),
    expected,
    rules: listOption(prose, 'rules'),
    enable: listOption(prose, 'enable') ?? [],
    namespace: prose.map(line => /^namespace: (\S+)$/.exec(line)?.[1]).find(n => n !== undefined) ?? 'default',
    mayDependOnFiles: prose.includes('invariants: no-split'),
    example: examples[0] ?? '',
  };
}

function takeMarker(line: string, file: string, files: Map<string, string[]>, expected: ExpectedFinding[]): boolean {
  const match = marker.exec(line);
  const lines = files.get(file) ?? [];
  if (match) {
    const above = lines.at(-1) ?? '';
    const start = match[2] === '<' ? above.length - above.trimStart().length : match[1]!.length + 1 + match[3]!.length;
    expected.push({
      file,
      line: lines.length - 1,
      start,
      end: start + match[4]!.length,
      severity: match[5]!,
      rule: match[6]!,
      message: match[7]!.trim(),
      fixes: [],
      related: [],
    });
    return true;
  }
  const extra = /^\s*#<? *(fix|related): (.*)$/.exec(line);
  const last = expected.at(-1);
  if (!extra || last?.file !== file || last.line !== lines.length - 1) return false;
  if (extra[1] === 'fix') last.fixes.push(extra[2] === '(remove)' ? '' : extra[2]!);
  else last.related.push(extra[2]!);
  return true;
}

function parseExpectLine(line: string): ExpectedFinding[] {
  const match = /^(\S+):(\d+):(\d+)-(\d+) (\w+)\[([a-z0-9-]+)\] ?(.*)$/.exec(line);
  if (!match) return [];
  return [
    {
      file: match[1]!,
      line: Number(match[2]) - 1,
      start: Number(match[3]) - 1,
      end: Number(match[4]) - 1,
      severity: match[5]!,
      rule: match[6]!,
      message: match[7]!.trim(),
      fixes: [],
      related: [],
    },
  ];
}

function listOption(prose: readonly string[], name: string): string[] | undefined {
  const line = prose.find(l => l.startsWith(`${name}: `));
  return line
    ?.slice(name.length + 2)
    .split(',')
    .map(item => item.trim());
}
