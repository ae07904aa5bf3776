/** `textDocument/definition`, `references` and `documentHighlight`. */
import {
  type DefinitionParams,
  type DocumentHighlight,
  DocumentHighlightKind,
  type DocumentHighlightParams,
  type Location,
  type LocationLink,
  type ReferenceParams,
} from 'vscode-languageserver';
import { definition, highlights, references } from '../../core/features/navigation.ts';
import type { Feature } from '../features.ts';
import { offsetOf } from '../from-lsp.ts';

export const navigation: Feature = {
  capabilities: () => ({ definitionProvider: true, referencesProvider: true, documentHighlightProvider: true }),
  register(connection, context) {
    connection.onDefinition(
      context.answer(
        'definition',
        ({ textDocument, position }: DefinitionParams): Location[] | LocationLink[] | null => {
          const at = context.fileOf(textDocument.uri);
          if (!at) return null;
          const { toLsp } = at;
          const found = definition(at.analysis, at.file, offsetOf(at.source, position));
          if (!context.client.definitionLinks) return found.map(({ selection }) => toLsp.location(selection));
          return found.map(({ origin, target, selection }) => ({
            originSelectionRange: toLsp.range(origin.file, origin),
            targetUri: toLsp.location(target).uri,
            targetRange: toLsp.range(target.file, target),
            targetSelectionRange: toLsp.range(selection.file, selection),
          }));
        },
      ),
    );
    connection.onReferences(
      context.answer('references', ({ textDocument, position, context: { includeDeclaration } }: ReferenceParams) => {
        const at = context.fileOf(textDocument.uri);
        if (!at) return null;
        const found = references(at.analysis, at.file, offsetOf(at.source, position), includeDeclaration);
        return found.map(place => at.toLsp.location(place));
      }),
    );
    connection.onDocumentHighlight(
      context.answer('documentHighlight', ({ textDocument, position }: DocumentHighlightParams) => {
        const at = context.fileOf(textDocument.uri);
        if (!at) return null;
        return highlights(at.analysis, at.file, offsetOf(at.source, position)).map(
          (highlight): DocumentHighlight => ({
            range: at.toLsp.range(at.file, highlight),
            kind: highlight.isDefinition ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
          }),
        );
      }),
    );
  },
};
