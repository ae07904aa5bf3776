/** The table of https://kubernetes.io/docs/concepts/services-networking/ingress/#hostname-wildcards, and RFC 6125 section 6.4.3. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { compareHosts, coversHost, overlapsHost } from '../../extension/core/bind/host.ts';

const covers: readonly (readonly [string, string, boolean])[] = [
  ['*.foo.com', 'bar.foo.com', true],
  ['*.foo.com', 'baz.bar.foo.com', false],
  ['*.foo.com', 'foo.com', false],
  ['*.foo.com', '*.foo.com', true],
  ['*.foo.com', '*.bar.foo.com', false],
  ['*.com', '*.foo.com', false],
  ['bar.foo.com', 'bar.foo.com', true],
  ['bar.foo.com', '*.foo.com', false],
  ['foo.com', 'bar.foo.com', false],
  ['*.foo.com', 'barfoo.com', false],
  ['*.foo.com', '.foo.com', false],
  ['*.Foo.com', 'BAR.foo.com', true],
  ['', 'foo.com', true],
  ['', '', true],
  ['foo.com', '', false],
];

describe('coversHost', () => {
  for (const [pattern, host, expected] of covers) {
    it(`"${pattern}" ${expected ? 'covers' : 'does not cover'} "${host}"`, () => {
      assert.equal(coversHost(pattern, host), expected);
    });
  }
});

it('overlapsHost goes both ways', () => {
  assert.equal(overlapsHost('bar.foo.com', '*.foo.com'), true);
  assert.equal(overlapsHost('*.foo.com', 'bar.foo.com'), true);
  assert.equal(overlapsHost('foo.com', '*.foo.com'), false);
});

it('exact hosts go before wildcards, wildcards before all hosts', () => {
  assert.deepEqual(['', '*.foo.com', 'bar.foo.com'].sort(compareHosts), ['bar.foo.com', '*.foo.com', '']);
});
