/** The forms of names, with the cases of k8s.io/apimachinery/pkg/util/validation. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  isDns1035Label,
  isDns1123Label,
  isDns1123Subdomain,
  isIanaServiceName,
  isLabelValue,
  isPortNumber,
  isQualifiedName,
  isWildcardDns1123Subdomain,
  portNameProblem,
} from '../../extension/core/model/names.ts';

interface Case {
  readonly check: (value: string) => boolean;
  readonly good: readonly string[];
  readonly bad: readonly string[];
}

const cases: readonly Case[] = [
  {
    check: isDns1123Label,
    good: ['a', 'ab', 'abc', 'a1', 'a-1', 'a--1--2--b', '0', '01', '012', '1a', '1-a', 'a'.repeat(63)],
    bad: [
      '',
      'A',
      'ABC',
      'aBc',
      '-',
      'a-',
      '-a',
      '1-',
      '-1',
      '_',
      'a_',
      'a_b',
      '.',
      'a.b',
      ' ',
      'a b',
      'a\n',
      'a'.repeat(64),
    ],
  },
  {
    check: isDns1035Label,
    good: ['a', 'ab', 'a1', 'a-1', 'a--1--2--b', 'a'.repeat(63)],
    bad: ['', '0', '01', '1a', '1-a', 'A', 'a-', '-a', 'a_b', 'a.b', 'a'.repeat(64)],
  },
  {
    check: isDns1123Subdomain,
    good: ['a', '0', 'a.b', '0.1', '1a.b-1.c', 'a'.repeat(253)],
    bad: ['', '.', 'a.', '.a', 'a..b', 'A.b', 'a.-b', 'a_.b', '*.a', 'a.'.repeat(130)],
  },
  {
    check: isWildcardDns1123Subdomain,
    good: ['*.bar.com', '*.b'],
    bad: ['*', '*bar.com', '*.*.com', 'f*.bar.com', '*.'],
  },
  {
    check: isIanaServiceName,
    good: ['telnet', 're-mail-ck', 'pop3', 'a', 'a-1', '1-a', '1-1-a', '1a', 'exactly15charsx'],
    bad: ['', '1', '8080', 'longerthan15char', '12-34', '-a', 'a-', 'a--b', 'HTTP', 'a_b', 'a.b'],
  },
  {
    check: isQualifiedName,
    good: [
      'simple',
      'now-with-dashes',
      '1-starts-with-num',
      '1234',
      'Uppercase_IsOK',
      'kubernetes.io/h2c',
      'a.b/c_d.e',
    ],
    bad: [
      '',
      '/',
      '/simple',
      'a/',
      'a/b/c',
      'UPPER/name',
      'nospecial%^=',
      '-leading',
      'trailing-',
      `${'a'.repeat(64)}`,
    ],
  },
  { check: isLabelValue, good: ['', '1.10', 'a_b', 'Web'], bad: ['-a', 'a-', 'a b', 'a/b', 'a'.repeat(64)] },
];

describe('names', () => {
  for (const { check, good, bad } of cases) {
    it(`${check.name} accepts what the API server accepts`, () => {
      assert.deepEqual(
        good.filter(value => !check(value)),
        [],
      );
      assert.deepEqual(bad.filter(check), []);
    });
  }

  it('says first what matters most about a port name', () => {
    assert.equal(portNameProblem('8080'), 'no-letter');
    assert.equal(portNameProblem('Http'), 'characters');
    assert.equal(portNameProblem('a-very-long-port-name'), 'too-long');
    assert.equal(portNameProblem('http'), undefined);
  });

  it('counts ports from 1 to 65535', () => {
    assert.deepEqual([-1, 0, 1, 65535, 65536, 1.5].map(isPortNumber), [false, false, true, true, false, false]);
  });
});
