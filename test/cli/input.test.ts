/** What lies around in real folders: nothing of it stops the rest from being analysed. */
import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { brokenService, deployment, folderWith, lintJson, placesOf, run } from './run.ts';

const good = { 'a.yaml': brokenService, 'b.yaml': deployment };
const found = 'a.yaml:10:17 service-target-port-name-not-found';
const utf16 = (text: string, bigEndian = false) => {
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le');
  return bigEndian ? bytes.swap16() : bytes;
};

/** Lints a folder that also holds `files`; the finding of the good files must be there. Returns the others. */
async function others(files: Readonly<Record<string, string | Buffer>>, exitCode = 1): Promise<string[]> {
  const { code, report, err } = await lintJson(folderWith({ ...good, ...files }));
  assert.equal(code, exitCode, err);
  const places = placesOf(report);
  assert.ok(places.includes(found), places.join('\n'));
  return places.filter(place => place !== found);
}

describe('files', () => {
  it('that are no text or no valid UTF-8', async () => {
    assert.deepEqual(await others({ 'c.yaml': Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 1]) }), []);
    const invalid = Buffer.concat([
      Buffer.from(`${brokenService}# `),
      Buffer.from([0xff, 0xc3, 0x28]),
      Buffer.from('\n'),
    ]);
    assert.deepEqual(await others({ 'c.yaml': invalid }), ['c.yaml:10:17 service-target-port-name-not-found']);
  });

  it('of 10 MB', async () => {
    const document = `${brokenService.replace('htpp', '80')}---\n`;
    const big = document.replace('name: web', 'name: other').repeat(Math.ceil(10_000_000 / document.length));
    const cwd = folderWith({
      ...good,
      'data.json': `[${'{"a": [1, 2, 3]},'.repeat(600_000)}{}]`,
      'c.yaml': `${'# comment\n'.repeat(1_000_000)}a: b\n`,
    });
    const { code, report } = await lintJson(cwd);
    assert.equal(code, 1);
    assert.deepEqual(placesOf(report), [found]);
    const { code: over, report: named } = await lintJson(folderWith({ ...good, 'c.yaml': big.repeat(2) }));
    assert.equal(over, 1);
    assert.deepEqual(placesOf(named), [found, 'c.yaml:1:1 yaml-limit']);
  });

  it('that are nested 1,000 deep, or explode', async () => {
    const head = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: c}\ndata:\n';
    const bomb = Array.from(
      { length: 9 },
      (_, i) => `  x${i + 1}: &x${i + 1} [${Array(10).fill(`*x${i}`).join(', ')}]\n`,
    );
    const places = await others({
      'deep.yaml': `${head}  a: ${'['.repeat(1000)}\n`,
      'deep.json': `{\n"apiVersion": "v1",\n"kind": "ConfigMap",\n"data": ${'['.repeat(1000)}${']'.repeat(1000)}}`,
      'bomb.yaml': `${head}  x0: &x0 [lol]\n${bomb.join('')}`,
    });
    assert.deepEqual(
      [...new Set(places.map(place => place.replace(/:.* /, ' ')))],
      ['bomb.yaml yaml-limit', 'deep.json yaml-limit', 'deep.yaml yaml-limit'],
    );
  });

  it('that are half written', async () => {
    const head = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: c}\ndata:\n';
    assert.deepEqual(await others({ 'c.yaml': `${head}  a: "b\n---\n${brokenService}` }), [
      'c.yaml:5:8 yaml-syntax',
      'c.yaml:16:17 service-target-port-name-not-found',
    ]);
    assert.deepEqual(await others({ 'c.yaml': `${head}<<<<<<< ours\n  a: b\n=======\n  a: c\n>>>>>>> theirs\n` }), [
      'c.yaml:5:1 yaml-merge-conflict',
    ]);
  });

  it('that are not for Kubernetes', async () => {
    assert.deepEqual(
      await others({
        '.github/workflows/ci.yml': 'on: push\njobs: {a: [}\n',
        'package.json': '{"name": "x", "version": }',
        'c.yaml': '- a\n\t- b',
        'empty.yaml': '',
        'values.yaml': 'kind: "x',
      }),
      [],
    );
  });

  it('in UTF-16, with a byte order mark, with CRLF, with emoji: columns are those of an editor', async () => {
    const oneLine = (before: string) =>
      `{apiVersion: v1, kind: Service, metadata: {name: web, annotations: {a: ${before}}}, spec: {selector: {app: web}, ports: [{port: 80, targetPort: htpp}]}}`;
    const column = (before: string) => oneLine(before).indexOf('htpp') + 1;
    const places = await others({
      'big-endian.yaml': utf16(oneLine('한'), true),
      'bom.yaml': `\ufeff${oneLine('x')}\n`,
      'crlf.yaml': brokenService.replace(/\n/g, '\r\n'),
      'emoji.yaml': oneLine('"😀👩‍👩‍👧"'),
      'little-endian.yaml': utf16(oneLine('한')),
    });
    assert.deepEqual(places, [
      `big-endian.yaml:1:${column('한')} service-target-port-name-not-found`,
      `bom.yaml:1:${column('x')} service-target-port-name-not-found`,
      'crlf.yaml:10:17 service-target-port-name-not-found',
      `emoji.yaml:1:${column('"😀👩‍👩‍👧"')} service-target-port-name-not-found`,
      `little-endian.yaml:1:${column('한')} service-target-port-name-not-found`,
    ]);
  });
});

