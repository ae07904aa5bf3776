/** `textDocument/codeLens`. A click shows the picture where the client has one; elsewhere a lens is a line of text. */
import type { CodeLens, CodeLensParams } from 'vscode-languageserver';
import { codeLenses } from '../../core/features/code-lens.ts';
import { traceLenses } from '../../core/features/trace-lens.ts';
import { showTrafficCommand, traceCommand } from '../../protocol/requests.ts';
import type { Feature } from '../features.ts';

export const codeLens: Feature = {
  capabilities: () => ({ codeLensProvider: {} }),
  register(connection, context) {
    connection.onCodeLens(
      context.answer('codeLens', ({ textDocument: { uri } }: CodeLensParams) => {
        const at = context.fileOf(uri);
        // A number that misses what is not read yet would be wrong.
        if (!at || !context.isReady(at.file)) return [];
        const canShow = context.client.commands.includes(showTrafficCommand);
        const shown = codeLenses(at.analysis, at.file, context.client.locale).map(
          ({ range, title, focus }): CodeLens => ({
            range: at.toLsp.range(at.file, range),
            command: canShow ? { title, command: showTrafficCommand, arguments: [uri, focus] } : { title, command: '' },
          }),
        );
        // What nobody can run is no offer.
        if (!context.client.commands.includes(traceCommand)) return shown;
        const offered = traceLenses(at.analysis, at.file, context.client.locale).map(
          ({ range, title, target }): CodeLens => ({
            range: at.toLsp.range(at.file, range),
            command: { title, command: traceCommand, arguments: [uri, target] },
          }),
        );
        return [...shown, ...offered];
      }),
    );
  },
};
