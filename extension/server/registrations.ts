/** What the server asks the client to tell it about, and the static part of the same. */
import {
  type Connection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  type DidChangeWatchedFilesRegistrationOptions,
  type FileOperationRegistrationOptions,
  type ServerCapabilities,
  WatchKind,
} from 'vscode-languageserver';
import { settingsSection } from '../protocol/settings.ts';
import type { Client } from './client.ts';

/** Watchers report a folder that comes or goes by its own name only, so names of any shape are watched for that. */
const watchedFiles: DidChangeWatchedFilesRegistrationOptions = {
  watchers: [
    { globPattern: '**/*.{yaml,yml,json,YAML,YML,JSON}' },
    { globPattern: '**/{Kustomization,.gitignore}' },
    { globPattern: '**/*', kind: WatchKind.Create | WatchKind.Delete },
  ],
};

const anyFile: FileOperationRegistrationOptions = { filters: [{ pattern: { glob: '**/*' } }] };

export const workspaceCapabilities: NonNullable<ServerCapabilities['workspace']> = {
  workspaceFolders: { supported: true, changeNotifications: true },
  fileOperations: { didCreate: anyFile, didRename: anyFile, didDelete: anyFile },
};

export async function registerNotifications(connection: Connection, client: Client): Promise<void> {
  if (client.registersConfiguration) {
    await connection.client.register(DidChangeConfigurationNotification.type, { section: settingsSection });
  }
  if (client.watchesFiles) await connection.client.register(DidChangeWatchedFilesNotification.type, watchedFiles);
}
