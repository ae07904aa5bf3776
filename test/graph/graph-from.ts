/** Graphs of manifests written in tests, as short lines. */
import { type Analysis, AnalysisHost, defaultSettings } from '../../extension/core/analysis.ts';
import { graphOf, type PrintedGraph, printGraph } from '../../extension/core/graph/print.ts';

export function analysisOf(files: Readonly<Record<string, string>>): Analysis {
  const host = new AnalysisHost(defaultSettings);
  return host.apply(Object.entries(files).map(([file, text]) => ({ file, text })));
}

/** The graph of files, or of one file's text. */
export function graphFrom(files: Readonly<Record<string, string>> | string, focus?: string): PrintedGraph {
  const analysis = analysisOf(typeof files === 'string' ? { 'manifest.yaml': files } : files);
  return printGraph(analysis, graphOf(analysis, { scope: 'workspace', file: undefined, focus }), 'en');
}

/** `from → to: label`, with the verdict where it is not open, in alphabetical order. */
export function edgesOf(graph: PrintedGraph): string[] {
  return graph.edges
    .map(({ from, to, label, verdict, tls }) =>
      [`${from} → ${to}`, label && `: ${label}`, tls && ' TLS', verdict !== 'open' && ` (${verdict})`]
        .join('')
        .replaceAll('false', ''),
    )
    .sort();
}

export function nodeOf(graph: PrintedGraph, id: string) {
  const node = graph.nodes.find(n => n.id === id);
  if (!node) throw new Error(`no ${id} among ${graph.nodes.map(n => n.id).join(', ')}`);
  return node;
}

/** A Deployment with a port named `http`, with whatever else its container has. */
export function deployment(name: string, container = '', namespace = 'shop'): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata: {name: ${name}, namespace: ${namespace}}
spec:
  replicas: 2
  selector: {matchLabels: {app: ${name}}}
  template:
    metadata: {labels: {app: ${name}}}
    spec:
      containers:
      - name: ${name}
        image: ${name}:1
        ports: [{name: http, containerPort: 8080}]
${container}---
`;
}

/** A Service for pods of that name, with whatever else its spec has. */
export function service(name: string, spec = 'ports: [{port: 80, targetPort: http}]', namespace = 'shop'): string {
  return `apiVersion: v1
kind: Service
metadata: {name: ${name}, namespace: ${namespace}}
spec:
  selector: {app: ${name}}
${spec.replace(/^/gm, '  ')}
---
`;
}
