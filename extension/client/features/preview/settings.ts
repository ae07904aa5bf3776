/** The settings of the preview. */
import * as vscode from 'vscode';
import type { Scope } from '../../../protocol/graph.ts';
import { settingsSection } from '../../../protocol/settings.ts';

interface PreviewSettings {
  readonly followCursor: boolean;
  readonly scope: Scope;
  readonly doubleClickToSwitchToEditor: boolean;
}

const defaults: PreviewSettings = { followCursor: true, scope: 'component', doubleClickToSwitchToEditor: true };

export function previewSetting<K extends keyof PreviewSettings>(name: K): PreviewSettings[K] {
  return vscode.workspace.getConfiguration(`${settingsSection}.preview`).get(name, defaults[name]);
}

export function scopeSetting(): Scope {
  return previewSetting('scope');
}

/** The namespace of objects that name none; `undefined` where the setting is not there. */
export function namespaceSetting(): string | undefined {
  return vscode.workspace.getConfiguration(settingsSection).get('defaultNamespace');
}
