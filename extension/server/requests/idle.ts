/** `trafficPath/idle`. */
import { idleRequest } from '../../protocol/requests.ts';
import type { Feature } from '../features.ts';

export const idle: Feature = {
  register(connection, context) {
    connection.onRequest(idleRequest, async () => {
      await context.whenIdle();
      return null;
    });
  },
};
