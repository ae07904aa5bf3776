/** `textDocument/documentLink`. */
import type { DocumentLinkParams } from 'vscode-languageserver';
import { documentLinks } from '../../core/features/document-links.ts';
import type { Feature } from '../features.ts';

export const documentLink: Feature = {
  capabilities: () => ({ documentLinkProvider: {} }),
  register(connection, context) {
    connection.onDocumentLinks(
      context.answer('documentLink', ({ textDocument }: DocumentLinkParams) => {
        const at = context.fileOf(textDocument.uri);
        if (!at) return [];
        return documentLinks(at.analysis, at.file).map(({ range, target }) => ({
          range: at.toLsp.range(at.file, range),
          target: at.toLsp.uriOf(target),
        }));
      }),
    );
  },
};
