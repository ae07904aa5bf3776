/** Every open preview: which one a command means, which one follows the editor, and how they come back after a restart. */
import * as vscode from 'vscode';
import type { PanelState } from '../../../protocol/panel-messages.ts';
import type { Session } from '../../session.ts';
import { isManifest } from '../manifest-documents.ts';
import { localResourceRoots } from './page.ts';
import { Preview } from './preview.ts';
import { previewSetting, scopeSetting } from './settings.ts';
import type { TrafficGraphs } from './traffic-graphs.ts';

export const previewType = 'trafficPath.preview';

export interface OpenOptions {
  readonly uri: vscode.Uri | undefined;
  readonly focus?: string | undefined;
  readonly toSide: boolean;
  readonly isLocked: boolean;
}

export class Previews implements vscode.Disposable, vscode.WebviewPanelSerializer<PanelState> {
  readonly #extensionUri: vscode.Uri;
  readonly #services: { readonly graphs: TrafficGraphs; readonly session: Session };
  readonly #subscriptions: vscode.Disposable[];
  readonly #previews = new Set<Preview>();
  #following = false;
  #followAgain: vscode.TextEditor | undefined;

  constructor(extensionUri: vscode.Uri, graphs: TrafficGraphs, session: Session) {
    this.#extensionUri = extensionUri;
    this.#services = { graphs, session };
    this.#subscriptions = [
      vscode.window.registerWebviewPanelSerializer(previewType, this),
      vscode.window.onDidChangeActiveTextEditor(editor => this.#editorChanged(editor)),
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => this.#follow(textEditor)),
    ];
  }

  /** The preview that has the focus; otherwise the only one that can be seen. */
  get active(): Preview | undefined {
    const all = [...this.#previews];
    const visible = all.filter(preview => preview.panel.visible);
    return all.find(preview => preview.panel.active) ?? (visible.length === 1 ? visible[0] : undefined);
  }

  /** Shows an unlocked preview that is there already, or opens one. */
  open({ uri, focus, toSide, isLocked }: OpenOptions): Preview {
    const column = toSide
      ? vscode.ViewColumn.Beside
      : (vscode.window.tabGroups.activeTabGroup.viewColumn ?? vscode.ViewColumn.One);
    const subject = { uri: uri?.toString(), isLocked, scope: scopeSetting(), focus };
    const existing = isLocked ? undefined : this.#reusable(toSide ? undefined : column);
    if (existing) {
      existing.show(subject);
      existing.panel.reveal(undefined, toSide);
      return existing;
    }
    const panel = vscode.window.createWebviewPanel(
      previewType,
      'Traffic',
      { viewColumn: column, preserveFocus: toSide },
      { enableScripts: true, localResourceRoots: localResourceRoots(this.#extensionUri) },
    );
    return this.#add(panel, subject);
  }

  async deserializeWebviewPanel(panel: vscode.WebviewPanel, state: PanelState | undefined): Promise<void> {
    this.#add(panel, {
      ...state,
      uri: state?.uri,
      isLocked: state?.isLocked ?? false,
      scope: state?.scope ?? scopeSetting(),
      focus: state?.focus,
    });
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
    for (const preview of [...this.#previews]) preview.dispose();
  }

  #add(panel: vscode.WebviewPanel, state: PanelState): Preview {
    const preview = new Preview(panel, this.#extensionUri, this.#services, state);
    this.#previews.add(preview);
    preview.onDidClose(() => this.#previews.delete(preview));
    return preview;
  }

  #reusable(column: vscode.ViewColumn | undefined): Preview | undefined {
    const unlocked = [...this.#previews].filter(preview => !preview.subject.isLocked);
    return unlocked.find(preview => column === undefined || preview.panel.viewColumn === column);
  }

  #editorChanged(editor: vscode.TextEditor | undefined): void {
    if (!editor || !isManifest(editor.document)) return;
    const uri = editor.document.uri.toString();
    for (const preview of this.#previews) {
      const { subject } = preview;
      // A file that is in the picture already is looked at in it; only another one brings its own.
      if (!subject.isLocked && subject.uri !== uri && !preview.shows(uri)) preview.show({ uri, focus: undefined });
    }
    this.#follow(editor);
  }

  /** The latest position wins; one question at a time. */
  #follow(editor: vscode.TextEditor): void {
    if (this.#previews.size === 0 || !previewSetting('followCursor') || !isManifest(editor.document)) return;
    this.#followAgain = editor;
    if (this.#following) return;
    this.#following = true;
    void this.#followLatest().finally(() => {
      this.#following = false;
    });
  }

  async #followLatest(): Promise<void> {
    for (let editor = this.#followAgain; editor; editor = this.#followAgain) {
      this.#followAgain = undefined;
      const { document, selection } = editor;
      for (const preview of this.#previews) await preview.follow(document.uri, selection.active).catch(() => undefined);
    }
  }
}