describe('folders', () => {
  it('without manifests', async () => {
    const { code, out, err } = await run(['lint'], { cwd: folderWith({ 'README.md': 'x' }) });
    assert.deepEqual({ code, out, err }, { code: 0, out: 'No manifest files (.yaml, .yml, .json) found\n', err: '' });
    const { code: json, report } = await lintJson(folderWith({}));
    assert.equal(json, 0);
    assert.deepEqual(report, { version: 1, files: 0, documents: 0, resources: 0, findings: [] });
  });

  it('whose links lead in circles', async () => {
    const cwd = folderWith({ ...good, 'sub/c.yaml': 'a: b' });
    symlinkSync('..', join(cwd, 'sub/up'));
    symlinkSync('sub', join(cwd, 'again'));
    symlinkSync('self.yaml', join(cwd, 'self.yaml'));
    const { code, report, err } = await lintJson(cwd);
    assert.equal(err, 'traffic-path: cannot read self.yaml: symbolic links lead in a circle\n');
    assert.equal(code, 2);
    assert.equal(report.files, 3);
    assert.deepEqual(placesOf(report), [found]);
  });

  it('that may not be read are named', { skip: process.getuid?.() === 0 && 'root may read everything' }, async () => {
    const cwd = folderWith({ ...good, 'secret/c.yaml': brokenService, 'd.yaml': 'a: b' });
    chmodSync(join(cwd, 'secret'), 0);
    chmodSync(join(cwd, 'd.yaml'), 0);
    const { code, report, err } = await lintJson(cwd);
    chmodSync(join(cwd, 'secret'), 0o700);
    assert.equal(code, 2);
    assert.equal(
      err,
      'traffic-path: cannot read secret: permission denied\ntraffic-path: cannot read d.yaml: permission denied\n',
    );
    assert.deepEqual(placesOf(report), [found]);
  });

  it('are walked as .gitignore files say, nested ones and negations too', async () => {
    const cwd = folderWith({
      '.gitignore': '/out/\n*.gen.yaml\n!keep.gen.yaml\n',
      'out/a.yaml': brokenService,
      'k8s/out/a.yaml': brokenService,
      'k8s/.gitignore': 'local-*\n!local-but-shared.yaml\n!again.gen.yaml\n',
      'k8s/local-a.yaml': brokenService,
      'k8s/local-but-shared.yaml': brokenService,
      'k8s/again.gen.yaml': brokenService,
      'x.gen.yaml': brokenService,
      'keep.gen.yaml': brokenService,
      'other/local-a.yaml': brokenService,
      'node_modules/m/a.yaml': brokenService,
    });
    mkdirSync(join(cwd, '.git'));
    const filesOf = async (folder: string, ...args: string[]) => {
      const { report } = await lintJson(folder, '--rule', 'service-selector-no-match=error', ...args);
      return [...new Set(report.findings.map(f => f.file))];
    };
    const deployed = [
      'k8s/again.gen.yaml',
      'k8s/local-but-shared.yaml',
      'k8s/out/a.yaml',
      'keep.gen.yaml',
      'other/local-a.yaml',
    ];
    const walked = await lintJson(cwd);
    assert.equal(walked.report.files, deployed.length);
    assert.equal((await lintJson(join(cwd, 'k8s'))).report.files, 3, 'what stands above holds below');
    assert.equal((await lintJson(cwd, 'out')).report.files, 1, 'a folder that is named is looked at');
    assert.equal((await lintJson(cwd, 'x.gen.yaml')).report.files, 1, 'so is a file');
    assert.ok((await filesOf(cwd)).every(file => deployed.includes(file)));
  });

  it('are walked without what --exclude matches', async () => {
    const cwd = folderWith({
      'a.yaml': 'a: b',
      'vendor/b.yaml': 'a: b',
      'k8s/vendor/c.yaml': 'a: b',
      'k8s/d.json': '{}',
    });
    const count = async (...args: string[]) => (await lintJson(cwd, ...args)).report.files;
    assert.equal(await count(), 4);
    assert.equal(await count('--exclude', 'vendor'), 3);
    assert.equal(await count('--exclude', './vendor/'), 3);
    assert.equal(await count('--exclude', '**/vendor/**'), 2);
    assert.equal(await count('--exclude', '**/*.json', '--exclude', 'a.yaml'), 2);
    assert.equal(await count('--exclude', 'a.yaml', 'a.yaml', 'vendor'), 1);
  });
});
