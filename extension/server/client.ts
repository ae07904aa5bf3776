/** What is known of the client: its capabilities, folded into the questions that the server asks. */
import type { InitializeParams } from 'vscode-languageserver';
import { type Locale, localeOf } from '../core/l10n/message.ts';
import type { InitializationOptions } from '../protocol/requests.ts';

export interface Client {
  readonly locale: Locale;
  readonly configuration: boolean;
  readonly watchesFiles: boolean;
  readonly registersConfiguration: boolean;
  readonly workspaceFolders: boolean;
  readonly progress: boolean;
  readonly relatedInformation: boolean;
  readonly codeDescription: boolean;
  readonly diagnosticData: boolean;
  readonly unnecessaryTag: boolean;
  readonly versionedEdits: boolean;
  readonly codeActionLiterals: boolean;
  readonly markdown: boolean;
  readonly hierarchicalSymbols: boolean;
  readonly definitionLinks: boolean;
  readonly preparesRename: boolean;
  /** Commands that the client can run when a code lens is clicked. */
  readonly commands: readonly string[];
  /** Settings that came with the first message. */
  readonly settings: unknown;
}

export function clientOf(params: InitializeParams): Client {
  const options = (params.initializationOptions ?? {}) as InitializationOptions;
  const { workspace, window, textDocument } = params.capabilities;
  const diagnostics = textDocument?.publishDiagnostics;
  return {
    locale: localeOf(options.locale ?? params.locale),
    configuration: workspace?.configuration === true,
    watchesFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    registersConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    workspaceFolders: workspace?.workspaceFolders === true,
    progress: window?.workDoneProgress === true,
    relatedInformation: diagnostics?.relatedInformation === true,
    codeDescription: diagnostics?.codeDescriptionSupport === true,
    diagnosticData: diagnostics?.dataSupport === true,
    unnecessaryTag: diagnostics?.tagSupport?.valueSet.includes(1) === true,
    versionedEdits: workspace?.workspaceEdit?.documentChanges === true,
    codeActionLiterals: textDocument?.codeAction?.codeActionLiteralSupport !== undefined,
    markdown: textDocument?.hover?.contentFormat?.includes('markdown') === true,
    hierarchicalSymbols: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true,
    definitionLinks: textDocument?.definition?.linkSupport === true,
    preparesRename: textDocument?.rename?.prepareSupport === true,
    commands: Array.isArray(options.commands) ? options.commands : [],
    settings: options.settings,
  };
}
