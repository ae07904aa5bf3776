/** `textDocument/completion`. Nothing is resolved later: candidates are few and known at once. */
import { type CompletionItem, CompletionItemKind, type CompletionParams } from 'vscode-languageserver';
import { type Completion, completion } from '../../core/features/completion.ts';
import type { Feature } from '../features.ts';
import { offsetOf } from '../from-lsp.ts';

const kinds: Readonly<Record<Completion['kind'], CompletionItemKind>> = {
  reference: CompletionItemKind.Reference,
  port: CompletionItemKind.Value,
  label: CompletionItemKind.Property,
  enum: CompletionItemKind.EnumMember,
};

export const completions: Feature = {
  capabilities: () => ({ completionProvider: { triggerCharacters: [' ', ':', '"', "'", '-', '/', '.'] } }),
  register(connection, context) {
    connection.onCompletion(
      context.answer('completion', ({ textDocument, position }: CompletionParams) => {
        const at = context.fileOf(textDocument.uri);
        if (!at) return null;
        const offset = offsetOf(at.source, position);
        return completion(at.analysis, at.file, offset, context.client.locale).map(
          ({ label, detail, kind, edit }, i): CompletionItem => ({
            label,
            detail,
            kind: kinds[kind],
            // Clients sort by text; the order here is by likelihood.
            sortText: String(i).padStart(5, '0'),
            // What stands there may have an opening quote.
            filterText: edit.newText.trimStart(),
            textEdit: { range: at.toLsp.range(at.file, edit), newText: edit.newText },
          }),
        );
      }),
    );
  },
};
