/** The property that guards the incremental engine: after any edits the findings are those of a fresh analysis. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, it } from 'node:test';
import { type Analysis, AnalysisHost } from '../../extension/core/analysis.ts';
import { render } from '../../extension/core/l10n/message.ts';
import { generateWorkspace, randomEdit } from '../harness/generate.ts';
import { Random } from '../harness/random.ts';

const examples = resolve(import.meta.dirname, '../../examples');

function exampleFiles(): Map<string, string> {
  const files = new Map<string, string>();
  for (const folder of ['shop', 'broken']) {
    for (const name of readdirSync(join(examples, folder))) {
      files.set(`${folder}/${name}`, readFileSync(join(examples, folder, name), 'utf8'));
    }
  }
  return files;
}

function everything(analysis: Analysis): string[] {
  return analysis.files.flatMap(file =>
    analysis.findings(file).map(f => {
      const related = (f.finding.related ?? []).map(
        r => `${JSON.stringify(analysis.locate(r.place))} ${render(r.message, 'en')}`,
      );
      return `${file}:${f.start}-${f.end} ${f.finding.severity}[${f.finding.rule.id}] ${render(f.finding.message, 'en')} ${related.join(' ')}`;
    }),
  );
}

function fromScratch(files: ReadonlyMap<string, string>): string[] {
  const host = new AnalysisHost();
  host.apply([...files].map(([file, text]) => ({ file, text })));
  return everything(host.analysis);
}

/** Edits, removals and returns of files; stale files alone are asked for in between, as an editor does. */
function editRandomly(files: Map<string, string>, seed: number, steps: number): void {
  const random = new Random(seed);
  const original = new Map(files);
  const host = new AnalysisHost();
  host.apply([...files].map(([file, text]) => ({ file, text })));
  const shown = new Map<string, string>();
  const show = (file: string) =>
    JSON.stringify(host.analysis.findings(file).map(f => [f.start, f.end, f.finding.rule.id]));
  const showStale = () => {
    for (const file of host.takeStaleFiles()) shown.set(file, show(file));
  };
  showStale();
  for (let step = 0; step < steps; step++) {
    const file = random.pick([...original.keys()]);
    const choice = random.below(10);
    if (choice === 0) files.delete(file);
    else if (choice === 1) files.set(file, original.get(file)!);
    else files.set(file, randomEdit(files.get(file) ?? original.get(file)!, random));
    host.apply([{ file, text: files.get(file) }]);
    showStale();
    if (step % 10 !== 9) continue;
    assert.deepEqual(everything(host.analysis), fromScratch(files), `seed ${seed}, step ${step}`);
    for (const name of files.keys()) {
      assert.equal(shown.get(name), show(name), `seed ${seed}, step ${step}: ${name} was announced as stale`);
    }
  }
}

describe('incremental analysis', () => {
  for (let seed = 1; seed <= 8; seed++) {
    it(`gives what a fresh analysis gives, on the examples, seed ${seed}`, () =>
      editRandomly(exampleFiles(), seed, 60));
  }

  it('gives what a fresh analysis gives, on a generated workspace', () => {
    editRandomly(generateWorkspace({ files: 30, documentsPerFile: 5, namespaces: 3 }), 99, 60);
  });

  it('does not depend on the order of files', () => {
    const files = exampleFiles();
    const host = new AnalysisHost();
    for (const [file, text] of [...files].reverse()) host.apply([{ file, text }]);
    assert.deepEqual(everything(host.analysis), fromScratch(files));
  });

  it('keeps the documents that an edit does not touch', () => {
    const host = new AnalysisHost();
    const text = exampleFiles().get('shop/api.yaml')!;
    const documentsOf = (edited: string) =>
      host.apply([{ file: 'api.yaml', text: edited }]).sourceFile('api.yaml')!.documents;
    const before = documentsOf(text);
    const after = documentsOf(text.replace('port: 8080', 'port: 8081'));
    assert.notEqual(after[0], before[0]);
    assert.equal(after[1], before[1]);
    assert.equal(after[2], before[2]);
  });
});

describe('any text at all', () => {
  it('never throws, and findings lie inside the text', () => {
    const random = new Random(7);
    const host = new AnalysisHost();
    const seeds = [...exampleFiles().values()];
    for (let i = 0; i < 300; i++) {
      let text = random.pick(seeds);
      for (let edits = random.below(12); edits >= 0; edits--) text = randomEdit(text, random);
      const analysis = host.apply([{ file: 'any.yaml', text }]);
      for (const f of analysis.findings('any.yaml')) {
        assert.ok(f.start >= 0 && f.end <= text.length && f.start < f.end, `${f.finding.rule.id}: a range in the text`);
      }
    }
  });
});
