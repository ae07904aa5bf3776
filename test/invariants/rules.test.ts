/** What every rule owes: one file, one page of tests whose example makes it fire, and texts in both languages. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { AnalysisHost, defaultSettings, type FileFinding } from '../../extension/core/analysis.ts';
import type { Text } from '../../extension/core/l10n/message.ts';
import { catalogue } from '../../extension/core/rules/catalogue.ts';
import { registry } from '../../extension/core/rules/registry.ts';
import type { Rule } from '../../extension/core/rules/rule.ts';
import { parseFixture, type Section } from '../harness/fixture.ts';

const root = resolve(import.meta.dirname, '../..');
const rulesFolder = join(root, 'extension/core/rules');
const pagesFolder = join(root, 'test/rules');
const hangul = /[\uac00-\ud7a3]/;

interface RuleFile {
  readonly group: string;
  readonly id: string;
  readonly path: string;
}

/** Files that define a rule; others of the folder hold what several rules share. */
const ruleFiles: readonly RuleFile[] = readdirSync(rulesFolder, { withFileTypes: true })
  .filter(entry => entry.isDirectory())
  .flatMap(({ name: group }) =>
    readdirSync(join(rulesFolder, group))
      .map(file => ({ group, id: file.replace(/\.ts$/, ''), path: join(rulesFolder, group, file) }))
      .filter(({ path }) => readFileSync(path, 'utf8').includes('defineRule(')),
  );

function sectionsOf(id: string): Section[] {
  const page = join(pagesFolder, `${id}.md`);
  return existsSync(page) ? parseFixture(readFileSync(page, 'utf8')) : [];
}

function findingsIn(section: Section): FileFinding[] {
  const rules = Object.fromEntries(section.enable.map(rule => [rule, 'info' as const]));
  const host = new AnalysisHost({ ...defaultSettings, defaultNamespace: section.namespace, rules });
  const analysis = host.apply([...section.files].map(([file, text]) => ({ file, text })));
  return analysis.files.flatMap(file => analysis.findings(file));
}

function assertBothLanguages(text: Text, what: string): void {
  assert.notEqual(text.en.trim(), '', `${what} has an English text`);
  assert.notEqual(text.en, text.ko, `${what} is translated`);
  assert.match(text.ko, hangul, `${what} has a Korean text`);
  assert.doesNotMatch(text.en, hangul, `${what} is English in English`);
}

describe('rules', () => {
  it('are named once', () => {
    const ids = catalogue.map(rule => rule.id);
    assert.deepEqual(
      ids.filter((id, i) => ids.indexOf(id) !== i),
      [],
    );
    assert.deepEqual(
      ids.filter(id => !/^[a-z][a-z0-9]*(-[a-z0-9]+)+$/.test(id)),
      [],
    );
  });

  it('are all in the registry', () => {
    assert.deepEqual(registry.map(rule => rule.id).sort(), ruleFiles.map(file => file.id).sort());
  });

  it('have no pages of rules that are gone', () => {
    const ids = new Set(catalogue.map(rule => rule.id));
    const pages = readdirSync(pagesFolder).filter(file => file.endsWith('.md'));
    assert.deepEqual(
      pages.map(page => page.replace(/\.md$/, '')).filter(id => !ids.has(id)),
      [],
    );
  });

  for (const rule of catalogue) {
    it(`${rule.id} says what and why in English and Korean`, () => {
      assertBothLanguages(rule.summary, 'the summary');
      assertBothLanguages(rule.why, 'the reason');
      assert.doesNotMatch(rule.summary.en, /[.!]$/, 'a summary is a title');
      assert.match(rule.why.en, /\.$/, 'a reason is made of sentences');
      assert.ok(rule.references.length > 0, 'somebody decides the semantics');
      for (const url of rule.references) assert.match(url, /^https:\/\//);
    });
  }

  for (const { group, id, path } of ruleFiles) {
    it(`${id} has the names of its file and folder`, async () => {
      const exports = (await import(pathToFileURL(path).href)) as Record<string, unknown>;
      const name = id.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
      const rule = exports[name] as Rule | undefined;
      assert.ok(rule, `${path} exports ${name}`);
      assert.equal(rule.id, id);
      assert.equal(rule.group, group);
      assert.ok(registry.includes(rule));
    });

    it(`${id} has an example that makes it fire`, () => {
      const example = sectionsOf(id).find(section => section.title === 'Example');
      assert.ok(example, `test/rules/${id}.md has a section "## Example"`);
      assert.notEqual(example.example.trim(), '', 'the example is shown on the page of the rule');
      assert.ok(
        findingsIn(example).some(f => f.finding.rule.id === id),
        'the example makes the rule fire',
      );
    });

    it(`${id} shows where it is silent`, () => {
      const silent = sectionsOf(id).filter(section => section.expected.every(e => e.rule !== id));
      assert.ok(silent.length > 0, `test/rules/${id}.md has a section without a finding of the rule`);
    });
  }

  for (const rule of registry.filter(r => r.fixable !== 'no')) {
    it(`${rule.id} shows a fix`, () => {
      const fixes = sectionsOf(rule.id)
        .flatMap(findingsIn)
        .filter(f => f.finding.rule.id === rule.id)
        .flatMap(f => f.finding.fixes ?? []);
      assert.ok(fixes.length > 0, 'some section of its page makes the rule offer a fix');
    });
  }
});
