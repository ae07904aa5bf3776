/** Host names of listeners and routes (semantics S10, S14). */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { compareSpecificity, coversHostname, intersectHostnames } from '../../extension/core/gateway/hostname.ts';

const intersections: readonly (readonly [string, string, string | undefined])[] = [
  ['', '', ''],
  ['', 'a.example.com', 'a.example.com'],
  ['*.example.com', '', '*.example.com'],
  ['a.example.com', 'a.example.com', 'a.example.com'],
  ['a.example.com', 'b.example.com', undefined],
  ['*.example.com', 'a.example.com', 'a.example.com'],
  ['*.example.com', 'a.b.example.com', 'a.b.example.com'],
  ['*.example.com', 'example.com', undefined],
  ['*.example.com', 'badexample.com', undefined],
  ['*.example.com', '*.b.example.com', '*.b.example.com'],
  ['*.b.example.com', '*.example.com', '*.b.example.com'],
  ['*.a.example.com', '*.b.example.com', undefined],
];

describe('host names of the Gateway API', () => {
  for (const [a, b, expected] of intersections) {
    it(`"${a}" and "${b}" have ${expected === undefined ? 'nothing' : `"${expected}"`} in common`, () => {
      assert.equal(intersectHostnames(a, b), expected);
      assert.equal(intersectHostnames(b, a), expected);
    });
  }

  it('prefers exact names to wildcards with more labels to shorter ones to none', () => {
    const names = ['', '*.example.com', '*.a.example.com', 'x.a.example.com'];
    assert.deepEqual([...names].sort(compareSpecificity), [...names].reverse());
  });

  it('does not take a wildcard for the bare domain', () => {
    assert.equal(coversHostname('*.example.com', 'example.com'), false);
    assert.equal(coversHostname('*.example.com', 'www.example.com'), true);
  });
});
