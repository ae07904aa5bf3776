/** A headless Chromium and what happens between its page and an extension test run. */
import { format } from 'node:util';
import { chromium } from 'playwright-core';
import { findChromium } from './install.mjs';

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

/** Lines of the suites' reporter; the workbench and the extension host log a lot beside them. */
const reported = /^[✔✖○] /;

/** What a workbench without native modules and without a marketplace complains about. */
const noise = /bindings file|build\/Release|open-vsx|Service Worker|authentication provider|^Canceled/;

/**
 * Opens the workbench with `open` and waits until the extension tests in it have ended. Resolves to their exit code; 124 when there
 * was no answer in time. `onLog` sees every line that the extension host logs.
 */
export async function runTestsInPage(page, open, { onLog = () => undefined, timeoutMilliseconds = 300_000 } = {}) {
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
      if (reported.test(line)) console.log(line);
      else if (type === 'error' && !noise.test(line))
        others.push(`[${type}] ${line.slice(0, 300).split('\n', 2).join(' ')}`);
    });
    page.exposeFunction('codeAutomationExit', code => done(code));
  });
  // Loading takes seconds, on a machine with other things to do a minute.
  page.setDefaultNavigationTimeout(120_000);
  await open(page);
  const code = await ended;
  if (code !== 0) console.error(others.slice(-40).join('\n'));
  return code;
}
