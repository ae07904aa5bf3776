/** `trafficPath/graph` and what belongs to it: places, the nodes at a position, the details of a node, and the news of a change. */

import type { Analysis } from '../../core/analysis.ts';
import { limitGraph } from '../../core/graph/limit.ts';
import { printGraph } from '../../core/graph/print.ts';
import type { ScopeRequest } from '../../core/graph/scope.ts';
import type { FileId } from '../../core/yaml/syntax.ts';
import {
  detailsRequest,
  type GraphParams,
  type GraphResult,
  graphChangedNotification,
  graphRequest,
  type IdParams,
  type NodeDetails,
  type NodesAtParams,
  nodesAtRequest,
  placeRequest,
} from '../../protocol/graph.ts';
import { type TracePathParams, type TracePathResult, tracePathRequest } from '../../protocol/trace.ts';
import type { ServerContext } from '../context.ts';
import type { Feature } from '../features.ts';
import { offsetOf } from '../from-lsp.ts';
import { detailsOf, locationsOf, nodesAt } from './graph-details.ts';
import { searchTerms } from './graph-terms.ts';
import { Graphs } from './graphs.ts';
import { answerTracePath } from './trace-path.ts';

export const graph: Feature = {
  register(connection, context) {
    const graphs = new Graphs();
    let wantsNews = false;
    connection.onRequest(
      graphRequest,
      context.answer('graph', (params: GraphParams | null) => {
        if (!wantsNews) {
          wantsNews = true;
          context.onChecked(() => void connection.sendNotification(graphChangedNotification));
        }
        return answerGraph(params ?? {}, graphs, context);
      }),
    );
    connection.onRequest(
      placeRequest,
      context.answer('place', ({ id }: IdParams) => {
        const analysis = context.analysis();
        return locationsOf(graphs.holding(analysis, id), id, context.toLsp(analysis));
      }),
    );
    connection.onRequest(
      nodesAtRequest,
      context.answer('nodesAt', ({ textDocument, position }: NodesAtParams) => {
        const requested = context.fileOf(textDocument.uri);
        if (!requested) return [];
        const { analysis, file, source } = requested;
        return nodesAt(analysis, graphs.all(analysis), file, offsetOf(source, position));
      }),
    );
    connection.onRequest(
      detailsRequest,
      context.answer('details', ({ id }: IdParams): NodeDetails => {
        const analysis = context.analysis();
        return detailsOf(analysis, graphs.holding(analysis, id), id, context.toLsp(analysis), context.client.locale);
      }),
    );
    connection.onRequest<TracePathResult, void>(
      tracePathRequest,
      context.answer('tracePath', (params: TracePathParams) => {
        const analysis = context.analysis();
        return answerTracePath(params, {
          analysis,
          graph: graphs.of(analysis, scopeOf(params, context).request),
          file: params.textDocument && context.fileOf(params.textDocument.uri)?.file,
          toLsp: context.toLsp(analysis),
          locale: context.client.locale,
        });
      }),
    );
  },
};

function answerGraph(params: GraphParams, graphs: Graphs, context: ServerContext): GraphResult {
  const analysis = context.analysis();
  const { file, request } = scopeOf(params, context);
  const printed = printGraph(analysis, graphs.of(analysis, request), context.client.locale);
  const shown = params.limit === undefined ? printed : limitGraph(printed, params.limit);
  const files = new Set(printed.nodes.flatMap(node => node.file ?? []));
  if (file !== undefined) files.add(file);
  for (const uri of params.watched ?? []) files.add(context.fileIdOf(uri));
  const terms = searchTerms(analysis, new Set(shown.nodes.flatMap(node => node.file ?? [])));
  return {
    ...shown,
    nodes: shown.nodes.map(node => {
      const words = terms.get(node.id);
      return {
        ...node,
        ...(node.file === undefined ? {} : { file: context.uriOf(node.file) }),
        ...(words ? { terms: words } : {}),
      };
    }),
    total: printed.nodes.length,
    syntaxErrors: [...files].reduce((sum, id) => sum + syntaxErrorsOf(analysis, id), 0),
  };
}

/** What a picture is of. */
function scopeOf(
  { textDocument, scope, focus }: Pick<GraphParams, 'textDocument' | 'scope' | 'focus'>,
  context: ServerContext,
): { readonly file: FileId | undefined; readonly request: ScopeRequest } {
  const file = textDocument && context.fileIdOf(textDocument.uri);
  return { file, request: { scope: scope ?? (file === undefined ? 'workspace' : 'component'), file, focus } };
}

function syntaxErrorsOf(analysis: Analysis, file: string): number {
  return (
    analysis
      .sourceFile(file)
      ?.documents.reduce(
        (sum, document) => sum + document.problems.filter(problem => problem.kind !== 'duplicate-key').length,
        0,
      ) ?? 0
  );
}
