/** `textDocument/inlayHint`. */
import type { InlayHint, InlayHintParams } from 'vscode-languageserver';
import { inlayHints } from '../../core/features/inlay-hints.ts';
import type { Feature } from '../features.ts';
import { rangeOf } from '../from-lsp.ts';

export const inlayHint: Feature = {
  capabilities: () => ({ inlayHintProvider: true }),
  register(connection, context) {
    connection.languages.inlayHint.on(
      context.answer('inlayHint', ({ textDocument, range }: InlayHintParams) => {
        const at = context.fileOf(textDocument.uri);
        if (!at || !context.isReady(at.file)) return [];
        const { start, end } = rangeOf(at.source, range);
        return inlayHints(at.analysis, at.file, start, end).map(
          ({ file, offset, label, target }): InlayHint => ({
            position: at.toLsp.range(file, { start: offset, end: offset }).start,
            label: target ? [{ value: label, location: at.toLsp.location(target) }] : label,
            paddingLeft: true,
          }),
        );
      }),
    );
  },
};
