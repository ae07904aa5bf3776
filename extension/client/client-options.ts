/** What both hosts tell the language client: which documents, which language for messages, where the log goes. */
import * as vscode from 'vscode';
import { type ErrorHandler, type LanguageClientOptions, RevealOutputChannelOn } from 'vscode-languageclient';
import { type InitializationOptions, showTrafficCommand, traceCommand } from '../protocol/requests.ts';
import { settingsSection } from '../protocol/settings.ts';
import { analysedSchemes, manifestLanguages } from './features/manifest-documents.ts';

/** Prefix of the settings, and with it of `trafficPath.trace.server`, which the language client reads by itself. */
export const clientId = settingsSection;
export const clientName = 'Traffic Path';

export function clientOptions(output: vscode.LogOutputChannel, errorHandler: ErrorHandler): LanguageClientOptions {
  const initializationOptions: InitializationOptions = {
    locale: vscode.env.language,
    commands: [showTrafficCommand, traceCommand],
  };
  return {
    documentSelector: analysedSchemes().flatMap(scheme => manifestLanguages.map(language => ({ scheme, language }))),
    diagnosticCollectionName: 'traffic-path',
    initializationOptions,
    outputChannel: output,
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    errorHandler,
    // A start that fails is said in the status bar, without a dialog.
    initializationFailedHandler: () => false,
    markdown: { supportThemeIcons: true },
  };
}
