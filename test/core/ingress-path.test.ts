/** The table of https://kubernetes.io/docs/concepts/services-networking/ingress/#examples, and the precedence below it. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  comparePaths,
  equalPatterns,
  looksLikeRegex,
  matchesPath,
  normalPath,
  type PathPattern,
  type PathType,
} from '../../extension/core/bind/ingress-path.ts';

function pattern(pathType: PathType, path: string): PathPattern {
  return { pathType, path: normalPath(pathType, path) };
}

const matches: readonly (readonly [PathType, string, string, boolean])[] = [
  ['Prefix', '/', '/anything/at/all', true],
  ['Exact', '/foo', '/foo', true],
  ['Exact', '/foo', '/bar', false],
  ['Exact', '/foo', '/foo/', false],
  ['Exact', '/foo/', '/foo', false],
  ['Prefix', '/foo', '/foo', true],
  ['Prefix', '/foo', '/foo/', true],
  ['Prefix', '/foo/', '/foo', true],
  ['Prefix', '/foo/', '/foo/', true],
  ['Prefix', '/aaa/bb', '/aaa/bbb', false],
  ['Prefix', '/aaa/bbb', '/aaa/bbb', true],
  ['Prefix', '/aaa/bbb/', '/aaa/bbb', true],
  ['Prefix', '/aaa/bbb', '/aaa/bbb/', true],
  ['Prefix', '/aaa/bbb', '/aaa/bbb/ccc', true],
  ['Prefix', '/aaa/bbb', '/aaa/bbbxyz', false],
  ['Prefix', '/aaa', '/ccc', false],
  ['Prefix', '/foo', '/FOO', false],
  ['Exact', '/foo', '/FOO', false],
  ['ImplementationSpecific', '', '/anything', true],
  ['ImplementationSpecific', '/foo/', '/foo/bar', true],
];

describe('matchesPath', () => {
  for (const [pathType, path, request, expected] of matches) {
    it(`${pathType} ${path || '(empty)'} ${expected ? 'matches' : 'does not match'} ${request}`, () => {
      assert.equal(matchesPath(pattern(pathType, path), request), expected);
    });
  }
});

describe('comparePaths', () => {
  it('tries the longest path first, and of equal ones Exact', () => {
    const patterns = [
      pattern('Prefix', '/'),
      pattern('Prefix', '/foo'),
      pattern('Exact', '/foo'),
      pattern('Prefix', '/foo/bar'),
      pattern('ImplementationSpecific', '/fo'),
    ];
    assert.deepEqual(
      [...patterns].sort(comparePaths).map(p => `${p.pathType} ${p.path}`),
      ['Prefix /foo/bar', 'Exact /foo', 'Prefix /foo', 'ImplementationSpecific /fo', 'Prefix /'],
    );
  });
});

describe('equalPatterns', () => {
  const equal: readonly (readonly [PathPattern, PathPattern, boolean])[] = [
    [pattern('Prefix', '/foo'), pattern('Prefix', '/foo/'), true],
    [pattern('Exact', '/foo'), pattern('Exact', '/foo/'), false],
    [pattern('Exact', '/foo'), pattern('Prefix', '/foo'), false],
    [pattern('ImplementationSpecific', ''), pattern('ImplementationSpecific', '/'), true],
  ];
  for (const [a, b, expected] of equal) {
    it(`${a.pathType} ${a.path} and ${b.pathType} ${b.path}: ${expected}`, () => {
      assert.equal(equalPatterns(a, b), expected);
    });
  }
});

describe('looksLikeRegex', () => {
  for (const path of ['/foo(/|$)(.*)', '/*', '/foo/.*', '/[a-z]+', '/foo$', '/a|b']) {
    it(path, () => assert.equal(looksLikeRegex(path), true));
  }
  for (const path of ['/', '/foo', '/.well-known/x', '/v1/a:b', '/a-b_c~d', '/a%20b']) {
    it(path, () => assert.equal(looksLikeRegex(path), false));
  }
});
