/** Patterns of manifests: what they match, what is refused, and that none takes long. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { LinearRegex } from '../../extension/core/text/linear-regexp.ts';

/** Pattern, text, groups as JavaScript's own engine finds them from the start on. */
const patterns = [
  '/api(/|$)(.*)',
  '/(a|b)+c?',
  '/[^/]+/[a-z0-9_-]{2,4}',
  '/foo.*?bar',
  '(?:/v\\d+)?/users/(\\w+)',
  '(a*)*b',
  '(a|ab)(c|bcd)(d*)',
  '/x{3}$',
  '\\bapi\\b',
  'a||b',
  '',
] as const;
const inputs = [
  '',
  '/',
  '/api',
  '/api/v1/x',
  '/apiary',
  '/aab',
  '/abc',
  '/x/ab12z',
  '/foo-bar-bar',
  '/v2/users/kim',
  'abcd',
  '/xxx',
  'api',
  'aaab',
];

describe('linear regular expressions', () => {
  for (const pattern of patterns) {
    it(`matches as elsewhere: ${pattern}`, () => {
      const regex = LinearRegex.compile(pattern);
      assert.ok(regex);
      for (const input of inputs) {
        const expected = new RegExp(`^(?:${pattern})`).exec(input);
        assert.equal(regex.match(input)?.[0], expected?.[0], `${pattern} on ${input}`);
      }
    });
  }

  it('gives groups', () => {
    assert.deepEqual(LinearRegex.compile('/api(/|$)(.*)')?.match('/api/v1/x'), ['/api/v1/x', '/', 'v1/x']);
    assert.deepEqual(LinearRegex.compile('/(a)|/(b)')?.match('/b'), ['/b', undefined, 'b']);
  });

  it('ignores case where asked to, and looks anywhere', () => {
    assert.equal(LinearRegex.compile('/Api', true)?.match('/aPI/x')?.[0], '/aPI');
    assert.equal(LinearRegex.compile('(?i)[a-c]+')?.match('ABCD')?.[0], 'ABC');
    assert.equal(LinearRegex.compile('v\\d')?.match('/api/v2', true)?.[0], 'v2');
    assert.equal(LinearRegex.compile('b+')?.matchesWhole('bbb'), true);
    assert.equal(LinearRegex.compile('b+')?.matchesWhole('bbba'), false);
  });

  for (const pattern of [
    '(a',
    'a)',
    '[a',
    '*',
    'a**',
    'a++',
    '(?=a)',
    '(?!a)',
    '(?<=a)',
    '(a)\\1',
    'a{2,1}',
    'a{9999}',
    '[b-a]',
    '\\',
    '((a{500}){500}){500}',
    '('.repeat(200),
  ])
    it(`refuses ${pattern.slice(0, 30)}`, () => assert.equal(LinearRegex.compile(pattern), undefined));

  it('takes linear time', () => {
    const text = 'a'.repeat(8000);
    const start = performance.now();
    for (const pattern of ['(a+)+$', '(a|a)*b', '(a|aa)+$', '(.*)*x', '((a*)*)*b', '(?:(?:(?:){1000}){1000}){1000}b'])
      LinearRegex.compile(pattern)?.match(text, true);
    assert.ok(performance.now() - start < 20_000);
  });
});
