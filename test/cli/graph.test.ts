/** `traffic-path graph`: formats, what to draw, exit codes. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { brokenService, deployment, folderWith, run } from './run.ts';

const files = { 'a.yaml': brokenService, 'b.yaml': deployment };
const other = brokenService.replaceAll('web', 'other');

describe('graph', () => {
  it('draws SVG unless told otherwise, and ends with 0 whatever it finds', async () => {
    const { code, out, err } = await run(['graph'], { cwd: folderWith(files) });
    assert.deepEqual([code, err], [0, '']);
    assert.match(out, /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"[\s\S]*<\/svg>\n$/);
    assert.match(out, /traffic fails here/);
    const korean = await run(['graph'], { cwd: folderWith(files), env: { LANG: 'ko_KR.UTF-8' } });
    assert.match(korean.out, /트래픽 실패/);
  });

  it('prints Mermaid and JSON', async () => {
    const cwd = folderWith(files);
    const mermaid = await run(['graph', '--format', 'mermaid', 'a.yaml', 'b.yaml'], { cwd });
    assert.match(mermaid.out, /^flowchart LR\n/);
    const json = await run(['graph', '--format', 'json', '--namespace', 'shop'], { cwd });
    const graph = JSON.parse(json.out);
    assert.equal(graph.version, 1);
    const broken = graph.edges.find((edge: { verdict: string }) => edge.verdict === 'broken');
    assert.equal(broken.from, 'Service/shop/web');
    assert.equal(broken.evidence[0].rule, 'service-target-port-name-not-found');
    assert.deepEqual(await run(['graph', '--format', 'json', '--namespace', 'shop'], { cwd }), json);
  });

  it('starts from one object with --focus', async () => {
    const cwd = folderWith({ ...files, 'c.yaml': other });
    const { out } = await run(['graph', '--format', 'json', '--focus', 'Service/default/web'], { cwd });
    const ids = JSON.parse(out).nodes.map((node: { id: string }) => node.id);
    assert.ok(ids.includes('Service/default/web') && !ids.includes('Service/default/other'));
  });

  it('2 for wrong usage and for what it cannot read', async () => {
    const cwd = folderWith(files);
    const cases: [string[], RegExp][] = [
      [['--focus', 'web'], /"web" is not an object; write KIND\/NAMESPACE\/NAME/],
      [['--focus', 'Service/default/wep'], /no Service\/default\/wep.*did you mean "Service\/default\/web"\?/],
      [['--format', 'png'], /"png" is not a value of --format/],
    ];
    for (const [args, message] of cases) {
      const { code, out, err } = await run(['graph', ...args], { cwd });
      assert.deepEqual([args, code, out], [args, 2, '']);
      assert.match(err, message);
    }
    const partly = await run(['graph', 'a.yaml', 'gone.yaml'], { cwd });
    assert.equal(partly.code, 2);
    assert.match(partly.err, /cannot read gone\.yaml/);
    assert.match(partly.out, /<svg/);
  });

  it('draws nothing as nothing', async () => {
    const { code, out } = await run(['graph', '-'], { cwd: folderWith({}), input: '' });
    assert.equal(code, 0);
    assert.match(out, /<svg[\s\S]*<\/svg>/);
  });
});
