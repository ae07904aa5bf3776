/** Every string that the client shows exists in Korean, and no translation is left over. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { test } from 'node:test';

const root = resolve(import.meta.dirname, '../..');
const json = (path: string): Record<string, string> => JSON.parse(readFileSync(join(root, path), 'utf8'));
const placeholders = (text: string): string[] => [...new Set(text.match(/\{\d+\}/g) ?? [])].sort();

test('the manifest speaks both languages', () => {
  const english = json('package.nls.json');
  const korean = json('package.nls.ko.json');
  assert.deepEqual(Object.keys(korean), Object.keys(english));
  const used = [...readFileSync(join(root, 'package.json'), 'utf8').matchAll(/"%([^%"]+)%"/g)].map(match => match[1]);
  assert.deepEqual([...new Set(used)].sort(), Object.keys(english).sort());
});

test('every string of the client has its Korean one', () => {
  const bundle = json('extension/l10n/bundle.l10n.ko.json');
  const sources = readdirSync(join(root, 'extension/client'), { recursive: true, encoding: 'utf8' })
    .filter(file => file.endsWith('.ts'))
    .map(file => readFileSync(join(root, 'extension/client', file), 'utf8'));
  const used = sources.flatMap(source => [...source.matchAll(/\bt\(\s*'((?:[^'\\]|\\.)*)'/g)].map(match => match[1]!));
  assert.deepEqual([...new Set(used)].sort(), Object.keys(bundle).sort());
  for (const [english, korean] of Object.entries(bundle)) {
    assert.match(korean, /\p{Script=Hangul}/u, english);
    assert.deepEqual(placeholders(korean), placeholders(english), english);
  }
});
