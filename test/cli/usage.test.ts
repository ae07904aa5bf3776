/** Arguments, exit codes, standard input and batches. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, it } from 'node:test';
import { brokenService, deployment, folderWith, lintJson, placesOf, program, type Report, run } from './run.ts';

const broken = { 'a.yaml': brokenService, 'b.yaml': deployment };

describe('exit codes', () => {
  it('follow --fail-on and --rule', async () => {
    const cwd = folderWith(broken);
    const rule = 'service-target-port-name-not-found';
    const cases: [string[], number][] = [
      [[], 1],
      [['--fail-on', 'never'], 0],
      [['--rule', `${rule}=warning`], 0],
      [['--rule', `${rule}=warning`, '--fail-on', 'warning'], 1],
      [['--rule', `${rule}=info`, '--fail-on', 'warning'], 0],
      [['--rule', `${rule}=info`, '--fail-on', 'info'], 1],
      [['--rule', `${rule}=hint`, '--fail-on', 'info'], 0],
      [['--rule', `${rule}=off`, '--fail-on', 'info'], 0],
      [['--rule', `${rule}=off`, '--rule', `${rule}=default`], 1],
    ];
    for (const [args, code] of cases) {
      const result = await run(['lint', ...args], { cwd });
      assert.deepEqual([args, result.code, result.err], [args, code, '']);
    }
  });

  it('2 and one clear line for wrong usage', async () => {
    const cwd = folderWith(broken);
    const cases: [string[], RegExp][] = [
      [['lint', '--foramt', 'json'], /unknown option "--foramt"; did you mean "--format"\?/],
      [
        ['lint', '--format', 'jsn'],
        /"jsn" is not a value of --format; use text, json, sarif, github; did you mean "json"\?/,
      ],
      [['lint', '--fail-on', 'hint'], /"hint" is not a value of --fail-on/],
      [['lint', '--rule', 'service-selector-no-mach=off'], /unknown rule.*did you mean "service-selector-no-match"\?/],
      [['lint', '--rule', 'yaml-syntax=eror'], /"eror" is not a value of --rule yaml-syntax.*did you mean "error"\?/],
      [['lint', '--rule', 'yaml-syntax'], /--rule takes ID=SEVERITY/],
      [['lint', '--rule'], /needs a value/],
      [['lint', '--namespace', 'Not_A_Name'], /not the name of a namespace/],
      [['lint', '--batch', 'gone.jsonl'], /cannot read gone\.jsonl: no such file/],
      [['lint', '--batch', 'a.jsonl', 'a.yaml'], /--batch/],
      [['lint', '--batch', 'a.jsonl', '--format', 'text'], /--batch/],
      [['lnt'], /unknown command "lnt"; did you mean "lint"\?/],
    ];
    for (const [args, message] of cases) {
      const { code, out, err } = await run(args, { cwd });
      assert.deepEqual([args, code, out], [args, 2, '']);
      assert.match(err, message);
      assert.match(err, /^traffic-path: [^\n]+\n$/);
    }
    const korean = await run(['lint', '--foramt'], { cwd, env: { LC_ALL: 'ko_KR.UTF-8' } });
    assert.match(korean.err, /알 수 없는 옵션 "--foramt"/);
    const gone = await run(['lint', 'gone'], { cwd, env: { LANG: 'ko_KR.UTF-8' } });
    assert.equal(gone.err, 'traffic-path: gone을(를) 읽을 수 없습니다: 그런 파일이나 폴더가 없습니다\n');
    const none = await run([], { cwd });
    assert.equal(none.code, 2);
    assert.match(none.err, /^Usage:/);
  });

  it('2 for what is not there, and everything else is analysed', async () => {
    const { code, report, err } = await lintJson(folderWith(broken), 'gone.yaml', 'a.yaml', 'b.yaml', 'nor/this');
    assert.equal(code, 2);
    assert.equal(
      err,
      'traffic-path: cannot read gone.yaml: no such file or folder\ntraffic-path: cannot read nor/this: no such file or folder\n',
    );
    assert.deepEqual(placesOf(report), ['a.yaml:10:17 service-target-port-name-not-found']);
  });
});

describe('standard input', () => {
  it('is read for -, alone or beside files', async () => {
    const cwd = folderWith({ 'b.yaml': deployment });
    const both = await run(['lint', '-', '--format', 'json'], { cwd, input: `${brokenService}---\n${deployment}` });
    assert.deepEqual(placesOf(JSON.parse(both.out) as Report), ['-:10:17 service-target-port-name-not-found']);
    const beside = await run(['lint', 'b.yaml', '-'], { cwd, input: brokenService });
    assert.match(beside.out, /^-:10:17: error: /);
  });
});

describe('--namespace', () => {
  it('is the namespace of objects that name none', async () => {
    const cwd = folderWith({
      'a.yaml': brokenService.replace('name: web\n', 'name: web\n  namespace: shop\n'),
      'b.yaml': deployment,
    });
    assert.deepEqual(placesOf((await lintJson(cwd, '--namespace', 'shop')).report), [
      'a.yaml:11:17 service-target-port-name-not-found',
    ]);
    assert.ok(!placesOf((await lintJson(cwd)).report).includes('a.yaml:11:17 service-target-port-name-not-found'));
  });
});

describe('--batch', () => {
  it('answers each line in order, with nothing shared', async () => {
    const cwd = folderWith({
      'one/a.yaml': brokenService,
      'two/b.yaml': deployment,
      'both/a.yaml': brokenService,
      'both/b.yaml': deployment,
    });
    const lines = [
      { id: 'x', cwd: 'one' },
      { id: 7, cwd: 'two', paths: ['b.yaml'] },
      { cwd: `${cwd}/both`, namespace: 'shop' },
      { paths: ['both'] },
    ];
    const input = lines.map(line => JSON.stringify(line)).join('\n');
    const { code, out, err } = await run(['lint', '--batch', '-'], { cwd, input });
    assert.equal(code, 0, err);
    const answers = out
      .trimEnd()
      .split('\n')
      .map(line => JSON.parse(line) as Report);
    assert.deepEqual(
      answers.map(a => [a.id, a.files, placesOf(a).filter(p => p.endsWith('name-not-found'))]),
      [
        ['x', 1, []],
        [7, 1, []],
        [undefined, 2, ['a.yaml:10:17 service-target-port-name-not-found']],
        [undefined, 2, ['both/a.yaml:10:17 service-target-port-name-not-found']],
      ],
    );
  });

  it('answers bad lines with an error, goes on, and ends with 2', async () => {
    const cwd = folderWith({
      ...broken,
      'requests.jsonl': [
        '{"id": 1',
        '[]',
        '{"id": "p", "paths": "a.yaml"}',
        '{"id": "n", "namespace": 1}',
        '{"id": "g", "paths": ["gone", "b.yaml"]}',
        '',
        '{"id": "ok"}',
        '',
      ].join('\r\n'),
    });
    const { code, out } = await run(['lint', '--batch', 'requests.jsonl'], { cwd });
    assert.equal(code, 2);
    const answers = out
      .trimEnd()
      .split('\n')
      .map(line => JSON.parse(line) as Report);
    assert.deepEqual(
      answers.map(a => [a.id, a.error !== undefined, a.files]),
      [
        [undefined, true, undefined],
        [undefined, true, undefined],
        ['p', true, undefined],
        ['n', true, undefined],
        ['g', true, 1],
        ['ok', false, 2],
      ],
    );
  });

  it('answers a line before the next one is written', { timeout: 60_000 }, async () => {
    const child = spawn(process.execPath, [program, 'lint', '--batch', '-'], { cwd: folderWith(broken) });
    for (const id of [1, 2, 3]) {
      child.stdin.write(`{"id": ${id}}\n`);
      const [answer] = (await once(child.stdout, 'data')) as [Buffer];
      assert.equal((JSON.parse(answer.toString()) as Report).id, id);
    }
    child.stdin.end();
    assert.deepEqual(await once(child, 'close'), [0, null]);
  });

  it('ends quietly when its reader goes away', { timeout: 60_000 }, async () => {
    const child = spawn(process.execPath, [program, 'lint', '--batch', '-'], { cwd: folderWith(broken) });
    let err = '';
    child.stderr.on('data', chunk => {
      err += chunk;
    });
    child.stdin.on('error', () => {});
    child.stdin.write('{"id": 0}\n'.repeat(3000));
    await once(child.stdout, 'data');
    child.stdout.destroy();
    await once(child, 'close');
    assert.equal(err, '');
  });
});
