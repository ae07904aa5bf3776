/** The quick way through the parser gives what the package's composer gives, on whole and on half-typed manifests. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, it } from 'node:test';
import { parseDocument } from '../../extension/core/yaml/parse.ts';
import { splitDocuments } from '../../extension/core/yaml/split.ts';
import { walk } from '../../extension/server/files/walk.ts';
import { randomEdit } from '../harness/generate.ts';
import { Random } from '../harness/random.ts';

const root = resolve(import.meta.dirname, '../..');

function textsBelow(folder: string): string[] {
  return walk(['.'], { cwd: folder, exclude: [] }).files.map(file => readFileSync(join(folder, file), 'utf8'));
}

function tree(text: string, mayBeDirect: boolean): string {
  const parsed = parseDocument({ file: 'any.yaml', text, templated: false }, undefined, mayBeDirect);
  return JSON.stringify(parsed, (key, value) => (key === 'document' ? undefined : value));
}

function compare(text: string): void {
  for (const { start, end } of splitDocuments(text)) {
    const document = text.slice(start, end);
    assert.equal(tree(document, true), tree(document, false), document.slice(0, 2000));
  }
}

describe('the direct way from concrete syntax to our tree', () => {
  it('reads the examples as the composer does', () => textsBelow(join(root, 'examples')).forEach(compare));

  it('reads unusual YAML as the composer does', () => {
    const texts = [
      'a: &x {b: [1, "two", \'three\'], c: }\nd: *x\n',
      'a: |+\n  keep\n\nb: >-\n  fold\n  ed\n# comment\nc:\n  - - nested\n    - seq\n  -\n  - x # y\n',
      '? complex\n: value\n<<: {a: 1}\n',
      '{"json": [1, 2, {"a": null}], "b": "\\u00e9"}\n',
      'a:  # comment\n  b: c # d\n  # last\ne:\n',
      'a: [x, y,]\nb: {c: d,}\n',
      'plain\n',
      '- a: 1\n  b: 2\n-   c: 3\n    d: "multi\n      line"\n',
      'a: 1\na: 2\n',
      'a:\tb\n',
      'a: b: c\n',
      'a: - b\n',
      'a: "x"#y\n',
      ' a: 1\nb: 2\n',
      'a: [1, 2\nb: 3\n',
    ];
    texts.forEach(compare);
  });

  it('reads half-typed manifests as the composer does', () => {
    const random = new Random(11);
    const texts = readdirSync(join(root, 'examples/shop')).map(file =>
      readFileSync(join(root, 'examples/shop', file), 'utf8'),
    );
    for (let i = 0; i < 1500; i++) {
      let text = random.pick(texts);
      for (let edits = random.below(4); edits >= 0; edits--) text = randomEdit(text, random);
      compare(text);
    }
  });

  const corpus = join(root, '../shared/corpus/plain');
  it('reads real manifests as the composer does', {
    skip: existsSync(corpus) ? false : 'no corpus beside the project',
  }, () => {
    for (const text of textsBelow(corpus)) if (text.length < 300_000) compare(text);
  });
});
