/** Quick fixes for the page: the server's own code actions, kept here under numbers until one is chosen. */
import * as vscode from 'vscode';
import type { CodeAction, Command, WorkspaceEdit } from 'vscode-languageclient';
import type { NodeFinding } from '../../../protocol/graph.ts';
import type { OfferedFix } from '../../../protocol/panel-messages.ts';
import type { Session } from '../../session.ts';
import { diagnosticSource } from '../findings.ts';

/** Findings of one node that are offered fixes for. */
const mostFindings = 10;

export class Fixes {
  readonly #session: Session;
  #edits = new Map<number, WorkspaceEdit>();
  #next = 0;

  constructor(session: Session) {
    this.#session = session;
  }

  /** The fixes of findings; those that were offered before are forgotten. */
  async offer(findings: readonly NodeFinding[]): Promise<OfferedFix[]> {
    const client = await this.#session.start();
    const edits = new Map<number, WorkspaceEdit>();
    const offered: OfferedFix[] = [];
    for (const finding of findings.slice(0, mostFindings)) {
      const { uri, range, rule, message } = finding;
      const diagnostic = { range, message, code: rule, source: diagnosticSource };
      const actions = await client.sendRequest<(CodeAction | Command)[] | null>('textDocument/codeAction', {
        textDocument: { uri },
        range,
        context: { diagnostics: [diagnostic], only: ['quickfix'] },
      });
      for (const action of actions ?? []) {
        if (!('edit' in action) || !action.edit || !action.diagnostics?.some(d => d.code === rule)) continue;
        // To silence a finding is no fix of the hop.
        if (JSON.stringify(action.edit).includes('traffic-path-ignore:')) continue;
        const id = this.#next++;
        edits.set(id, action.edit);
        offered.push({ id, title: action.title, rule, at: `${uri}#${range.start.line}:${range.start.character}` });
      }
    }
    this.#edits = edits;
    return offered;
  }

  async apply(id: number): Promise<void> {
    const edit = this.#edits.get(id);
    if (!edit) return;
    const client = await this.#session.start();
    await vscode.workspace.applyEdit(await client.protocol2CodeConverter.asWorkspaceEdit(edit));
  }
}
