#!/usr/bin/env node
/**
 * Stands in for the desktop executable of VS Code: takes the arguments that @vscode/test-electron passes and runs the extension tests
 * in the workbench from the package registry. The extension runs in a real node extension host, as in a remote window.
 */
import { launchBrowser, runTestsInPage, setDisplayLanguage } from './page.mjs';
import { remoteUri, startServer, workbenchUrl } from './server.mjs';

const option = name => process.argv.find(argument => argument.startsWith(`--${name}=`))?.slice(name.length + 3);
const folder = process.argv.slice(2).find(argument => !argument.startsWith('-'));

const server = await startServer();
let code = 1;
try {
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    const language = option('locale');
    if (language) await setDisplayLanguage(page, language);
    const uri = path => remoteUri(server.port, path);
    code = await runTestsInPage(page, opened =>
      opened.goto(
        workbenchUrl(server.port, folder, [
          ['extensionDevelopmentPath', uri(option('extensionDevelopmentPath'))],
          ['extensionTestsPath', uri(option('extensionTestsPath'))],
          ['skipWelcome', 'true'],
        ]),
      ),
    );
  } finally {
    await browser.close();
  }
} finally {
  await server.stop();
}
process.exit(code);
