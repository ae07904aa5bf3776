/** What a person reads. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { brokenService, deployment, folderWith, run } from './run.ts';

const docs = 'https://github.com/traffic-path/traffic-path/blob/main/docs';

describe('lint --format text', () => {
  it('shows the token, the reason, the other end, the fix and a summary', async () => {
    const cwd = folderWith({ 'k8s/service.yaml': brokenService, 'k8s/deployment.yaml': deployment });
    const { code, out, err } = await run(['lint'], { cwd });
    assert.equal(err, '');
    assert.equal(code, 1);
    const why = /^ {2}why: {2}.+$/m.exec(out)?.[0];
    assert.ok(why, out);
    assert.equal(
      out.replace(why, '  why:  …'),
      `k8s/service.yaml:10:17: error: No selected container declares a TCP port named "htpp" [service-target-port-name-not-found]
  10 |     targetPort: htpp
     |                 ^^^^
  why:  …
  also: k8s/deployment.yaml:18:11: Deployment "web" declares http (8080)
    18 |         - name: http
       |           ^^^^^^^^^^
  fix:  Change to "http"
  docs: ${docs}/rules/service-target-port-name-not-found.md

1 error in 2 files (2 documents, 2 objects)
`,
    );
  });

  it('says in one line that there is nothing to say', async () => {
    const { code, out, err } = await run(['lint'], { cwd: folderWith({ 'a.yaml': deployment }) });
    assert.deepEqual({ code, out, err }, { code: 0, out: 'No problems in 1 file (1 document, 1 object)\n', err: '' });
  });

  it('underlines behind wide characters, emoji, combining marks and tabs', async () => {
    const start = '{apiVersion: v1, kind: Service, metadata: {name: web, annotations: {a: ';
    const middle = '}}, spec: {selector: {app: web}, ports: [{port: 80, targetPort: ';
    const cases: [string, number][] = [
      ['"한글"', 6],
      ['"👩‍👩‍👧😀"', 6],
      ['"e\u0301"', 3],
      ['\t"x"', 4],
    ];
    for (const [value, width] of cases) {
      const cwd = folderWith({ 'a.yaml': `${start}${value}${middle}htpp}]}}\n`, 'b.yaml': deployment });
      const { out } = await run(['lint'], { cwd });
      const [, , underline = ''] = out.split('\n');
      // A tab goes on to the next multiple of four.
      const tab = value.startsWith('\t') ? 4 - (start.length % 4) - 1 : 0;
      assert.equal(underline.indexOf('^') - '    | '.length, start.length + width + tab + middle.length, out);
      assert.match(underline, /[^^]\^{4}$/);
    }
  });

  it('cuts a long line around the token', async () => {
    const long = `{apiVersion: v1, kind: Service, metadata: {name: web, annotations: {a: "${'x'.repeat(5000)}"}}, spec: {selector: {app: web}, ports: [{port: 80, targetPort: htpp}]}} # ${'y'.repeat(5000)}\n`;
    const { out } = await run(['lint'], { cwd: folderWith({ 'a.yaml': long, 'b.yaml': deployment }) });
    const [, source = '', underline = ''] = out.split('\n');
    assert.ok(source.length < 200 && source.includes('…') && source.endsWith('…'), source);
    assert.equal(source.slice(underline.indexOf('^'), underline.length), 'htpp');
  });

  it('lets no control character of a manifest through to the terminal', async () => {
    const hostile = brokenService.replace('htpp', '"ht\u001b]0;owned\u0007\u202epp"');
    const { out } = await run(['lint'], { cwd: folderWith({ 'a.yaml': hostile, 'b.yaml': deployment }) });
    assert.doesNotMatch(out, /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202e]/);
  });

  it('colours a terminal only, unless told otherwise', async () => {
    const cwd = folderWith({ 'a.yaml': brokenService, 'b.yaml': deployment });
    const isColoured = async (env: Record<string, string>) =>
      (await run(['lint'], { cwd, env })).out.includes('\u001b[');
    assert.equal(await isColoured({}), false);
    assert.equal(await isColoured({ FORCE_COLOR: '1' }), true);
    assert.equal(await isColoured({ FORCE_COLOR: '0' }), false);
    assert.equal(await isColoured({ NO_COLOR: '1' }), false);
    assert.equal(await isColoured({ NO_COLOR: '1', FORCE_COLOR: '1' }), true);
  });

  it('speaks Korean where the system does', async () => {
    const cwd = folderWith({ 'a.yaml': brokenService, 'b.yaml': deployment });
    for (const env of [
      { LANG: 'ko_KR.UTF-8' },
      { LC_MESSAGES: 'ko_KR.UTF-8', LANG: 'en_US.UTF-8' },
      { LC_ALL: 'ko_KR.UTF-8', LC_MESSAGES: 'C' },
    ]) {
      const { out } = await run(['lint'], { cwd, env });
      assert.match(out, /htpp.*없습니다/);
      assert.match(out, /docs\/ko\/rules\//);
      assert.match(out, /^파일 2개\(문서 2개, 오브젝트 2개\): 오류 1개$/m);
    }
    const { out } = await run(['lint'], { cwd, env: { LC_ALL: 'C', LANG: 'ko_KR.UTF-8' } });
    assert.match(out, /1 error in 2 files/);
  });
});

describe('--help', () => {
  it('explains itself in both languages', async () => {
    const cwd = folderWith({});
    const english = await run(['lint', '--help'], { cwd });
    assert.equal(english.code, 0);
    assert.match(english.out, /^Usage: traffic-path lint/);
    assert.match(english.out, /Exit codes:\n {2}0 {2}/);
    const korean = await run(['help', 'lint'], { cwd, env: { LANG: 'ko_KR.UTF-8' } });
    assert.equal(korean.code, 0);
    assert.match(korean.out, /^사용법: traffic-path lint/);
    assert.match(korean.out, /종료 코드:\n/);
    for (const option of ['--format', '--fail-on', '--rule', '--namespace', '--exclude', '--batch']) {
      assert.ok(english.out.includes(option) && korean.out.includes(option), option);
    }
  });

  it('says which version it is', async () => {
    assert.match((await run(['--version'], { cwd: folderWith({}) })).out, /^\d+\.\d+\.\d+\n$/);
  });
});
