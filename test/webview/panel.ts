/** The preview's page in a headless browser, with a test in the place of the editor. */
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { AnalysisHost, defaultSettings } from '../../extension/core/analysis.ts';
import { limitGraph } from '../../extension/core/graph/limit.ts';
import { graphOf, printGraph } from '../../extension/core/graph/print.ts';
import type { Locale } from '../../extension/core/l10n/message.ts';
import type { GraphResult } from '../../extension/protocol/graph.ts';
import type { HostMessage, PanelMessage, PanelState } from '../../extension/protocol/panel-messages.ts';
import type { TraceQuestion } from '../../extension/protocol/trace.ts';
import { clientOf } from '../../extension/server/client.ts';
import { answerTracePath } from '../../extension/server/requests/trace-path.ts';
import { ToLsp } from '../../extension/server/to-lsp.ts';
import { type Theme, themeClasses, themeColours } from './themes.ts';

const root = resolve(import.meta.dirname, '../..');
const origin = 'http://panel.test';
const browsers = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Path of a Chromium; `CHROMIUM` names another one. */
export const chromiumPath = [process.env['CHROMIUM'], ...browsers].find(path => path && existsSync(path));
export const hasPage = existsSync(join(root, 'dist/webview.js'));
/** For `describe` and `test`: false, or why there is nothing to test with. */
export const missing =
  chromiumPath === undefined
    ? 'no Chromium: install one or set CHROMIUM to its path'
    : hasPage
      ? false
      : 'dist/webview.js is not built: npm run build';

export function launch(): Promise<Browser> {
  return chromium.launch({ executablePath: chromiumPath!, headless: true, args: ['--no-sandbox', '--disable-gpu'] });
}

export interface PanelOptions {
  readonly theme?: Theme;
  readonly locale?: Locale;
  readonly width?: number;
  readonly height?: number;
  readonly state?: Partial<PanelState>;
  readonly reducedMotion?: boolean;
}

/** The parts of the window that the fake editor keeps its side in. */
declare global {
  interface Window {
    panelMessages: PanelMessage[];
    panelState: PanelState | undefined;
    violations: string[];
  }
}

export class Panel {
  readonly page: Page;
  readonly errors: string[] = [];

  private constructor(page: Page) {
    this.page = page;
    page.on('pageerror', error => this.errors.push(String(error)));
    page.on('console', line => {
      if (line.type() === 'error') this.errors.push(line.text());
    });
  }

  static async open(browser: Browser, options: PanelOptions = {}): Promise<Panel> {
    const { theme = 'light', locale = 'en', width = 1280, height = 760 } = options;
    const context = await browser.newContext({
      viewport: { width, height },
      reducedMotion: options.reducedMotion ? 'reduce' : 'no-preference',
    });
    const page = await context.newPage();
    page.setDefaultTimeout(8000);
    const panel = new Panel(page);
    await page.route(`${origin}/**`, route => {
      const name = new URL(route.request().url()).pathname.slice(1);
      if (name === '') return route.fulfill({ contentType: 'text/html', body: html(theme, locale) });
      if (name === 'webview.js' || name === 'webview.css')
        return route.fulfill({
          contentType: name.endsWith('js') ? 'text/javascript' : 'text/css',
          body: readFileSync(join(root, 'dist', name)),
        });
      return route.fulfill({ status: 404 });
    });
    // What tsx calls in functions that are sent to the page.
    await page.addInitScript('globalThis.__name = target => target');
    await page.addInitScript(
      ({ colours, state }) => {
        window.panelMessages = [];
        window.violations = [];
        window.panelState = state as PanelState | undefined;
        document.addEventListener('securitypolicyviolation', event =>
          window.violations.push(`${event.violatedDirective} ${event.blockedURI}`),
        );
        Object.assign(window, {
          acquireVsCodeApi: () => ({
            postMessage: (message: PanelMessage) => window.panelMessages.push(structuredClone(message)),
            getState: () => window.panelState,
            setState: (next: PanelState) => {
              window.panelState = structuredClone(next);
            },
          }),
        });
        // There is no element yet when this runs; the editor, too, writes its colours onto the first one.
        new MutationObserver((_, observer) => {
          if (!document.documentElement) return;
          observer.disconnect();
          for (const [name, value] of Object.entries(colours))
            document.documentElement.style.setProperty(`--vscode-${name}`, value);
        }).observe(document, { childList: true });
      },
      { colours: themeColours[theme], state: options.state },
    );
    await page.goto(`${origin}/`);
    return panel;
  }

  async send(message: HostMessage): Promise<void> {
    await this.page.evaluate(data => window.postMessage(data, '*'), message);
    // Messages come in order: once this one is there, so is that.
    await this.page.evaluate(() => new Promise(done => requestAnimationFrame(() => setTimeout(done))));
  }

