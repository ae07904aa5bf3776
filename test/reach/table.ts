/** Rows of a table of semantics: what the rule says and where from, objects, and what may be opened between which ends. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { type Manifest, open, outside, reachIn } from './cluster.ts';

export interface Row {
  /** The rule, and in brackets what decides it: a type, a validation, a test of Kubernetes, a page of the documentation. */
  readonly rule: string;
  readonly objects: readonly Manifest[];
  /** `x/a > x/b` between workloads, `x/a > 8.8.8.8` and `8.8.8.8 > x/a` with addresses outside. */
  readonly expect: Readonly<Record<string, string>>;
}

export function check(rows: readonly Row[]): void {
  for (const { rule, objects, expect } of rows) {
    it(rule, () => {
      const reach = reachIn(...objects);
      const actual = Object.keys(expect).map(pair => {
        const [from, to] = pair.split(' > ') as [string, string];
        if (isAddress(from)) return [pair, outside(reach, to, 'in', from)];
        return [pair, isAddress(to) ? outside(reach, from, 'out', to) : open(reach, from, to)];
      });
      assert.deepEqual(Object.fromEntries(actual), expect);
    });
  }
}

function isAddress(end: string): boolean {
  return /^[0-9a-f.:]+$/.test(end);
}
