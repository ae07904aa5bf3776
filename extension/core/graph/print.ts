/** The graph as `graph --format json` and `trafficPath/graph` give it: texts in one language, no places. */
import type { Analysis } from '../analysis.ts';
import { type Locale, render } from '../l10n/message.ts';
import type { FileId } from '../yaml/syntax.ts';
import { buildGraph } from './build.ts';
import { objectId } from './builder.ts';
import { resourcesInScope, type ScopeRequest } from './scope.ts';
import type { TrafficEdge, TrafficGraph, TrafficNode } from './traffic-graph.ts';

export interface PrintedNode extends Omit<TrafficNode, 'explanation'> {
  readonly explanation: readonly string[];
}

export interface PrintedEdge extends Omit<TrafficEdge, 'evidence'> {
  readonly evidence: readonly { readonly message: string; readonly rule: string | undefined }[];
}

export interface PrintedGraph {
  readonly version: 1;
  readonly nodes: readonly PrintedNode[];
  readonly edges: readonly PrintedEdge[];
}

/** Builds the picture of a scope. */
export function graphOf(analysis: Analysis, request: ScopeRequest): TrafficGraph {
  const view = analysis.view();
  return buildGraph(view, resourcesInScope(view, request));
}

/** A picture for people and programs, with the problem counts of each object. */
export function printGraph(analysis: Analysis, graph: TrafficGraph, locale: Locale): PrintedGraph {
  const problems = problemsByObject(analysis, new Set(graph.nodes.flatMap(node => node.file ?? [])));
  return {
    version: 1,
    nodes: graph.nodes.map(node => ({
      ...node,
      problems: problems.get(node.id) ?? node.problems,
      explanation: node.explanation.map(message => render(message, locale)),
    })),
    edges: graph.edges.map(edge => ({
      ...edge,
      evidence: edge.evidence.map(({ message, rule }) => ({ message: render(message, locale), rule })),
    })),
  };
}

type Problems = TrafficNode['problems'];

function problemsByObject(analysis: Analysis, files: ReadonlySet<FileId>): Map<string, Problems> {
  const view = analysis.view();
  const counts = new Map<string, { errors: number; warnings: number; infos: number }>();
  for (const file of files) {
    const source = analysis.sourceFile(file);
    for (const { finding } of analysis.findings(file)) {
      const resource = source?.documents
        .flatMap(document => document.resources)
        .find(
          r =>
            r.place.document === finding.place.document &&
            r.place.start <= finding.place.start &&
            finding.place.start <= r.place.end,
        );
      if (!resource) continue;
      const id = objectId(view, resource);
      const count = counts.get(id) ?? { errors: 0, warnings: 0, infos: 0 };
      if (finding.severity === 'error') count.errors++;
      else if (finding.severity === 'warning') count.warnings++;
      else count.infos++;
      counts.set(id, count);
    }
  }
  return counts;
}
