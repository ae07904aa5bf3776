/** `trafficPath/trace`. */
import { printTrace } from '../../core/trace/print.ts';
import { readTraceRequest } from '../../core/trace/read-request.ts';
import { trace } from '../../core/trace/trace.ts';
import { type TraceParams, traceRequest } from '../../protocol/requests.ts';
import type { Feature } from '../features.ts';

export const tracing: Feature = {
  register(connection, context) {
    connection.onRequest(
      traceRequest,
      context.answer('trace', ({ textDocument, ...input }: TraceParams) => {
        const analysis = context.analysis();
        const view = analysis.view();
        const file = textDocument && context.fileOf(textDocument.uri)?.file;
        const request = readTraceRequest(input, view.snapshot.defaultNamespace, file);
        const toLsp = context.toLsp(analysis);
        const printed = printTrace(analysis, trace(view, request), context.client.locale, id => toLsp.uriOf(id));
        return { ...(input['id'] !== undefined && { id: input['id'] }), ...printed };
      }),
    );
  },
};
