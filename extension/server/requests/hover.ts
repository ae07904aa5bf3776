/** `textDocument/hover`. */
import { type HoverParams, MarkupKind } from 'vscode-languageserver';
import type { FilePlace } from '../../core/analysis.ts';
import { hover } from '../../core/features/hover.ts';
import { renderMarkdown, renderPlain } from '../../core/features/markdown.ts';
import type { Feature } from '../features.ts';
import { offsetOf } from '../from-lsp.ts';
import type { ToLsp } from '../to-lsp.ts';

export const hovers: Feature = {
  capabilities: () => ({ hoverProvider: true }),
  register(connection, context) {
    connection.onHover(
      context.answer('hover', ({ textDocument, position }: HoverParams) => {
        const at = context.fileOf(textDocument.uri);
        const found = at && hover(at.analysis, at.file, offsetOf(at.source, position), context.client.locale);
        if (!found) return null;
        const contents = context.client.markdown
          ? { kind: MarkupKind.Markdown, value: renderMarkdown(found.contents, place => linkTo(at.toLsp, place)) }
          : { kind: MarkupKind.PlainText, value: renderPlain(found.contents) };
        return { contents, range: at.toLsp.range(at.file, found.range) };
      }),
    );
  },
};

/** A link that editors open at a line and column. */
function linkTo(toLsp: ToLsp, place: FilePlace): string {
  const { uri, range } = toLsp.location(place);
  return `${uri.replace(/[()]/g, encodeURIComponent)}#L${range.start.line + 1},${range.start.character + 1}`;
}
