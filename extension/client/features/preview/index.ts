/** The preview: commands around it, and everything they need. */
import * as vscode from 'vscode';
import { showTrafficCommand, traceCommand } from '../../../protocol/requests.ts';
import type { Session } from '../../session.ts';
import { saveExport } from './export.ts';
import { Previews } from './previews.ts';
import type { TrafficGraphs } from './traffic-graphs.ts';

const { t } = vscode.l10n;

export function registerPreview(context: vscode.ExtensionContext, session: Session, graphs: TrafficGraphs): Previews {
  const previews = new Previews(context.extensionUri, graphs, session);
  const command = (name: string, run: (...args: unknown[]) => unknown): void => {
    context.subscriptions.push(vscode.commands.registerCommand(name, run));
  };
  const open = (resource: unknown, toSide: boolean, isLocked: boolean): void => {
    previews.open({ uri: uriFrom(resource), toSide, isLocked });
  };
  command('trafficPath.showPreview', resource => open(resource, false, false));
  command('trafficPath.showPreviewToSide', resource => open(resource, true, false));
  command('trafficPath.showLockedPreviewToSide', resource => open(resource, true, true));
  command(showTrafficCommand, (uri, focus) => {
    previews.open({
      uri: typeof uri === 'string' ? vscode.Uri.parse(uri) : uriFrom(uri),
      focus: typeof focus === 'string' ? focus : undefined,
      toSide: true,
      isLocked: false,
    });
  });
  command(traceCommand, async (uri, target) => {
    const question = typeof target === 'string' ? target : await askForTarget();
    if (question === undefined) return;
    const source = typeof uri === 'string' ? vscode.Uri.parse(uri) : uriFrom(uri);
    const shown = source === undefined || source.toString() === previews.active?.subject.uri;
    const preview = (shown && previews.active) || previews.open({ uri: source, toSide: true, isLocked: false });
    preview.trace({ target: question });
  });
  command('trafficPath.toggleLock', () => {
    const { active } = previews;
    active?.show({ isLocked: !active.subject.isLocked });
  });
  command('trafficPath.refresh', () => previews.active?.refresh());
  command('trafficPath.showSource', async () => {
    const uri = previews.active?.subject.uri;
    if (uri !== undefined) await vscode.window.showTextDocument(vscode.Uri.parse(uri), { viewColumn: firstColumn() });
  });
  command('trafficPath.exportSvg', () => exportFrom(previews, 'svg'));
  command('trafficPath.exportPng', () => exportFrom(previews, 'png'));
  command('trafficPath.copyAsMermaid', async () => {
    const content = await previews.active?.export('mermaid');
    if (content === undefined) return;
    await vscode.env.clipboard.writeText(content);
    vscode.window.setStatusBarMessage(t('Traffic Path: copied as Mermaid'), 5000);
  });
  context.subscriptions.push(previews);
  return previews;
}

function askForTarget(): Thenable<string | undefined> {
  return vscode.window.showInputBox({
    title: t('Trace a request'),
    prompt: t('Where does this request go?'),
    placeHolder: 'https://shop.example.com/cart',
  });
}

async function exportFrom(previews: Previews, format: 'svg' | 'png'): Promise<void> {
  const { active } = previews;
  const content = await active?.export(format);
  if (active && content !== undefined) await saveExport(format, active.name, content);
}

function uriFrom(resource: unknown): vscode.Uri | undefined {
  return resource instanceof vscode.Uri ? resource : vscode.window.activeTextEditor?.document.uri;
}

/** Where text is, so that the preview stays. */
function firstColumn(): vscode.ViewColumn {
  const group = vscode.window.tabGroups.all.find(g => g.tabs.some(tab => tab.input instanceof vscode.TabInputText));
  return group?.viewColumn ?? vscode.ViewColumn.One;
}
