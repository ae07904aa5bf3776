/** What the page does: by keyboard, by pointer, when the picture changes, with hostile and with very many names. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import type { GraphResult } from '../../extension/protocol/graph.ts';
import { exampleFiles, graphFor, launch, manyApplications, missing, Panel, type PanelOptions } from './panel.ts';

const web = (change: (text: string) => string = text => text): Record<string, string> => ({
  'web.yaml': change(`apiVersion: v1
kind: Service
metadata: {name: web, namespace: shop}
spec:
  type: NodePort
  selector: {app: web}
  ports: [{name: http, port: 80, targetPort: http, nodePort: 30080}]
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: web, namespace: shop}
spec:
  replicas: 2
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: web, image: web, ports: [{name: http, containerPort: 8080}]}]}
`),
});

describe('the page', { skip: missing }, () => {
  let browser: Browser;
  before(async () => {
    browser = await launch();
  });
  after(() => browser.close());

  async function opened(graph: GraphResult, options: PanelOptions = {}): Promise<Panel> {
    const panel = await Panel.open(browser, options);
    await panel.show(graph);
    await panel.takeSent();
    return panel;
  }

  const focusedId = (panel: Panel): Promise<string | null> =>
    panel.page.evaluate(() => document.activeElement?.getAttribute('data-id') ?? null);

  it('is walked through with arrow keys, along the traffic', async () => {
    const panel = await opened(graphFor(web()));
    const { keyboard } = panel.page;
    await panel.page.locator('.node[tabindex="0"]').focus();
    const walked = [await focusedId(panel)];
    for (let i = 0; i < 3; i++) {
      await keyboard.press('ArrowRight');
      walked.push(await focusedId(panel));
    }
    assert.deepEqual(walked, [
      'outside#Service/shop/web',
      'node-port/30080',
      'Service/shop/web',
      'Deployment/shop/web',
    ]);
    await keyboard.press('ArrowLeft');
    assert.equal(await focusedId(panel), 'Service/shop/web');
    assert.ok(!(await panel.sent()).some(message => message.type === 'reveal'), 'walking alone opens nothing');
    await keyboard.press('Enter');
    assert.deepEqual((await panel.sent()).at(-1), { type: 'reveal', id: 'Service/shop/web', by: 'key' });
    assert.equal(await panel.page.locator('.details h2').textContent(), 'web');
    await keyboard.press('Escape');
    assert.equal(await panel.page.locator('.details').isVisible(), false);
    assert.equal((await panel.state())?.selected, undefined);
    await panel.close();
  });

  it('finds with a slash, zooms with plus, minus and zero', async () => {
    const panel = await opened(graphFor(exampleFiles('broken')));
    const { keyboard } = panel.page;
    await panel.page.locator('.node[tabindex="0"]').focus();
    await keyboard.press('/');
    await keyboard.type('partners');
    assert.match((await panel.page.locator('.matches').textContent()) ?? '', /^2 of /);
    await keyboard.press('Enter');
    assert.equal(await panel.page.locator('.node.selected').count(), 1);
    await keyboard.press('Escape');
    const scale = async (): Promise<number> =>
      Number(/scale\(([\d.]+)\)/.exec((await panel.page.locator('.scene').getAttribute('transform')) ?? '')?.[1]);
    const start = await scale();
    await keyboard.press('+');
    const larger = await scale();
    await keyboard.press('-');
    await keyboard.press('-');
    const smaller = await scale();
    assert.ok(larger > start && smaller < start, `${smaller} < ${start} < ${larger}`);
    await keyboard.press('0');
    const { width } = panel.page.viewportSize()!;
    const box = (await panel.page.locator('.scene').boundingBox())!;
    assert.ok(box.x >= 0 && box.x + box.width <= width, 'the whole picture');
    await panel.close();
  });

  it('is a tree for screen readers, in which every node says where it leads', async () => {
    const panel = await opened(graphFor(web()));
    const tree = await panel.page.locator('.canvas').ariaSnapshot();
    assert.match(tree, /tree "Traffic, from left to right"/);
    assert.match(tree, /treeitem "web, Service, namespace shop, NodePort · 80, to web TCP 80 → http \(8080\)"/, tree);
    assert.match(tree, /treeitem "web, Deployment, namespace shop/);
    await panel.close();
  });

  it('keeps what did not change where it was when the picture changes', async () => {
    const panel = await opened(graphFor({ ...web(), ...manyApplications(3) }));
    await panel.node('Service/shop/web').click();
    const before = await panel.node('Service/shop/web').boundingBox();
    await panel.send({
      type: 'graph',
      graph: graphFor({
        'a.yaml':
          'apiVersion: v1\nkind: Service\nmetadata: {name: aaa, namespace: shop}\nspec: {selector: {a: b}, ports: [{port: 1}]}\n',
        ...web(),
        ...manyApplications(5),
      }),
      staleErrors: 0,
    });
    assert.equal(await panel.node('Service/shop/aaa').count(), 1);
    assert.deepEqual(await panel.node('Service/shop/web').boundingBox(), before);
    assert.equal(await focusedId(panel), 'Service/shop/web', 'the focus stays');
    await panel.close();
  });

  it('shows a broken hop, and says so', async () => {
    const panel = await opened(graphFor(web()));
    assert.equal(await panel.page.locator('.scene .edge.broken').count(), 0);
    await panel.send({
      type: 'graph',
      graph: graphFor(web(text => text.replace('targetPort: http', 'targetPort: htpp'))),
      staleErrors: 0,
    });
    assert.equal(await panel.page.locator('.scene .edge.broken').count(), 1);
    assert.match((await panel.node('Service/shop/web').getAttribute('aria-label')) ?? '', /traffic fails here/);
    assert.match((await panel.page.locator('.announcements').textContent()) ?? '', /1 with problems/);
    await panel.close();
  });

  it('keeps the last good picture while the YAML is broken', async () => {
    const graph = graphFor(web());
    const panel = await opened(graph);
    await panel.send({ type: 'graph', graph, staleErrors: 1 });
    await panel.picture('stale');
    assert.match((await panel.page.locator('.bar.warning').textContent()) ?? '', /1 YAML syntax error/);
    await panel.page.getByRole('button', { name: 'Show problems' }).click();
    assert.deepEqual((await panel.sent()).at(-1), { type: 'showProblems' });
    await panel.send({ type: 'graph', graph, staleErrors: 0 });
    assert.equal(await panel.page.locator('.bar').count(), 0);
    await panel.close();
  });

  it('asks to reveal on a click, keeps the click apart from a drag, and opens fixes', async () => {
    const panel = await opened(graphFor(web()));
    const box = (await panel.node('Service/shop/web').boundingBox())!;
    await panel.page.mouse.move(box.x + 20, box.y + 10);
    await panel.page.mouse.down();
    await panel.page.mouse.move(box.x + 90, box.y + 60, { steps: 4 });
    await panel.page.mouse.up();
    assert.deepEqual(await panel.sent(), [], 'a drag is no click');
    const moved = (await panel.node('Service/shop/web').boundingBox())!;
    assert.ok(Math.abs(moved.x - box.x - 70) < 3 && Math.abs(moved.y - box.y - 50) < 3, JSON.stringify([box, moved]));
    await panel.node('Service/shop/web').click();
    assert.deepEqual(await panel.takeSent(), [
      { type: 'details', id: 'Service/shop/web' },
      { type: 'reveal', id: 'Service/shop/web', by: 'click' },
    ]);
    await panel.page.locator('.label').filter({ hasText: '8080' }).click();
    assert.equal((await panel.sent())[0]?.type, 'reveal');
    await panel.close();
  });

  it('filters to the ways with problems', async () => {
    const panel = await opened(graphFor(exampleFiles('broken')));
    const all = await panel.page.locator('.node').count();
    await panel.page.locator('.filter summary').click();
    await panel.page.getByLabel('Only paths with problems').check();
    const fewer = await panel.page.locator('.node').count();
    assert.ok(fewer < all && fewer > 0);
    assert.match((await panel.page.locator('.filter summary').textContent()) ?? '', /hidden/);
    await panel.page.getByRole('button', { name: 'Show everything' }).click();
    assert.equal(await panel.page.locator('.node').count(), all);
    await panel.close();
  });

  it('comes back as it was', async () => {
    const graph = graphFor(exampleFiles('broken'));
    const first = await opened(graph);
    await first.node('Service/broken-shop/web').click();
    await first.page.mouse.move(400, 500);
    await first.page.mouse.wheel(0, 120);
    await first.page.waitForFunction(() => window.panelState?.view !== undefined);
    const box = await first.node('Service/broken-shop/web').boundingBox();
    await first.page.waitForTimeout(200);
    const state = (await first.state())!;
    await first.close();
    const second = await opened(graph, { state });
    assert.deepEqual(await second.node('Service/broken-shop/web').boundingBox(), box);
    assert.equal(await second.page.locator('.node.selected').getAttribute('data-id'), 'Service/broken-shop/web');
    await second.close();
  });

  it('makes SVG, PNG and Mermaid', async () => {
    const panel = await opened(graphFor(exampleFiles('broken')));
    let svg = '';
    for (const format of ['svg', 'png', 'mermaid'] as const) {
      await panel.send({ type: 'export', format });
      await panel.page.waitForFunction(() => window.panelMessages.at(-1)?.type === 'exported');
      const [message] = await panel.takeSent();
      assert.ok(message?.type === 'exported' && message.format === format);
      if (format === 'svg') {
        svg = message.content;
        assert.match(svg, /^<svg /);
      } else if (format === 'mermaid') assert.match(message.content, /^flowchart LR\n/);
      else {
        const bytes = Buffer.from(message.content, 'base64');
        assert.deepEqual([...bytes.subarray(0, 4)], [0x89, 0x50, 0x4e, 0x47]);
        const [, width, height] = /width="(\d+)" height="(\d+)"/.exec(svg)!;
        const size = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
        assert.deepEqual(size, [2 * Number(width), 2 * Number(height)], 'heading and legend are in it');
      }
    }
    assert.deepEqual(await panel.violations(), []);
    await panel.close();
  });

  it('says why nothing could be exported', async () => {
    const panel = await Panel.open(browser);
    await panel.send({ type: 'export', format: 'png' });
    assert.deepEqual((await panel.sent()).at(-1), { type: 'exportFailed', reason: 'Reading manifests…' });
    await panel.close();
  });

  it('finds by kind, namespace, label, rule and what is written on a line', async () => {
    const graph = graphFor(exampleFiles('broken'));
    const id = 'Service/broken-shop/web';
    const nodes = graph.nodes.map(node => (node.id === id ? { ...node, terms: ['tier=front', 'some-rule'] } : node));
    const panel = await opened({ ...graph, nodes });
    const found = async (text: string): Promise<string[]> => {
      await panel.page.locator('input[type=search]').fill(text);
      return panel.page.locator('.scene .node.match').evaluateAll(all => all.map(one => one.getAttribute('data-id')!));
    };
    assert.deepEqual(await found('tier=front'), [id]);
    assert.deepEqual(await found('SOME-RULE'), [id]);
    assert.ok((await found('web service broken-shop')).includes(id), 'name, kind and namespace');
    assert.ok((await found('ingress-backend')).length > 0, 'rules of broken hops');
    assert.deepEqual(await found('nothing is called so'), []);
    await panel.close();
  });

  it('keeps every node in the tree of screen readers, in order, when most are out of sight', async () => {
    const graph = graphFor(manyApplications(80));
    const panel = await opened(graph);
    const drawn = () => panel.page.locator('.scene .node:not(.stand-in)').count();
    await panel.page.waitForFunction(
      count => document.querySelectorAll('.scene .node').length >= count,
      graph.nodes.length,
    );
    assert.ok((await drawn()) < graph.nodes.length / 2, `${await drawn()} are drawn`);
    const name = 'app-79, Deployment, namespace team-2';
    const far = panel.page.getByRole('treeitem', { name });
    assert.equal(await far.count(), 1);
    // What a screen reader does to press something.
    await far.evaluate(node => node.dispatchEvent(new MouseEvent('click', { bubbles: true })));
    assert.equal(await panel.page.locator('.node.selected').getAttribute('data-id'), 'Deployment/team-2/app-79');
    assert.equal(await focusedId(panel), 'Deployment/team-2/app-79');
    assert.ok((await panel.node('Deployment/team-2/app-79').boundingBox())!.y < 760, 'it is in sight');
    const count = await panel.page.locator('.scene .node').count();
    const distinct = await panel.page
      .locator('.scene .node')
      .evaluateAll(all => new Set(all.map(one => one.getAttribute('data-id'))).size);
    assert.equal(count, distinct, 'none is there twice');
    await panel.close();
  });

  it('takes names for text, however they are written', async () => {
    const names = [
      '<script>document.title="taken"</script>',
      '<img src=x onerror=document.title=1>',
      'سلة-التسوق-الطويلة',
      `a-${'very-'.repeat(60)}long-name`,
      '"><svg onload=document.title=2>',
    ];
    const graph = graphFor(web());
    const renamed: GraphResult = {
      ...graph,
      nodes: [
        ...graph.nodes,
        ...names.map((name, i) => ({
          ...graph.nodes.find(node => node.kind === 'service')!,
          id: `Service/x/${i}${name}`,
          name,
          detail: name,
          explanation: [name],
          namespace: name,
        })),
      ],
      edges: graph.edges.map(edge => ({ ...edge, label: edge.label === '' ? '' : names[0]! })),
    };
    const panel = await opened({ ...renamed, total: renamed.nodes.length });
    await panel.page.locator('.node').last().click();
    await panel.picture('hostile');
    assert.equal(await panel.page.title(), 'Traffic Path');
    assert.equal(await panel.page.locator('.body script, .body img, [onload], [onerror]').count(), 0);
    assert.equal(await panel.page.locator('body > script').count(), 1);
    const width = await panel.page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(width <= 1280, `the page is ${width} wide`);
    assert.deepEqual(await panel.violations(), []);
    assert.deepEqual(panel.errors, []);
    await panel.close();
  });

  it('shows some of many nodes, all erroneous ones among them, and the rest on request', async () => {
    const files = manyApplications(400);
    files['app-390.yaml'] = files['app-390.yaml']!.replace('targetPort: web', 'targetPort: wbe');
    const graph = graphFor(files, { limit: 300 });
    assert.ok(graph.nodes.length <= 310 && graph.total > 1500, `${graph.nodes.length} of ${graph.total}`);
    const panel = await opened(graph);
    await panel.picture('many');
    await panel.send({ type: 'select', id: 'Service/team-5/app-390' });
    assert.equal(await panel.page.locator('.node.selected').getAttribute('data-id'), 'Service/team-5/app-390');
    await panel.page.getByRole('button', { name: /hidden: show/ }).click();
    assert.deepEqual((await panel.sent()).at(-1), { type: 'unlimited', isUnlimited: true });
    await panel.close();
  });

  it('says what an empty picture means', async () => {
    const panel = await opened(graphFor({}));
    await panel.picture('empty');
    assert.match((await panel.page.locator('.empty').textContent()) ?? '', /No traffic in web\.yaml/);
    await panel.page.getByRole('button', { name: 'Show the whole workspace' }).click();
    assert.deepEqual((await panel.sent()).at(-1), { type: 'scope', scope: 'workspace' });
    await panel.close();
  });

  it('fits into a narrow column', async () => {
    const panel = await opened(graphFor(exampleFiles('broken')), { width: 480, height: 720, theme: 'dark' });
    await panel.send({ type: 'select', id: 'Service/broken-shop/web' });
    await panel.picture('narrow');
    const box = (await panel.node('Service/broken-shop/web').boundingBox())!;
    assert.ok(box.x >= 0 && box.x + box.width <= 480, 'in view');
    assert.equal(await panel.page.locator('.details').isVisible(), true);
    await panel.close();
  });
});
