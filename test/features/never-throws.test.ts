/** The property that every feature answers at every offset of every half-typed file, with places inside of the files. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Analysis, AnalysisHost, type FilePlace } from '../../extension/core/analysis.ts';
import { codeLenses } from '../../extension/core/features/code-lens.ts';
import { completion } from '../../extension/core/features/completion.ts';
import { hover } from '../../extension/core/features/hover.ts';
import { inlayHints } from '../../extension/core/features/inlay-hints.ts';
import { renderMarkdown } from '../../extension/core/features/markdown.ts';
import { definition, highlights, references } from '../../extension/core/features/navigation.ts';
import { prepareRename, rename } from '../../extension/core/features/rename.ts';
import { documentSymbols } from '../../extension/core/features/symbols.ts';
import { exampleFiles } from '../harness/cursor.ts';
import { Random } from '../harness/random.ts';

function checkAt(analysis: Analysis, file: string, offset: number): void {
  const isInside = (place: FilePlace) => {
    const { length } = analysis.sourceFile(place.file)!.text;
    assert.ok(0 <= place.start && place.start <= place.end && place.end <= length, `${file}:${offset}`);
  };
  const shown = hover(analysis, file, offset, 'en');
  if (shown) {
    isInside(shown.range);
    assert.ok(shown.range.start <= offset && offset <= shown.range.end, `hover at ${file}:${offset}`);
    assert.doesNotMatch(
      renderMarkdown(shown.contents, place => place.file),
      /\{\w+\}|undefined/,
    );
  }
  for (const { origin, target, selection } of definition(analysis, file, offset)) {
    for (const place of [origin, target, selection]) isInside(place);
  }
  for (const place of references(analysis, file, offset, true)) isInside(place);
  for (const place of highlights(analysis, file, offset)) isInside(place);
  for (const { edit } of completion(analysis, file, offset, 'ko')) {
    isInside({ file, ...edit });
    assert.ok(edit.start <= offset && offset <= edit.end, `completion at ${file}:${offset}`);
  }
  const target = prepareRename(analysis, file, offset);
  if (!target) return;
  assert.ok(target.range.start <= offset + 1 && offset - 1 <= target.range.end, `rename at ${file}:${offset}`);
  const result = rename(analysis, file, offset, 'renamed');
  if (result && 'edits' in result) for (const edit of result.edits) isInside(edit);
}

describe('features', () => {
  for (const folder of ['shop', 'broken']) {
    it(`answer at any offset of any prefix of examples/${folder}`, () => {
      const random = new Random(7);
      const files = exampleFiles(folder);
      const host = new AnalysisHost();
      host.apply([...files].map(([file, text]) => ({ file, text })));
      for (const [file, text] of files) {
        for (let round = 0; round < 12; round++) {
          const end = random.below(text.length + 1);
          const analysis = host.apply([{ file, text: text.slice(0, end) }]);
          documentSymbols(analysis, file);
          codeLenses(analysis, file, 'ko');
          inlayHints(analysis, file, 0, end);
          checkAt(analysis, file, end);
          for (let i = 0; i < 6; i++) checkAt(analysis, file, random.below(end + 1));
        }
        host.apply([{ file, text }]);
      }
    });
  }
});
