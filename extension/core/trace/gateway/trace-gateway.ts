/** A request at a Gateway. */
import type { View } from '../../index/view.ts';
import type { Gateway } from '../../model/kinds/gateway.ts';
import type { TraceRequest } from '../request.ts';
import type { Trace, Trail } from '../result.ts';

export function traceGateway(_view: View, gateway: Gateway, _request: TraceRequest, trail: Trail): Trace {
  trail.add('entry', { text: { en: 'Gateway', ko: '게이트웨이' }, args: {} }, gateway);
  return { verdict: 'unknown', hops: trail.hops, backends: [] };
}
