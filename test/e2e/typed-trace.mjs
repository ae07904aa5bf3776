/**
 * A person with a keyboard in the workbench: opens the preview, types a URL into its trace box, sees the way light up, and goes to
 * where a hop is written. What an extension's own tests cannot do: they have no hands in a page.
 */
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { packExtension } from './workbench/package.mjs';
import { launchBrowser } from './workbench/page.mjs';
import { remoteUri, startServer, workbenchUrl } from './workbench/server.mjs';

/** Resolves to the counts of tests. `SCREENSHOTS` names a folder for a picture of the end. */
export async function runTypedTrace(workspace) {
  const server = await startServer({ extension: packExtension(), testDriver: false });
  const browser = await launchBrowser();
  const page = await browser.newPage({ viewport: { width: 1440, height: 860 } });
  try {
    page.setDefaultNavigationTimeout(120_000);
    page.setDefaultTimeout(30_000);
    await page.goto(
      workbenchUrl(server.port, workspace, [['openFile', remoteUri(server.port, join(workspace, 'edge.yaml'))]]),
    );
    // The line above the host is there once the server has answered.
    await page
      .locator('.codelens-decoration a', { hasText: 'trace http://shop.example.com/' })
      .waitFor({ timeout: 180_000 });
    await page.locator('.editor-actions a[aria-label^="Open Preview to the Side"]').click();
    const inner = page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
    const target = inner.locator('.trace-target');
    await target.click();
    await target.pressSequentially('http://shop.example.com/cart');
    await target.press('Enter');
    await inner.locator('.trace-outcome.good').waitFor();
    const lit = await inner.locator('.node.on-trace .name').allTextContents();
    assert.deepEqual(lit.sort(), ['client', 'edge', 'shop.example.com/', 'web', 'web']);
    await inner.locator('.hop.workload').click();
    await page.locator('.tab.active[data-resource-name="web.yaml"]').first().waitFor();
    await inner.locator('.node.at-hop').waitFor();
    if (process.env.SCREENSHOTS) {
      mkdirSync(process.env.SCREENSHOTS, { recursive: true });
      await page.screenshot({ path: join(process.env.SCREENSHOTS, 'typed-trace.png') });
    }
    console.log('✔ A URL is typed into the trace box, and its way lights up');
    return { passed: 1, failed: 0, skipped: 0 };
  } catch (error) {
    console.error(`✖ A URL is typed into the trace box\n${error instanceof Error ? error.message : error}`);
    if (process.env.SCREENSHOTS)
      await page.screenshot({ path: join(process.env.SCREENSHOTS, 'typed-trace-failed.png') });
    return { passed: 0, failed: 1, skipped: 0 };
  } finally {
    await browser.close();
    await server.stop();
  }
}
