/** Durations as the API server takes them: the pattern of apis/v1 shared_types.go `Duration`, and GEP-2257. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseDuration, respellDuration } from '../../extension/core/text/duration.ts';

describe('durations of the Gateway API', () => {
  const valid: readonly (readonly [string, number])[] = [
    ['0s', 0],
    ['0h0m0s', 0],
    ['1h', 3_600_000],
    ['30m', 1_800_000],
    ['10s', 10_000],
    ['500ms', 500],
    ['2h45m', 9_900_000],
    ['5s15ms', 5_015],
    ['1h30m10s5ms', 5_410_005],
  ];
  for (const [text, milliseconds] of valid) {
    it(`takes ${text}`, () => assert.equal(parseDuration(text), milliseconds));
  }

  for (const text of ['', '1', '1.5s', '-5s', '100us', '1d', '123456s', '1h1h1h1h1h', '10 s', 'infinity']) {
    it(`refuses ${JSON.stringify(text)}`, () => assert.equal(parseDuration(text), undefined));
  }

  const respelled: readonly (readonly [string, string | undefined])[] = [
    ['1.5s', '1500ms'],
    ['0.5h', '30m'],
    ['90 S', '90s'],
    ['1d', undefined],
    ['1.0005s', undefined],
    ['100us', undefined],
    ['forever', undefined],
  ];
  for (const [text, spelled] of respelled) {
    it(`writes ${text} as ${spelled}`, () => assert.equal(respellDuration(text), spelled));
  }
});
