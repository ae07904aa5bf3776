/** The lists of annotations agree with themselves. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { annotationLists, listedKey } from '../../extension/core/controllers/known-annotations.ts';

describe('lists of annotations', () => {
  for (const list of annotationLists) {
    it(`of ${list.controller} name known keys only`, () => {
      const named = [...list.retired.keys(), ...list.dependences.flatMap(one => [...one.keys, one.needs])];
      assert.deepEqual(
        named.filter(name => !list.keys.has(name)),
        [],
      );
    });

    it(`of ${list.controller} are found by their prefixes`, () => {
      for (const prefix of list.prefixes) {
        for (const [name, kind] of list.keys) assert.equal(listedKey(prefix + name)?.kind, kind, prefix + name);
      }
    });
  }
});
