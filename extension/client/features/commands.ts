/** Commands that belong to no larger feature. */
import * as vscode from 'vscode';
import type { Session } from '../session.ts';
import { ignoreFinding } from './ignore-finding.ts';

export function registerCommands(
  context: vscode.ExtensionContext,
  session: Session,
  output: vscode.LogOutputChannel,
): void {
  context.subscriptions.push(
    vscode.commands.registerCommand('trafficPath.restartServer', () => session.restart()),
    vscode.commands.registerCommand('trafficPath.showOutput', () => output.show()),
    vscode.commands.registerCommand('trafficPath.ignore', ignoreFinding),
  );
}
