/** Who may import whom, told from the import statements: the layers of ARCHITECTURE.md, and the sizes of files. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, it } from 'node:test';

const root = resolve(import.meta.dirname, '../..');

interface Import {
  /** Relative to the project, with forward slashes. */
  readonly from: string;
  /** A path like `from`, or the name of a package. */
  readonly to: string;
  readonly isRelative: boolean;
  /** Nothing is left of it at run time. */
  readonly isType: boolean;
}

function sourceFiles(folder: string): string[] {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap(entry => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : sourceFiles(path);
    return /\.tsx?$/.test(entry.name) ? [path] : [];
  });
}

const statement = /^(?:import|export)\s+(type\s+)?(?:([^'"]*?)\s+from\s+)?['"]([^'"]+)['"]/gm;
const dynamic = /\b(?:import|require)\(\s*['"]([^'"]+)['"]\s*\)/g;

function importsOf(file: string): Import[] {
  const text = readFileSync(join(root, file), 'utf8');
  const found = [
    ...[...text.matchAll(statement)].map(m => ({ to: m[3]!, isType: m[1] !== undefined || hasOnlyTypes(m[2] ?? '') })),
    ...[...text.matchAll(dynamic)].map(m => ({ to: m[1]!, isType: false })),
  ];
  return found.map(({ to, isType }) => {
    const isRelative = to.startsWith('.');
    const target = isRelative ? relative(root, resolve(root, dirname(file), to)).replaceAll('\\', '/') : to;
    return { from: file, to: target, isRelative, isType };
  });
}

/** `{ type A, type B }`. */
function hasOnlyTypes(names: string): boolean {
  const list = /^\{([\s\S]*)\}$/.exec(names.trim())?.[1];
  const members = list?.split(',').map(name => name.trim()) ?? [''];
  return list !== undefined && members.every(name => name === '' || name.startsWith('type '));
}

const files = [...sourceFiles('extension'), ...sourceFiles('webview')];
const imports = files.flatMap(importsOf);

/** `extension/core/yaml/parse.ts` is part of `core`; `webview/main.ts` of `webview`. */
function partOf(path: string): string {
  const [first, second] = path.split('/');
  return first === 'webview' ? 'webview' : second!;
}

function describeAll(list: readonly Import[]): string[] {
  return list.map(i => `${i.from} imports ${i.to}`);
}

/** What a part may import besides itself. The CLI walks folders with the server's code; the picture is drawn wherever it is shown. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  core: [],
  picture: ['core'],
  protocol: ['core'],
  server: ['core', 'protocol', 'picture'],
  client: ['protocol', 'core'],
  cli: ['core', 'protocol', 'picture', 'server'],
  webview: ['protocol', 'core', 'picture'],
};

describe('imports', () => {
  it('go from a part to the parts below it', () => {
    const wrong = imports.filter(i => {
      if (!i.isRelative) return false;
      const [from, to] = [partOf(i.from), partOf(i.to)];
      return from !== to && !allowed[from]?.includes(to);
    });
    assert.deepEqual(describeAll(wrong), []);
  });

  it('name files that are there', () => {
    assert.deepEqual(describeAll(imports.filter(i => i.isRelative && !existsSync(join(root, i.to)))), []);
  });

  it('of packages in the core stand where each package is at home', () => {
    // The parser has two ways to its tree: through the package's nodes, and past them.
    const homes: Readonly<Record<string, readonly string[]>> = {
      yaml: ['extension/core/yaml/parse.ts', 'extension/core/yaml/direct.ts'],
      'fastest-levenshtein': ['extension/core/text/nearest.ts'],
      'ipaddr.js': ['extension/core/net/address.ts'],
      re2js: ['extension/core/text/linear-regexp.ts'],
    };
    const wrong = imports.filter(i => !i.isRelative && partOf(i.from) === 'core' && !homes[i.to]?.includes(i.from));
    assert.deepEqual(describeAll(wrong), []);
  });

  it('of the core and the protocol in the client leave the core out at run time', () => {
    const wrong = imports.filter(
      i => i.isRelative && partOf(i.from) === 'client' && partOf(i.to) === 'core' && !i.isType,
    );
    assert.deepEqual(describeAll(wrong), []);
  });

  it('of the core in the protocol are types', () => {
    const wrong = imports.filter(
      i => i.isRelative && partOf(i.from) === 'protocol' && partOf(i.to) === 'core' && !i.isType,
    );
    assert.deepEqual(describeAll(wrong), []);
  });

  it('of the editor stand in the client only', () => {
    const wrong = imports.filter(i => i.to === 'vscode' && partOf(i.from) !== 'client');
    assert.deepEqual(describeAll(wrong), []);
  });

  it('of the server in the CLI are about files', () => {
    const wrong = imports.filter(
      i =>
        i.isRelative &&
        partOf(i.from) === 'cli' &&
        partOf(i.to) === 'server' &&
        !/^extension\/server\/(files\/|stdio\.ts$)/.test(i.to),
    );
    assert.deepEqual(describeAll(wrong), []);
  });
});

/** The folders of the core from the bottom up; a folder imports from its own and from lower rows. */
const layers: readonly (readonly string[])[] = [
  ['limits.ts', 'l10n', 'text'],
  ['net', 'dns'],
  ['yaml'],
  ['model', 'sources'],
  ['controllers'],
  ['index'],
  ['bind'],
  ['gateway'],
  ['load-balancer'],
  ['reach'],
  ['graph', 'rules'],
  ['trace'],
  ['analysis.ts'],
  ['features'],
];

describe('the core', () => {
  it('is built in layers', () => {
    const layerOf = (path: string) => layers.findIndex(layer => layer.includes(path.split('/')[2]!));
    const wrong = imports.filter(i => {
      if (!i.isRelative || i.isType || partOf(i.from) !== 'core' || partOf(i.to) !== 'core') return false;
      if (i.from.split('/')[2] === i.to.split('/')[2]) return false;
      const [from, to] = [layerOf(i.from), layerOf(i.to)];
      return from >= 0 && to >= from;
    });
    assert.deepEqual(describeAll(wrong), []);
  });

  it('has no circles', () => {
    const next = new Map<string, string[]>();
    for (const i of imports) {
      if (i.isRelative && !i.isType && partOf(i.from) === 'core') next.set(i.from, [...(next.get(i.from) ?? []), i.to]);
    }
    const done = new Set<string>();
    const circles: string[] = [];
    const visit = (file: string, path: readonly string[]) => {
      if (path.includes(file)) circles.push([...path.slice(path.indexOf(file)), file].join(' > '));
      if (path.includes(file) || done.has(file)) return;
      for (const target of next.get(file) ?? []) visit(target, [...path, file]);
      done.add(file);
    };
    for (const file of next.keys()) visit(file, []);
    assert.deepEqual(circles, []);
  });
});

describe('files', () => {
  it('have at most 500 lines', () => {
    const long = [...files, ...sourceFiles('test'), ...sourceFiles('docs')].filter(
      file => readFileSync(join(root, file), 'utf8').split('\n').length > 501,
    );
    assert.deepEqual(
      long.filter(file => file !== 'extension/core/rules/registry.ts'),
      [],
    );
  });

  it('begin with what they own', () => {
    const bare = files.filter(file => {
      const text = readFileSync(join(root, file), 'utf8');
      return !/^(?:#!.*\n)?(?:import [^\n]*\n|\s)*\/[*/]/.test(text);
    });
    assert.deepEqual(bare, []);
  });
});
