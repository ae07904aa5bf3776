/** What reachability costs: the time to tell workloads apart and to list every connection, beside the number of classes there are. */
import { AnalysisHost } from '../../extension/core/analysis.ts';
import { reachJson, reachOf } from '../../extension/core/reach/print.ts';

/** Workloads of `applications` applications in several namespaces, with policies that select applications and name peers. */
function cluster(workloads: number, policies: number): Map<string, string> {
  const namespaces = 20;
  const applications = 100;
  const documents: string[] = [];
  for (let i = 0; i < workloads; i++) {
    documents.push(
      `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: app-${i}, namespace: team-${i % namespaces}}\nspec:\n  selector: {matchLabels: {app: app-${i % applications}}}\n  template:\n    metadata: {labels: {app: app-${i % applications}, instance: i-${i}}}\n    spec: {containers: [{name: main, image: i, ports: [{name: http, containerPort: 8080}]}]}\n`,
    );
  }
  for (let i = 0; i < policies; i++) {
    documents.push(
      `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: p-${i}, namespace: team-${i % namespaces}}\nspec:\n  podSelector: {matchLabels: {app: app-${i % applications}}}\n  ingress:\n    - from: [{podSelector: {matchLabels: {app: app-${(i + namespaces) % applications}}}}, {ipBlock: {cidr: 10.${i % 250}.0.0/16}}]\n      ports: [{port: http}, {port: ${8000 + (i % 100)}}]\n`,
    );
  }
  const files = new Map<string, string>();
  for (let i = 0; i < documents.length; i += 50) files.set(`f-${i}.yaml`, documents.slice(i, i + 50).join('---\n'));
  return files;
}

const mostText = 200e6;

/** Rows of a Markdown table. */
export function* reachRows(): IterableIterator<string> {
  yield '| workloads | policies | classes | told apart | connections | listed as JSON | heap |';
  yield '| --- | --- | --- | --- | --- | --- | --- |';
  for (const workloads of [100, 1000, 5000]) {
    const host = new AnalysisHost();
    host.apply([...cluster(workloads, 500)].map(([file, text]) => ({ file, text })));
    const start = performance.now();
    const reach = reachOf(host.analysis);
    const apart = performance.now();
    let [connections, length, heap] = [0, 0, 0];
    for (const _ of reach.connections()) connections++;
    const listed = performance.now();
    for (const piece of reachJson(reach)) {
      length += piece.length;
      heap = Math.max(heap, process.memoryUsage().heapUsed);
      // Enough to see that memory does not grow with what was written.
      if (length > mostText) break;
    }
    const written = performance.now();
    yield `| ${workloads} | 500 | ${reach.classCount} | ${(apart - start).toFixed(0)} ms | ${connections} in ${(listed - apart).toFixed(0)} ms | ${(length / 1e6).toFixed(0)} MB in ${((written - listed) / 1000).toFixed(1)} s | ${(heap / 1e6).toFixed(0)} MB |`;
  }
}
