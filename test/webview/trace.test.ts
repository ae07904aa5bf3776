/** The trace box: what is typed is asked, what comes back lights up, every hop leads to its place; by keyboard, in every theme. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import type { Locale } from '../../extension/core/l10n/message.ts';
import type { TraceQuestion } from '../../extension/protocol/trace.ts';
import { objections } from './accessibility.ts';
import { exampleFiles, graphFor, launch, missing, Panel, type PanelOptions, traceFor } from './panel.ts';
import type { Theme } from './themes.ts';

const files = {
  'web.yaml': `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: web, namespace: shop}
spec:
  ingressClassName: nginx
  rules:
    - host: shop.example.com
      http:
        paths:
          - {path: /, pathType: Prefix, backend: {service: {name: web, port: {name: http}}}}
          - {path: /cart, pathType: Prefix, backend: {service: {name: cart, port: {name: http}}}}
---
apiVersion: v1
kind: Service
metadata: {name: web, namespace: shop}
spec:
  selector: {app: web}
  ports: [{name: http, port: 80, targetPort: http}, {name: metrics, port: 9090, targetPort: metrics}]
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: web, namespace: shop}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec:
      containers:
        - name: web
          image: web
          env: [{name: CART, value: "http://cart.shop:80"}]
          ports: [{name: http, containerPort: 8080}, {name: metrics, containerPort: 9090}]
---
apiVersion: v1
kind: Service
metadata: {name: cart, namespace: shop}
spec:
  selector: {app: cart}
  ports: [{name: http, port: 80, targetPort: htpp}]
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: cart, namespace: shop}
spec:
  selector: {matchLabels: {app: cart}}
  template:
    metadata: {labels: {app: cart}}
    spec: {containers: [{name: cart, image: cart, ports: [{name: http, containerPort: 8080}]}]}
`,
};

describe('the trace box', { skip: missing }, () => {
  let browser: Browser;
  before(async () => {
    browser = await launch();
  });
  after(() => browser.close());

  async function opened(options: PanelOptions = {}): Promise<Panel> {
    const panel = await Panel.open(browser, options);
    await panel.show(graphFor(files));
    await panel.takeSent();
    return panel;
  }

  /** Types a target, checks that it is asked, and answers as the extension would. */
  async function traced(panel: Panel, target: string, more: Partial<TraceQuestion> = {}): Promise<void> {
    await panel.page.locator('.trace-target').fill(target);
    await panel.page.keyboard.press('Enter');
    const asked = (await panel.takeSent()).filter(message => message.type === 'trace').at(-1);
    assert.deepEqual(asked, { type: 'trace', question: { target, ...more } });
    await panel.send(traceFor(files, { target, ...more }));
  }

  const litNodes = (panel: Panel): Promise<string[]> =>
    panel.page.locator('.node.on-trace').evaluateAll(all => all.map(node => node.getAttribute('data-id')!));

  it('lights up the way of a request that arrives and tells each hop', async () => {
    const panel = await opened();
    await traced(panel, 'http://shop.example.com/');
    assert.deepEqual((await litNodes(panel)).sort(), [
      'Deployment/shop/web',
      'Ingress/shop/web',
      'Ingress/shop/web/shop.example.com/#Prefix',
      'Service/shop/web',
      'outside#Ingress/shop/web',
    ]);
    assert.match((await panel.page.locator('.trace-outcome').textContent()) ?? '', /^Delivered · status 200/);
    assert.deepEqual(await panel.page.locator('.hop-title strong').allTextContents(), [
      'Request',
      'Entry',
      'Rule',
      'Service',
      'Pods',
    ]);
    assert.match((await panel.page.locator('.announcements').textContent()) ?? '', /^Delivered.*Hops: 5/);
    await panel.close();
  });

  it('stops where it fails, with the rule, its page and its quick fix', async () => {
    const panel = await opened();
    await traced(panel, 'http://shop.example.com/cart');
    const end = panel.page.locator('.hop-item.failure');
    assert.match((await end.textContent()) ?? '', /Stops here.*htpp/);
    assert.match((await end.locator('a').getAttribute('href')) ?? '', /rules\/service-target-port-name-not-found\.md$/);
    await end.getByRole('button', { name: 'Change to' }).click();
    assert.deepEqual((await panel.sent()).at(-1), { type: 'traceFix', id: 0 });
    assert.equal(await panel.page.locator('.edge.on-trace.broken').count(), 1, 'the broken edge is a part of the way');
    await panel.close();
  });

  it('shows what loses when it is unfolded, and the place of every hop', async () => {
    const panel = await opened();
    await traced(panel, 'http://shop.example.com/cart');
    const alternatives = panel.page.locator('.alternatives');
    assert.equal(await alternatives.locator('.hop').isVisible(), false);
    await alternatives.locator('summary').click();
    assert.match((await alternatives.locator('.hop').textContent()) ?? '', /the longest path goes first/);
    await panel.page.locator('.hop.service').click();
    const sent = (await panel.sent()).at(-1);
    assert.ok(sent?.type === 'revealHop' && sent.by === 'click' && sent.location.uri === 'file:///web.yaml');
    assert.deepEqual(
      await panel.page.locator('.node.at-hop').evaluateAll(all => all.map(node => node.getAttribute('data-id'))),
      ['Service/shop/cart'],
    );
    await panel.close();
  });

  it('takes a workload of the picture as the sender', async () => {
    const panel = await opened();
    await panel.page.locator('.trace-from').selectOption({ label: 'from web' });
    await traced(panel, 'cart.shop:80', { from: 'Deployment/shop/web' });
    assert.ok((await litNodes(panel)).includes('Deployment/shop/web'));
    assert.equal(await panel.page.locator('.edge.call.on-trace').count(), 1);
    await panel.page.locator('.trace-from').selectOption('client');
    assert.deepEqual((await panel.sent()).at(-1), {
      type: 'trace',
      question: { target: 'cart.shop:80', from: 'client' },
    });
    await panel.close();
  });

  it('answers what cannot be read inside of the box', async () => {
    const panel = await opened();
    await traced(panel, 'gopher://shop.example.com');
    assert.equal(await panel.page.locator('.trace-target').getAttribute('aria-invalid'), 'true');
    assert.match((await panel.page.locator('.trace-outcome').textContent()) ?? '', /Unknown scheme "gopher"/);
    assert.match((await panel.page.locator('.announcements').textContent()) ?? '', /Unknown scheme/);
    assert.equal(await panel.page.locator('.hops').isVisible(), false);
    await panel.close();
  });

  it('works by keyboard: t, history, hops, escape', async () => {
    const panel = await opened();
    const { keyboard } = panel.page;
    const value = (): Promise<string> => panel.page.locator('.trace-target').inputValue();
    await panel.page.locator('.node[tabindex="0"]').focus();
    await keyboard.press('t');
    await traced(panel, 'http://shop.example.com/');
    await traced(panel, 'web.shop:9090');
    await keyboard.press('ArrowUp');
    assert.equal(await value(), 'http://shop.example.com/');
    await keyboard.press('ArrowUp');
    assert.equal(await value(), 'http://shop.example.com/', 'there is nothing before');
    await keyboard.press('ArrowDown');
    assert.equal(await value(), 'web.shop:9090');
    await panel.page.locator('.hop').first().focus();
    await keyboard.press('ArrowDown');
    await keyboard.press('Enter');
    const sent = (await panel.sent()).at(-1);
    assert.ok(sent?.type === 'revealHop' && sent.by === 'double-click', JSON.stringify(sent));
    await panel.page.locator('.trace-target').focus();
    await keyboard.press('Escape');
    assert.deepEqual((await panel.sent()).at(-1), { type: 'trace', question: undefined });
    assert.deepEqual(await litNodes(panel), []);
    assert.equal(await panel.page.locator('.hops').isVisible(), false);
    await keyboard.press('ArrowUp');
    assert.equal(await value(), 'web.shop:9090', 'the history stays');
    await panel.close();
  });

  it('keeps trace and history over a restart, and asks again by itself', async () => {
    const panel = await opened();
    await traced(panel, 'web.shop:9090');
    const state = await panel.state();
    await panel.close();
    const again = await Panel.open(browser, { state: state! });
    assert.deepEqual((await again.sent()).at(-1), { type: 'trace', question: { target: 'web.shop:9090' } });
    await again.show(graphFor(files));
    await again.send(traceFor(files, { target: 'web.shop:9090' }));
    assert.equal((await again.page.locator('.hop').count()) > 2, true);
    await again.close();
  });

  it('follows the manifests: the answer after a change replaces the one before', async () => {
    const panel = await opened();
    await traced(panel, 'http://shop.example.com/cart');
    const repaired = { 'web.yaml': files['web.yaml'].replace('htpp', 'http') };
    await panel.send({ type: 'graph', graph: graphFor(repaired), staleErrors: 0 });
    await panel.send(traceFor(repaired, { target: 'http://shop.example.com/cart' }));
    assert.match((await panel.page.locator('.trace-outcome').textContent()) ?? '', /^Delivered/);
    assert.ok((await litNodes(panel)).includes('Deployment/shop/cart'));
    await panel.send({ type: 'graph', graph: graphFor(repaired), staleErrors: 1 });
    assert.match((await panel.page.locator('.trace-outcome').textContent()) ?? '', /Of before the syntax error/);
    await panel.close();
  });

  it('runs what is asked from elsewhere, and offers the command', async () => {
    const panel = await opened();
    await panel.send({ type: 'askTrace', question: { target: 'https://shop.example.com/' } });
    assert.equal(await panel.page.locator('.trace-target').inputValue(), 'https://shop.example.com/');
    await panel.page.getByRole('button', { name: 'Copy as command' }).click();
    assert.deepEqual((await panel.sent()).at(-1), {
      type: 'copyTrace',
      question: { target: 'https://shop.example.com/' },
    });
    await panel.close();
  });

  it('says when the picture shows nothing of the way', async () => {
    const panel = await opened();
    await traced(panel, 'http://shop.example.com/');
    const answer = traceFor(files, { target: 'http://shop.example.com/' });
    assert.ok(answer.result.state === 'traced');
    await panel.send({ ...answer, result: { ...answer.result, nodes: [], edges: [], isPartial: true } });
    assert.equal(await panel.page.locator('.is-tracing').count(), 0, 'nothing is dimmed');
    await panel.page.locator('.trace-outcome button').click();
    assert.deepEqual((await panel.sent()).at(-1), { type: 'scope', scope: 'workspace' });
    await panel.close();
  });

  const looks: readonly (readonly [Theme, Locale, 'shop' | 'broken', string, number])[] = [
    ['light', 'en', 'shop', 'https://shop.example.com/api/cart', 1280],
    ['dark', 'en', 'broken', 'https://shop.example.com/api/cart', 1280],
    ['high-contrast', 'en', 'broken', 'https://shop.example.com/api/cart', 1280],
    ['high-contrast-light', 'en', 'shop', 'https://shop.example.com/', 1280],
    ['light', 'ko', 'broken', 'https://shop.example.com/api/cart', 1280],
    ['dark', 'en', 'shop', 'https://shop.example.com/', 620],
    ['light', 'en', 'broken', 'ftp://shop', 620],
  ];
  for (const [theme, locale, example, target, width] of looks) {
    it(`is readable: ${theme}, ${locale}, ${example}, ${width} wide`, async () => {
      const manifests = exampleFiles(example);
      const panel = await Panel.open(browser, { theme, locale, width });
      await panel.show(graphFor(manifests, { locale }));
      await panel.page.locator('.trace-target').fill(target);
      await panel.page.keyboard.press('Enter');
      await panel.send(traceFor(manifests, { target }, locale));
      await panel.page.waitForTimeout(200);
      await panel.picture(`trace-${theme}-${locale}-${example}-${width}`);
      assert.deepEqual(await objections(panel), []);
      assert.deepEqual(await panel.violations(), []);
      assert.deepEqual(panel.errors, []);
      await panel.close();
    });
  }
});
