/**
 * Pictures of the extension at work, to be looked at by a person: `node test/e2e/screenshots.mjs [FOLDER [NAME…]]`. In every theme, and
 * in Korean, a broken manifest with its squiggle, the hover open, and the Problems panel. Without FOLDER they go to a temporary one;
 * names (`light`, `korean`, …) choose some of the pictures.
 */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { root } from './workbench/install.mjs';
import { packExtension } from './workbench/package.mjs';
import { launchBrowser, setDisplayLanguage } from './workbench/page.mjs';
import { remoteUri, startServer, workbenchUrl } from './workbench/server.mjs';

const pictures = [
  { name: 'light', theme: 'Default Light Modern' },
  { name: 'dark', theme: 'Default Dark Modern' },
  { name: 'high-contrast', theme: 'Default High Contrast' },
  { name: 'high-contrast-light', theme: 'Default High Contrast Light' },
  { name: 'korean', theme: 'Default Light Modern', language: 'ko' },
];

const [, , chosenOutput, ...names] = process.argv;
const output = resolve(chosenOutput ?? mkdtempSync(join(tmpdir(), 'traffic-path-screenshots-')));
mkdirSync(output, { recursive: true });
const workspace = mkdtempSync(join(tmpdir(), 'traffic-path-broken-'));
cpSync(join(root, 'examples/broken'), workspace, { recursive: true });
const shown = join(workspace, 'api.yaml');
// For the colours of a comment that ignores a rule.
writeFileSync(
  shown,
  readFileSync(shown, 'utf8').replace(
    '  ports:',
    '  # traffic-path-ignore: service-port-name-required, all -- for the picture\n  ports:',
  ),
);

const extension = packExtension();
const browser = await launchBrowser();
try {
  for (const picture of pictures) {
    if (names.length > 0 && !names.includes(picture.name)) continue;
    // A server, and with it a profile, for each: the workbench of the one before may still be writing its settings.
    const settings = { 'workbench.colorTheme': picture.theme, 'editor.minimap.enabled': false };
    const server = await startServer({ extension, settings, testDriver: false });
    try {
      await takePicture(picture, server.port);
    } finally {
      await server.stop();
    }
    console.log(join(output, `${picture.name}.png`));
  }
} finally {
  await browser.close();
  rmSync(workspace, { recursive: true, force: true });
}

async function takePicture({ name, language }, port) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  try {
    page.setDefaultNavigationTimeout(120_000);
    if (language) await setDisplayLanguage(page, language);
    const file = remoteUri(port, shown);
    await page.goto(workbenchUrl(port, workspace, [['openFile', file]]));
    const squiggle = page.locator('.monaco-editor .squiggly-error, .monaco-editor .squiggly-warning').first();
    await squiggle.waitFor({ timeout: 180_000 });
    await page.keyboard.press('Control+Shift+M');
    await page.locator('.markers-panel .monaco-list-row').first().waitFor();
    await page.screenshot({ path: join(output, `${name}-problems.png`) });
    await hover(page, squiggle);
    await page.screenshot({ path: join(output, `${name}.png`) });
  } catch (error) {
    await page.screenshot({ path: join(output, `${name}-failed.png`) });
    throw error;
  } finally {
    await context.close();
  }
}

/** The overlay of squiggles is drawn anew now and then; the pointer has to come from elsewhere for a hover to open. */
async function hover(page, squiggle) {
  const visible = page.locator('.monaco-hover:not(.hidden) .hover-contents').first();
  for (let attempt = 1; ; attempt++) {
    const box = await squiggle.boundingBox();
    if (box) {
      await page.mouse.move(box.x + 5, box.y + 80);
      await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 8 });
    }
    const opened = await visible.waitFor({ timeout: 5000 }).then(
      () => true,
      () => false,
    );
    if (opened) break;
    if (attempt === 3) throw new Error('The hover does not open');
  }
  // The line with the quick fix comes when the fixes are known.
  await page
    .locator('.monaco-hover:not(.hidden) .actions a')
    .nth(1)
    .waitFor({ timeout: 5000 })
    .catch(() => undefined);
}
