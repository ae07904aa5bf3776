/** MetalLB in every view: the picture, hovers, names. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { completion } from '../../extension/core/features/completion.ts';
import { hover } from '../../extension/core/features/hover.ts';
import { renderPlain } from '../../extension/core/features/markdown.ts';
import { references } from '../../extension/core/features/navigation.ts';
import { rename } from '../../extension/core/features/rename.ts';
import type { Locale } from '../../extension/core/l10n/message.ts';
import { edgesOf, graphFrom, nodeOf } from '../graph/graph-from.ts';
import { type AtCursor, at, exampleFiles } from '../harness/cursor.ts';

const example = exampleFiles('metallb');

/** The caret in an example file. */
function caret(file: string, needle: string): AtCursor {
  const others = new Map([...example].filter(([name]) => name !== file));
  const text = example.get(file)!;
  const plain = needle.replace('$0', '');
  assert.equal(text.split(plain).length, 2, `"${plain}" is once in ${file}`);
  return at(`# file: ${file}\n${text.replace(plain, () => needle)}`, others);
}

function plain({ analysis, file, offset }: AtCursor, locale: Locale = 'en'): string {
  const result = hover(analysis, file, offset, locale);
  return result ? renderPlain(result.contents) : '';
}

describe('MetalLB', () => {
  it('is in the picture with pool, addresses and announcement', () => {
    const graph = graphFrom(Object.fromEntries(example));
    const picked = nodeOf(graph, 'load-balancer/Service/shop/web');
    assert.equal(picked.detail, 'LoadBalancer → nodePort · MetalLB lan · L2');
    assert.match(
      picked.explanation.join(' '),
      /Assigned by MetalLB from pool lan \(192\.0\.2\.10–192\.0\.2\.20\), announced by L2Advertisement "lan"\. Layer 2: one node/,
    );
    const asked = nodeOf(graph, 'load-balancer/Service/shop/web-public');
    assert.equal(asked.name, '198.51.100.7');
    assert.equal(asked.detail, 'LoadBalancer → nodePort · MetalLB public · BGP');
    assert.match(asked.explanation.join(' '), /ECMP.*only from nodes that run a ready pod/);
  });

  it('leaves a Service pending in the picture', () => {
    const files = Object.fromEntries(example);
    files['web.yaml'] = files['web.yaml']!.replace('198.51.100.7', '203.0.113.7');
    const graph = graphFrom(files);
    assert.equal(
      nodeOf(graph, 'load-balancer/Service/shop/web-public').detail,
      'LoadBalancer → nodePort · MetalLB · <pending>',
    );
    assert.ok(edgesOf(graph).includes('outside → load-balancer/Service/shop/web-public (broken)'));
  });

  it('is told on hover of a Service, a pool and an advertisement, in both languages', () => {
    assert.match(
      plain(caret('web.yaml', 'name: web$0\n  namespace: shop\nspec:\n  type')),
      /Assigned by MetalLB from pool lan/,
    );
    const pool = plain(caret('pools.yaml', 'name: pub$0lic'));
    assert.match(pool, /1 of 15 addresses are asked for in these manifests\. Services with an address from here: 1\./);
    assert.match(pool, /Service web-public → 198\.51\.100\.7/);
    assert.match(pool, /BGPAdvertisement internet/);
    assert.match(plain(caret('pools.yaml', 'name: pub$0lic'), 'ko'), /주소 15개 중 1개/);
    assert.match(plain(caret('pools.yaml', '- la$0n\n')), /192\.0\.2\.10–192\.0\.2\.20/);
    assert.match(plain(caret('pools.yaml', 'name: intern$0et')), /IPAddressPool public.*[\s\S]*BGP: every node/);
  });

  it('completes, finds and renames the names of pools', () => {
    const { analysis, file, offset } = caret('web.yaml', 'address-pool: pub$0lic');
    assert.deepEqual(
      completion(analysis, file, offset, 'en').map(c => c.label),
      ['lan', 'public'],
    );
    assert.equal(references(analysis, file, offset, true).length, 2);
    const renamed = rename(analysis, file, offset, 'internet');
    assert.ok(renamed && 'edits' in renamed);
    assert.deepEqual(
      renamed.edits.map(edit => edit.file),
      ['pools.yaml', 'web.yaml'],
    );
    const advertised = caret('pools.yaml', '- la$0n\n');
    assert.equal(references(advertised.analysis, advertised.file, advertised.offset, true).length, 2);
  });
});
