/** Runs the built command line as its users do, in folders made for a test. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { after } from 'node:test';

export const program = resolve(import.meta.dirname, '../../dist/cli.cjs');

export interface RunOptions {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string | Buffer;
}

export interface RunResult {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** The environment that decides nothing: no language, no colours. */
const plainEnvironment = { PATH: process.env['PATH'] ?? '' };

export async function run(args: readonly string[], { cwd, env = {}, input }: RunOptions): Promise<RunResult> {
  assert.ok(existsSync(program), 'dist/cli.cjs is built');
  const child = spawn(process.execPath, [program, ...args], { cwd, env: { ...plainEnvironment, ...env } });
  let [out, err] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', chunk => {
    out += chunk;
  });
  child.stderr.setEncoding('utf8').on('data', chunk => {
    err += chunk;
  });
  child.stdin.on('error', () => {});
  child.stdin.end(input ?? '');
  const code = await new Promise<number | null>(done => child.on('close', done));
  return { code, out, err };
}

const folders: string[] = [];
after(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A new folder with files in it. */
export function folderWith(files: Readonly<Record<string, string | Buffer>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'traffic-path-'));
  folders.push(folder);
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}

export interface Report {
  readonly id?: unknown;
  readonly error?: string;
  readonly version: number;
  readonly files: number;
  readonly documents: number;
  readonly resources: number;
  readonly findings: readonly {
    readonly rule: string;
    readonly severity: string;
    readonly message: string;
    readonly file: string;
    readonly range: {
      readonly start: { line: number; column: number };
      readonly end: { line: number; column: number };
    };
    readonly fixes: readonly { readonly edits: readonly { readonly newText: string }[] }[];
  }[];
}

/** `lint --format json` of a folder. */
export async function lintJson(cwd: string, ...args: readonly string[]): Promise<RunResult & { report: Report }> {
  const result = await run(['lint', '--format', 'json', ...args], { cwd });
  return { ...result, report: JSON.parse(result.out) as Report };
}

/** `file:line:column rule`, a line each. */
export function placesOf(report: Report): string[] {
  return report.findings.map(f => `${f.file}:${f.range.start.line}:${f.range.start.column} ${f.rule}`);
}

/** A Service that names a port which its Deployment does not declare. One error, at the value of `targetPort`. */
export const brokenService = `apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  selector:
    app: web
  ports:
  - port: 80
    targetPort: htpp
`;

export const deployment = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  selector:
    matchLabels:
      app: web
  template:
    metadata:
      labels:
        app: web
    spec:
      containers:
      - name: web
        image: web:1
        ports:
        - name: http
          containerPort: 8080
`;
