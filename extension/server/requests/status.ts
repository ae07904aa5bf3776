/** `trafficPath/status`. */
import { statusReport } from '../../core/gateway/status/report.ts';
import { statusRequest } from '../../protocol/requests.ts';
import type { Feature } from '../features.ts';

export const status: Feature = {
  register(connection, context) {
    connection.onRequest(
      statusRequest,
      context.answer('status', () => statusReport(context.analysis(), context.client.locale)),
    );
  },
};
