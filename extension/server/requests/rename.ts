/** `textDocument/rename` and `prepareRename`. A name that Kubernetes would refuse is refused here, with the reason. */
import { LSPErrorCodes, type PrepareRenameParams, type RenameParams, ResponseError } from 'vscode-languageserver';
import { prepareRename, rename } from '../../core/features/rename.ts';
import { render } from '../../core/l10n/message.ts';
import type { Feature } from '../features.ts';
import { offsetOf } from '../from-lsp.ts';

export const renaming: Feature = {
  capabilities: ({ preparesRename }) => ({ renameProvider: preparesRename ? { prepareProvider: true } : true }),
  register(connection, context) {
    connection.onPrepareRename(
      context.answer('prepareRename', ({ textDocument, position }: PrepareRenameParams) => {
        const at = context.fileOf(textDocument.uri);
        const target = at && prepareRename(at.analysis, at.file, offsetOf(at.source, position));
        return target ? { range: at.toLsp.range(at.file, target.range), placeholder: target.placeholder } : null;
      }),
    );
    connection.onRenameRequest(
      context.answer('rename', ({ textDocument, position, newName }: RenameParams) => {
        const at = context.fileOf(textDocument.uri);
        const result = at && rename(at.analysis, at.file, offsetOf(at.source, position), newName);
        if (!result) return null;
        if ('refused' in result) {
          throw new ResponseError(LSPErrorCodes.RequestFailed, render(result.refused, context.client.locale));
        }
        return at.toLsp.fileEdits(result.edits);
      }),
    );
  },
};
