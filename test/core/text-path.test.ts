/** Paths from indentation alone agree with the parser wherever there is a parse. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type SyntaxPosition, syntaxAt } from '../../extension/core/yaml/node-at.ts';
import type { ScalarNode, SyntaxNode } from '../../extension/core/yaml/syntax.ts';
import { textPathAt } from '../../extension/core/yaml/text-path.ts';
import { analysisOf, exampleFiles } from '../harness/cursor.ts';

function* scalarsOf(node: SyntaxNode | undefined): Generator<ScalarNode> {
  if (node?.kind === 'scalar') yield node;
  if (node?.kind === 'seq') for (const item of node.items) yield* scalarsOf(item);
  if (node?.kind === 'map') {
    for (const { key, value } of node.entries) {
      yield key;
      yield* scalarsOf(value);
    }
  }
}

/** As a text path: indices are all alike, and a key that is being typed is not part of it. */
function expectedPath({ path, onKey }: SyntaxPosition): string {
  return path
    .slice(0, onKey ? -1 : undefined)
    .map(step => (typeof step === 'number' ? '[]' : step))
    .join('.');
}

const pathAt = (marked: string) => {
  const offset = marked.indexOf('$0');
  const found = textPathAt(marked.replace('$0', ''), offset);
  return found && `${found.path.join('.')}${found.onKey ? ' key' : ''}`;
};

describe('textPathAt', () => {
  for (const folder of ['shop', 'broken']) {
    it(`agrees with the parser at every token of examples/${folder}`, () => {
      const analysis = analysisOf(exampleFiles(folder));
      let compared = 0;
      for (const file of analysis.files) {
        for (const document of analysis.sourceFile(file)!.documents) {
          for (const scalar of scalarsOf(document.root)) {
            const offset = Math.min(scalar.start + 1, scalar.end);
            const found = textPathAt(document.text, offset);
            assert.ok(found, `${file}:${offset}`);
            assert.equal(found.path.join('.'), expectedPath(syntaxAt(document.root, offset)), `${file}:${offset}`);
            compared++;
          }
        }
      }
      assert.ok(compared > 200);
    });
  }

  it('reads what no parser can yet', () => {
    assert.equal(pathAt('spec:\n  ports:\n    - port: 80\n      targetPort:$0'), 'spec.ports.[].targetPort');
    assert.equal(pathAt('spec:\n  ports:\n  - port: 80\n    targetPort: $0\n  - port: ['), 'spec.ports.[].targetPort');
    assert.equal(pathAt('spec:\n  ports:\n  - $0'), 'spec.ports.[] key');
    assert.equal(pathAt('spec:\n  selector:\n    $0'), 'spec.selector key');
    assert.equal(pathAt('spec: {selector: {app: $0'), 'spec.selector.app');
    assert.equal(pathAt('spec: {selector: {$0'), 'spec.selector key');
    assert.equal(pathAt('tls:\n- hosts:\n  - $0'), 'tls.[].hosts.[] key');
    assert.equal(pathAt('a: "{{ x }}: # $0'), 'a');
    assert.equal(pathAt('a: b # c: $0'), undefined);
    assert.equal(pathAt('$0'), ' key');
  });

  it('takes time in proportion to the text', () => {
    const long = `${'a'.repeat(50)}${' '.repeat(200_000)}`;
    const start = performance.now();
    textPathAt(`${long}\n${long}`, long.length * 2);
    assert.ok(performance.now() - start < 1000);
  });
});