  async show(graph: GraphResult, subject: Partial<Extract<HostMessage, { type: 'subject' }>> = {}): Promise<void> {
    await this.send({
      type: 'subject',
      uri: 'file:///shop/web.yaml',
      fileName: 'web.yaml',
      isLocked: false,
      scope: 'component',
      focus: undefined,
      ...subject,
    });
    await this.send({ type: 'graph', graph, staleErrors: 0 });
  }

  sent(): Promise<PanelMessage[]> {
    return this.page.evaluate(() => window.panelMessages);
  }

  /** What was sent since the last time. */
  async takeSent(): Promise<PanelMessage[]> {
    return this.page.evaluate(() => window.panelMessages.splice(0));
  }

  state(): Promise<PanelState | undefined> {
    return this.page.evaluate(() => window.panelState);
  }

  violations(): Promise<string[]> {
    return this.page.evaluate(() => window.violations);
  }

  node(id: string) {
    return this.page.locator(`.scene .node[data-id="${id}"]`);
  }

  async close(): Promise<void> {
    await this.page.context().close();
  }

  /** For people to look at, where `SCREENSHOTS` names a folder. */
  async picture(name: string): Promise<void> {
    const folder = process.env['SCREENSHOTS'];
    if (!folder) return;
    mkdirSync(folder, { recursive: true });
    await this.page.screenshot({ path: join(folder, `${name}.png`) });
  }
}

/** As the extension writes it; see client/features/preview/page.ts. */
function html(theme: Theme, locale: Locale): string {
  const policy = `default-src 'none'; style-src ${origin}; script-src 'nonce-test'; img-src blob:`;
  return `<!DOCTYPE html><html lang="${locale}"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>Traffic Path</title><link rel="stylesheet" href="${origin}/webview.css"></head>
<body data-locale="${locale}" class="${themeClasses[theme]}"><script nonce="test" src="${origin}/webview.js"></script></body></html>`;
}

/** The picture of manifests, as the server would answer. */
export function graphFor(
  files: Readonly<Record<string, string>>,
  { locale = 'en' as Locale, limit }: { locale?: Locale; limit?: number } = {},
): GraphResult {
  const host = new AnalysisHost({ ...defaultSettings });
  const analysis = host.apply(Object.entries(files).map(([file, text]) => ({ file, text })));
  const request = { scope: 'workspace' as const, file: undefined, focus: undefined };
  const printed = printGraph(analysis, graphOf(analysis, request), locale);
  const shown = limit === undefined ? printed : limitGraph(printed, limit);
  return { ...shown, total: printed.nodes.length, syntaxErrors: 0 };
}

/** What the extension would answer to a question of the trace box, with `fixes` offered for each finding. */
export function traceFor(
  files: Readonly<Record<string, string>>,
  question: TraceQuestion,
  locale: Locale = 'en',
): Extract<HostMessage, { type: 'trace' }> {
  const analysis = new AnalysisHost({ ...defaultSettings }).apply(
    Object.entries(files).map(([file, text]) => ({ file, text })),
  );
  const client = { ...clientOf({ processId: null, rootUri: null, capabilities: {} }), locale };
  const result = answerTracePath(question, {
    analysis,
    graph: graphOf(analysis, { scope: 'workspace', file: undefined, focus: undefined }),
    file: undefined,
    toLsp: new ToLsp(analysis, { uriOf: file => `file:///${file}`, versionOf: () => null }, client),
    locale,
  });
  const findings = result.state === 'traced' ? result.hops.flatMap(hop => hop.finding ?? []) : [];
  const fixes = findings.map(({ uri, range, rule }, id) => ({
    id,
    title: locale === 'ko' ? '"api"로 변경' : 'Change to "api"',
    rule,
    at: `${uri}#${range.start.line}:${range.start.character}`,
  }));
  return { type: 'trace', question, result, fixes };
}

export function exampleFiles(name: 'shop' | 'broken'): Record<string, string> {
  const folder = join(root, 'examples', name);
  return Object.fromEntries(
    readdirSync(folder)
      .filter(file => file.endsWith('.yaml'))
      .map(file => [`${name}/${file}`, readFileSync(join(folder, file), 'utf8')]),
  );
}

/** Ingress, Service and Deployment, `count` times. */
export function manyApplications(count: number): Record<string, string> {
  const files: Record<string, string> = {};
  for (let i = 0; i < count; i++) {
    files[`app-${i}.yaml`] = `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: app-${i}, namespace: team-${i % 7}}
spec:
  rules:
    - host: app-${i}.example.com
      http: {paths: [{path: /, pathType: Prefix, backend: {service: {name: app-${i}, port: {name: http}}}}]}
---
apiVersion: v1
kind: Service
metadata: {name: app-${i}, namespace: team-${i % 7}}
spec:
  selector: {app: app-${i}}
  ports: [{name: http, port: 80, targetPort: web}]
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: app-${i}, namespace: team-${i % 7}}
spec:
  selector: {matchLabels: {app: app-${i}}}
  template:
    metadata: {labels: {app: app-${i}}}
    spec: {containers: [{name: app, image: app, ports: [{name: web, containerPort: 8080}]}]}
`;
  }
  return files;
}
