/** A trace as a line for a terminal, quoted for the shell that it is pasted into. */
import type { TraceQuestion } from '../../../protocol/trace.ts';

export type ShellKind = 'posix' | 'powershell' | 'cmd';

/** `shell`: path of the terminal's program, as the editor knows it; anything unknown is taken for a POSIX shell. */
export function shellKind(shell: string): ShellKind {
  const name = shell.split(/[\\/]/).at(-1)!.toLowerCase();
  if (/^(pwsh|powershell)(-preview)?(\.exe)?$/.test(name)) return 'powershell';
  return name === 'cmd.exe' || name === 'cmd' ? 'cmd' : 'posix';
}

/** `traffic-path trace https://shop.example.com/cart --method POST`. `namespace`: of objects that name none, unless `default`. */
export function traceCommandLine(
  { target, from, method }: TraceQuestion,
  namespace: string | undefined,
  shell: ShellKind,
): string {
  const words = ['traffic-path', 'trace'];
  if (from !== undefined) words.push('--from', from);
  if (method !== undefined) words.push('--method', method);
  if (namespace !== undefined && namespace !== 'default') words.push('--namespace', namespace);
  // What begins with a dash is no option.
  if (target.startsWith('-')) words.push('--');
  return [...words, target].map(word => quoted(word, shell)).join(' ');
}

function quoted(word: string, shell: ShellKind): string {
  if (/^[A-Za-z0-9_./:-]+$/.test(word)) return word;
  switch (shell) {
    case 'posix':
      return `'${word.replaceAll("'", "'\\''")}'`;
    case 'powershell':
      // Four typographic quotation marks end a string, too.
      return `'${word.replace(/['‘’‚‛]/g, '$&$&')}'`;
    case 'cmd':
      // Inside of double quotes only the percent sign is still looked at, outside of them nothing but the caret helps.
      return `"${word.replaceAll('"', '""').replaceAll('%', '"^%"')}"`;
  }
}
