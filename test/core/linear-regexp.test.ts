/** Regular expressions of manifests: matching, groups, and what is broken in every dialect. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { LinearRegex, regexProblem } from '../../extension/core/text/linear-regexp.ts';

describe('LinearRegex', () => {
  it('matches from the start, or anywhere', () => {
    const regex = LinearRegex.compile('/api(/|$)(.*)');
    assert.equal(regex?.groups, 2);
    assert.deepEqual(regex?.match('/api/users'), ['/api/users', '/', 'users']);
    assert.equal(regex?.match('/v1/api/users'), undefined);
    assert.deepEqual(regex?.match('/v1/api', true), ['/api', '', '']);
  });

  it('knows groups that took no part, case, and whole matches', () => {
    assert.deepEqual(LinearRegex.compile('/(a)|/(b)')?.match('/b'), ['/b', undefined, 'b']);
    assert.equal(LinearRegex.compile('/API')?.match('/api'), undefined);
    assert.deepEqual(LinearRegex.compile('/API', true)?.match('/api'), ['/api']);
    assert.equal(LinearRegex.compile('/a+')?.matchesWhole('/aab'), false);
    assert.equal(LinearRegex.compile('/a+')?.matchesWhole('/aaa'), true);
  });

  it('ends soon whatever is written', () => {
    const started = performance.now();
    assert.equal(LinearRegex.compile('(a*)*b')?.match('a'.repeat(5000)), undefined);
    assert.equal(LinearRegex.compile('(x+x+)+y')?.match('x'.repeat(5000)), undefined);
    assert.ok(performance.now() - started < 5000);
  });

  it('does not compile what takes more than linear time, or too much room', () => {
    for (const pattern of ['(a)\\1', 'a(?=b)', '(?<!a)b', '((a{100}){100}){100}', 'a'.repeat(10_000)])
      assert.equal(LinearRegex.compile(pattern), undefined, pattern.slice(0, 30));
  });
});

describe('regexProblem', () => {
  it('names what no dialect allows', () => {
    assert.equal(regexProblem('/a('), 'unclosed-group');
    assert.equal(regexProblem('/a)'), 'unopened-group');
    assert.equal(regexProblem('/[a'), 'unclosed-set');
    assert.equal(regexProblem('/a\\'), 'trailing-backslash');
    assert.equal(regexProblem('(*)'), 'nothing-to-repeat');
  });

  it('is silent about valid patterns and about what only RE2 refuses', () => {
    for (const pattern of ['/a(/|$)(.*)', '/*', '(?!x)a', '(a)\\1', 'a*+', 'a{1001}', '(?(1)a|b)'])
      assert.equal(regexProblem(pattern), undefined, pattern);
  });
});
