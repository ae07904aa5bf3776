/** The published findings, read back from the editor. */
import * as vscode from 'vscode';

/** `source` of every diagnostic of this extension. */
export const diagnosticSource = 'traffic-path';

export function isFinding(diagnostic: vscode.Diagnostic): boolean {
  return diagnostic.source === diagnosticSource;
}

/** The rule's id: the diagnostic's code, with or without its page. */
export function ruleOf(diagnostic: vscode.Diagnostic): string {
  const { code } = diagnostic;
  return String(typeof code === 'object' ? code.value : (code ?? ''));
}

export interface FindingCounts {
  readonly errors: number;
  readonly warnings: number;
  readonly others: number;
  readonly files: number;
}

export function countFindings(): FindingCounts {
  let errors = 0;
  let warnings = 0;
  let others = 0;
  let files = 0;
  for (const [, diagnostics] of vscode.languages.getDiagnostics()) {
    const findings = diagnostics.filter(isFinding);
    if (findings.length > 0) files += 1;
    for (const { severity } of findings) {
      if (severity === vscode.DiagnosticSeverity.Error) errors += 1;
      else if (severity === vscode.DiagnosticSeverity.Warning) warnings += 1;
      else others += 1;
    }
  }
  return { errors, warnings, others, files };
}
