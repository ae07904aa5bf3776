/** `textDocument/documentSymbol` and `workspace/symbol`. */
import {
  type DocumentSymbol,
  type DocumentSymbolParams,
  type SymbolInformation,
  SymbolKind,
  type WorkspaceSymbolParams,
} from 'vscode-languageserver';
import {
  type DocumentSymbol as CoreSymbol,
  type SymbolKind as CoreSymbolKind,
  documentSymbols,
  workspaceSymbols,
} from '../../core/features/symbols.ts';
import type { RequestedFile } from '../context.ts';
import type { Feature } from '../features.ts';

const kinds: Readonly<Record<CoreSymbolKind, SymbolKind>> = {
  object: SymbolKind.Object,
  service: SymbolKind.Interface,
  workload: SymbolKind.Class,
  ingress: SymbolKind.Module,
  port: SymbolKind.Field,
  rule: SymbolKind.Event,
  container: SymbolKind.Struct,
};

export const symbols: Feature = {
  capabilities: () => ({ documentSymbolProvider: true, workspaceSymbolProvider: true }),
  register(connection, context) {
    connection.onDocumentSymbol(
      context.answer(
        'documentSymbol',
        ({ textDocument }: DocumentSymbolParams): DocumentSymbol[] | SymbolInformation[] => {
          const at = context.fileOf(textDocument.uri);
          if (!at) return [];
          const found = documentSymbols(at.analysis, at.file);
          if (context.client.hierarchicalSymbols) return found.map(symbol => nested(symbol, at));
          return found.flatMap(symbol => flat(symbol, undefined, at));
        },
      ),
    );
    connection.onWorkspaceSymbol(
      context.answer('workspaceSymbol', ({ query }: WorkspaceSymbolParams): SymbolInformation[] => {
        const analysis = context.analysis();
        const toLsp = context.toLsp(analysis);
        return workspaceSymbols(analysis, query).map(({ name, objectKind, namespace, kind, place }) => ({
          name,
          kind: kinds[kind],
          location: toLsp.location(place),
          containerName: namespace === undefined ? objectKind : `${objectKind} ${namespace}`,
        }));
      }),
    );
  },
};

function nested({ name, detail, kind, range, selection, children }: CoreSymbol, at: RequestedFile): DocumentSymbol {
  return {
    name,
    detail,
    kind: kinds[kind],
    range: at.toLsp.range(at.file, range),
    selectionRange: at.toLsp.range(at.file, selection),
    children: children.map(child => nested(child, at)),
  };
}

function flat(symbol: CoreSymbol, container: string | undefined, at: RequestedFile): SymbolInformation[] {
  const own: SymbolInformation = {
    name: symbol.name,
    kind: kinds[symbol.kind],
    location: at.toLsp.location(symbol.range),
    ...(container === undefined ? {} : { containerName: container }),
  };
  return [own, ...symbol.children.flatMap(child => flat(child, symbol.name, at))];
}
