/** `--batch`: many separate runs in one process. A line in, a line out, in order; nothing is shared between lines. */
import { resolve } from 'node:path';
import { isNamespaceName } from './arguments/values.ts';
import { linesOf } from './lines.ts';
import { type LoadOptions, load, standardInput } from './load.ts';
import { lintReport } from './report.ts';
import type { Shell } from './shell.ts';

export type BatchDefaults = Pick<LoadOptions, 'namespace' | 'rules' | 'exclude'>;

interface BatchRequest {
  readonly id?: unknown;
  readonly cwd: string;
  readonly paths: readonly string[];
  readonly namespace?: string;
}

/** Answers every line; 0 when all of them could be answered in full, else 2. */
export async function answerBatch(file: string, defaults: BatchDefaults, shell: Shell): Promise<number> {
  let code = 0;
  for await (const line of linesOf(file, shell)) {
    if (line.trim() === '') continue;
    const answer = await answerLine(line, defaults, shell);
    if ('error' in answer) code = 2;
    await shell.output.write(`${JSON.stringify(answer)}\n`);
  }
  return code;
}

async function answerLine(line: string, defaults: BatchDefaults, shell: Shell): Promise<object> {
  const request = readRequest(line, shell.cwd);
  if (request instanceof BadLine) return { ...withId(request.id), error: request.message };
  try {
    const { analysis, unreadable, isComplete } = await load({ ...defaults, ...request }, shell);
    const report = lintReport(analysis, shell.locale);
    const errors = unreadable.map(({ path, reason }) => `cannot read ${path}: ${reason}`);
    if (errors.length === 0 && !isComplete()) errors.push('a rule failed');
    return { ...withId(request.id), ...report, ...(errors.length > 0 && { error: errors.join('; ') }) };
  } catch (error) {
    return { ...withId(request.id), error: String(error) };
  }
}

function withId(id: unknown): { id?: unknown } {
  return id === undefined ? {} : { id };
}

class BadLine {
  readonly id: unknown;
  readonly message: string;

  constructor(message: string, id?: unknown) {
    this.message = message;
    this.id = id;
  }
}

function readRequest(line: string, cwd: string): BatchRequest | BadLine {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    return new BadLine(`not JSON: ${(error as Error).message}`);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return new BadLine('not a JSON object');
  const { id, cwd: folder, paths, namespace } = value as Record<string, unknown>;
  if (folder !== undefined && typeof folder !== 'string') return new BadLine('"cwd" is not a string', id);
  if (namespace !== undefined && typeof namespace !== 'string') return new BadLine('"namespace" is not a string', id);
  if (namespace !== undefined && !isNamespaceName(namespace)) return new BadLine('"namespace" is not a name', id);
  if (paths !== undefined && !isStrings(paths)) return new BadLine('"paths" is not a list of strings', id);
  if (paths?.includes(standardInput)) return new BadLine('"paths" cannot name standard input', id);
  return {
    id,
    cwd: resolve(cwd, folder ?? '.'),
    paths: paths?.length ? paths : ['.'],
    ...(namespace !== undefined && { namespace }),
  };
}

function isStrings(value: unknown): value is string[] {
  return Array.isArray(value) && value.every(item => typeof item === 'string');
}
