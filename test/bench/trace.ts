/** What following requests costs, beside reading the manifests: through many Ingresses, and through one Gateway with many routes. */
import { type Analysis, AnalysisHost } from '../../extension/core/analysis.ts';
import { printTrace } from '../../extension/core/trace/print.ts';
import { readTraceRequest } from '../../extension/core/trace/read-request.ts';
import { trace } from '../../extension/core/trace/trace.ts';
import { generateWorkspace } from '../harness/generate.ts';

/** A Service, a Deployment and a route for each application, all routes on one Gateway. */
function gatewayWorkspace(applications: number): Map<string, string> {
  const files = new Map<string, string>();
  files.set(
    'gateway.yaml',
    'apiVersion: gateway.networking.k8s.io/v1\nkind: Gateway\nmetadata: {name: g}\nspec:\n  gatewayClassName: c\n  listeners: [{name: http, port: 80, protocol: HTTP}]\n',
  );
  for (let i = 0; i < applications; i++)
    files.set(
      `app-${i}.yaml`,
      `apiVersion: v1\nkind: Service\nmetadata: {name: app-${i}}\nspec: {selector: {app: app-${i}}, ports: [{port: 80, targetPort: 8080}]}\n---\napiVersion: apps/v1\nkind: Deployment\nmetadata: {name: app-${i}}\nspec:\n  selector: {matchLabels: {app: app-${i}}}\n  template:\n    metadata: {labels: {app: app-${i}}}\n    spec: {containers: [{name: c, image: i, ports: [{containerPort: 8080}]}]}\n---\napiVersion: gateway.networking.k8s.io/v1\nkind: HTTPRoute\nmetadata: {name: app-${i}}\nspec:\n  parentRefs: [{name: g}]\n  hostnames: [app-${i}.example.com]\n  rules: [{matches: [{path: {value: /a}}, {path: {value: /b}}], backendRefs: [{name: app-${i}, port: 80}]}]\n`,
    );
  return files;
}

function run(analysis: Analysis, requests: number, applications: number): { milliseconds: number; delivered: number } {
  const start = performance.now();
  let delivered = 0;
  for (let i = 0; i < requests; i++) {
    const request = readTraceRequest({ url: `http://app-${(i * 7919) % applications}.example.com/a/${i}` }, 'default');
    if (printTrace(analysis, trace(analysis.view(), request), 'en').verdict === 'delivered') delivered++;
  }
  return { milliseconds: performance.now() - start, delivered };
}

/** Rows of a Markdown table. */
export function* traceRows(): IterableIterator<string> {
  yield '| manifests | documents | requests | delivered | first | all |';
  yield '| --- | --- | --- | --- | --- | --- |';
  const rows = [
    ['an Ingress for each application', generateWorkspace({ files: 2000, documentsPerFile: 5, namespaces: 100 }), 2000],
    ['a Gateway with a route for each', gatewayWorkspace(3333), 3333],
  ] as const;
  for (const [name, files, applications] of rows) {
    const host = new AnalysisHost();
    host.apply([...files].map(([file, text]) => ({ file, text })));
    const { analysis } = host;
    const documents = analysis.files.reduce((n, file) => n + analysis.sourceFile(file)!.documents.length, 0);
    const first = run(analysis, 1, applications);
    const all = run(analysis, 1000, applications);
    yield `| ${name} | ${documents} | 1000 | ${all.delivered} | ${first.milliseconds.toFixed(0)} ms | ${all.milliseconds.toFixed(0)} ms |`;
  }
}
