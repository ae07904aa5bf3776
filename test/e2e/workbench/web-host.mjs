/**
 * Runs extension tests in the browser's own extension host, a web worker, as on vscode.dev. The server's page is given the extension
 * under development on its way to the browser, and the extension's files are served from the page's own origin, which its content
 * security policy demands.
 */
import { existsSync } from 'node:fs';
import { join, normalize } from 'node:path';
import { launchBrowser, runTestsInPage } from './page.mjs';
import { startServer, workbenchUrl } from './server.mjs';

const prefix = '/__extension';

/** `tests`: path of the one bundled file, inside `extension`. Resolves to the exit code. */
export async function runTestsInWebHost({ extension, tests, folder, onLog }) {
  const server = await startServer();
  try {
    const browser = await launchBrowser();
    try {
      const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
      const uri = path => ({ scheme: 'http', authority: `127.0.0.1:${server.port}`, path: prefix + path });
      await page.route(
        url => url.pathname === '/' && url.port === String(server.port),
        async route => {
          const response = await route.fetch();
          const body = withDevelopmentOptions(await response.text(), {
            extensions: [uri('')],
            extensionTestsPath: uri(`/${tests}`),
          });
          await route.fulfill({ response, body });
        },
      );
      await page.route(
        url => url.pathname.startsWith(`${prefix}/`),
        route => {
          const path = decodeURIComponent(new URL(route.request().url()).pathname.slice(prefix.length));
          const file = join(extension, normalize(path));
          return existsSync(file)
            ? route.fulfill({ path: file, headers: { 'Access-Control-Allow-Origin': '*' } })
            : route.fulfill({ status: 404 });
        },
      );
      return await runTestsInPage(page, opened => opened.goto(workbenchUrl(server.port, folder)), { onLog });
    } finally {
      await browser.close();
    }
  } finally {
    await server.stop();
  }
}

function withDevelopmentOptions(html, options) {
  return html.replace(/(id="vscode-workbench-web-configuration" data-settings=")([^"]*)/, (_, head, encoded) => {
    const configuration = JSON.parse(encoded.replaceAll('&quot;', '"').replaceAll('&amp;', '&'));
    configuration.developmentOptions = { ...configuration.developmentOptions, ...options };
    return head + JSON.stringify(configuration).replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  });
}
