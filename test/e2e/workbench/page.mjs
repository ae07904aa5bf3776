/** A headless Chromium and what happens between its page and an extension test run. */
import { format } from 'node:util';
import { chromium } from 'playwright-core';
import { findChromium } from './install.mjs';

/** What a workbench without native modules and without a marketplace complains about. */
const noise = /bindings file|build\/Release|open-vsx|\[Service Worker\]|connection token|grace-time/;

export function launchBrowser() {
  return chromium.launch({
    executablePath: findChromium(),
    headless: true,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-features=LocalNetworkAccessChecks,LocalNetworkAccessChecksWebSockets',
    ],
  });
}

/** Makes the workbench take a display language; without a language pack only extensions have texts in it. */
export async function setDisplayLanguage(page, language) {
  await page.addInitScript(`globalThis._VSCODE_NLS_LANGUAGE = ${JSON.stringify(language)};`);
}

/**
 * Opens the workbench with `open` and waits until the extension tests in it have ended. Resolves to their exit code; 124 when there
 * was no answer in time. `onLog` sees every line that the extension host logs.
 */
export async function runTestsInPage(page, open, { onLog = () => undefined, timeoutMilliseconds = 180_000 } = {}) {
  const others = [];
  const ended = new Promise((done, fail) => {
    setTimeout(() => {
      others.push(`no result after ${timeoutMilliseconds / 1000} s`);
      done(124);
    }, timeoutMilliseconds).unref();
    page.on('crash', () => fail(new Error('The browser page crashed')));
    page.on('pageerror', error => others.push(`[page] ${error}`));
    page.exposeFunction('codeAutomationLog', (type, args) => {
      const line = format(...args);
      onLog(line);
      if (type === 'log' || type === 'info') console.log(line);
      else if (!noise.test(line)) others.push(`[${type}] ${line}`);
    });
    page.exposeFunction('codeAutomationExit', code => done(code));
  });
  await open(page);
  const code = await ended;
  // The workbench complains about a lot that does not matter; it is of interest only after a failure.
  if (code !== 0) console.error(others.slice(-40).join('\n'));
  return code;
}
