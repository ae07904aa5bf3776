/** The page in every theme and language: nothing that an accessibility checker objects to, nothing that the policy blocks. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import type { Locale } from '../../extension/core/l10n/message.ts';
import { objections } from './accessibility.ts';
import { exampleFiles, graphFor, launch, missing, Panel } from './panel.ts';
import type { Theme } from './themes.ts';

describe('the page looks right', { skip: missing }, () => {
  let browser: Browser;
  before(async () => {
    browser = await launch();
  });
  after(() => browser.close());

  const looks: readonly (readonly [Theme, Locale, 'shop' | 'broken'])[] = [
    ['light', 'en', 'shop'],
    ['light', 'en', 'broken'],
    ['dark', 'en', 'shop'],
    ['dark', 'en', 'broken'],
    ['high-contrast', 'en', 'broken'],
    ['high-contrast-light', 'en', 'broken'],
    ['light', 'ko', 'broken'],
  ];
  for (const [theme, locale, example] of looks) {
    it(`${theme}, ${locale}, ${example}`, async () => {
      const panel = await Panel.open(browser, { theme, locale });
      const graph = graphFor(exampleFiles(example), { locale });
      await panel.show(graph);
      const name = `${theme}-${locale}-${example}`;
      await panel.picture(name);
      assert.deepEqual(await objections(panel), []);
      await panel.page.getByRole('button', { name: /Legend|범례/ }).click();
      const id = graph.nodes.find(node => node.problems.errors > 0)?.id ?? 'Service/shop/web';
      await panel.node(id).click();
      await panel.send({
        type: 'details',
        id,
        details: {
          places: [],
          findings: [
            {
              uri: 'file:///shop/web.yaml',
              range: { start: { line: 3, character: 4 }, end: { line: 3, character: 8 } },
              rule: 'service-target-port-name-not-found',
              severity: 'error',
              message: 'No selected container declares a TCP port named "htpp"',
              why: 'Endpoints are created without this port, so connections are refused.',
              docs: 'https://example.com/rule',
            },
          ],
        },
        placeNames: ['shop/web.yaml:12'],
        fixes: [
          {
            id: 1,
            title: 'Change to "http"',
            rule: 'service-target-port-name-not-found',
            at: 'file:///shop/web.yaml#3:4',
          },
        ],
      });
      await panel.picture(`${name}-selected`);
      assert.deepEqual(await objections(panel), []);
      await panel.page.locator('.filter summary').click();
      await panel.picture(`${name}-filter`);
      assert.deepEqual(await objections(panel), []);
      assert.deepEqual(await panel.violations(), []);
      assert.deepEqual(panel.errors, []);
      await panel.close();
    });
  }
});
