/** `trafficPath/reach`. */
import { printReach, reachOf } from '../../core/reach/print.ts';
import { reachRequest } from '../../protocol/requests.ts';
import type { Feature } from '../features.ts';

export const reach: Feature = {
  register(connection, context) {
    connection.onRequest(
      reachRequest,
      context.answer('reach', () => printReach(reachOf(context.analysis()))),
    );
  },
};
