/** How long the first picture takes, and whether very many Services break the page. Prints figures; the bounds are wide. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { limitGraph } from '../../extension/core/graph/limit.ts';
import type { GraphResult } from '../../extension/protocol/graph.ts';
import { nodeLimit } from '../../extension/protocol/panel-messages.ts';
import { launch, missing, Panel } from './panel.ts';

/** Ingress → rule → Service → workload, so often that there are about `count` nodes. */
function syntheticGraph(count: number): GraphResult {
  const nodes: GraphResult['nodes'][number][] = [];
  const edges: GraphResult['edges'][number][] = [];
  const base = {
    namespace: 'shop',
    state: 'present',
    detail: 'ClusterIP · 80',
    explanation: ['What happens here.'],
    file: 'file:///shop.yaml',
    problems: { errors: 0, warnings: 0, infos: 0 },
  } as const;
  const edge = (from: string, to: string, kind: GraphResult['edges'][number]['kind'], label: string): void => {
    const id = `${from}→${to}#${kind}:${label}`;
    edges.push({ id, from, to, kind, label, layer: 'L4', tls: false, verdict: 'open', evidence: [] });
  };
  nodes.push({ ...base, id: 'outside', kind: 'outside', column: 'client', objectKind: '', name: 'client', detail: '' });
  for (let i = 0; nodes.length < count; i++) {
    const ingress = `Ingress/shop/${Math.floor(i / 6)}`;
    if (i % 6 === 0) {
      nodes.push({
        ...base,
        id: ingress,
        kind: 'ingress',
        column: 'gateway',
        objectKind: 'Ingress',
        name: `gate-${i}`,
      });
      edge('outside', ingress, 'entry', 'HTTPS');
    }
    const [rule, service, workload] = [`${ingress}/${i}`, `Service/shop/${i}`, `Deployment/shop/${i}`];
    nodes.push(
      {
        ...base,
        id: rule,
        kind: 'rule',
        column: 'rule',
        objectKind: '',
        name: `shop.example.com/${i}`,
        detail: 'Prefix',
      },
      { ...base, id: service, kind: 'service', column: 'service', objectKind: 'Service', name: `service-${i}` },
      { ...base, id: workload, kind: 'workload', column: 'workload', objectKind: 'Deployment', name: `app-${i}` },
    );
    edge(ingress, rule, 'rule', '');
    edge(rule, service, 'backend', 'HTTP 80');
    edge(service, workload, 'select', 'TCP 80 → http (8080)');
    if (i % 5 === 4) edge(workload, `Service/shop/${i - 1}`, 'call', '80');
  }
  return { version: 1, nodes, edges, total: nodes.length, syntaxErrors: 0 };
}

describe('the page is quick', { skip: missing }, () => {
  let browser: Browser;
  before(async () => {
    browser = await launch();
  });
  after(() => browser.close());

  /** Milliseconds from the message with the graph to the frame that shows it. */
  async function firstPaint(panel: Panel, graph: GraphResult): Promise<number> {
    await panel.send({
      type: 'subject',
      uri: undefined,
      fileName: '',
      isLocked: false,
      scope: 'workspace',
      focus: undefined,
    });
    return panel.page.evaluate(async data => {
      const message = { type: 'graph', graph: data, staleErrors: 0 };
      const start = performance.now();
      window.postMessage(message, '*');
      await new Promise(done => setTimeout(done));
      // The second frame begins when the first one has been painted.
      await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
      return performance.now() - start;
    }, graph);
  }

  for (const [count, bound] of [
    [50, 8000],
    [300, 10_000],
    [2000, 20_000],
  ] as const) {
    it(`draws ${count} nodes`, async () => {
      const panel = await Panel.open(browser);
      const milliseconds = await firstPaint(panel, syntheticGraph(count));
      const frames = await panel.page.evaluate(async () => {
        const canvas = document.querySelector('.canvas')!;
        const start = performance.now();
        for (let i = 0; i < 30; i++) {
          canvas.dispatchEvent(new WheelEvent('wheel', { deltaX: 8, deltaY: 5, bubbles: true, cancelable: true }));
          await new Promise(done => requestAnimationFrame(done));
        }
        return (performance.now() - start) / 30;
      });
      console.log(
        `first paint of ${count} nodes: ${Math.round(milliseconds)} ms; a frame while panning: ${frames.toFixed(1)} ms`,
      );
      await panel.picture(`speed-${count}`);
      assert.ok(milliseconds < bound, `${milliseconds} ms`);
      assert.deepEqual(panel.errors, []);
      await panel.close();
    });
  }

  it('takes 5,000 Services as the server sends them: a part, and how many there are', async () => {
    const panel = await Panel.open(browser);
    const whole = syntheticGraph(16_000);
    const graph = limitGraph(whole, nodeLimit);
    const milliseconds = await firstPaint(panel, graph);
    console.log(`first paint of ${graph.nodes.length} of ${whole.total} nodes: ${Math.round(milliseconds)} ms`);
    assert.match((await panel.page.locator('.bar').textContent()) ?? '', /300 of 16\d{3} nodes/);
    assert.deepEqual(panel.errors, []);
    await panel.close();
  });
});
