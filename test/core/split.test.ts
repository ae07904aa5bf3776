/** Where a stream is cut into documents. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { splitDocuments } from '../../extension/core/yaml/split.ts';

const cut = (text: string) => splitDocuments(text).map(chunk => text.slice(chunk.start, chunk.end));

it('puts a comment before the first marker to the document behind it', () => {
  assert.deepEqual(cut('# web\n---\na: 1\n---\nb: 2\n'), ['# web\n---\na: 1\n', '---\nb: 2\n']);
});

it('leaves out an empty document between two markers, so that the one behind it is read', () => {
  assert.deepEqual(cut('---\n###\n### Web\n###\n---\na: 1\n'), ['---\na: 1\n']);
  assert.deepEqual(cut('a: 1\n---\n# nothing\n---\n---\nb: 2\n'), ['a: 1\n', '---\nb: 2\n']);
});

it('takes a document that starts on the line of its marker, and one behind an end marker', () => {
  assert.deepEqual(cut('--- {a: 1}\n...\n# two\n---\nb: 2\n'), ['--- {a: 1}\n...\n', '# two\n---\nb: 2\n']);
});
