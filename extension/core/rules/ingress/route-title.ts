/** How messages call a host and path of an Ingress. */
import type { IngressRoute } from '../../bind/ingress-overlap.ts';
import { type Message, message, type Text } from '../../l10n/message.ts';

const anyHost: Text = { en: '{path} ({pathType}) for all hosts', ko: '모든 호스트의 {path} ({pathType})' };
const ofHost: Text = { en: '{path} ({pathType}) for {host}', ko: '{host}의 {path} ({pathType})' };

/** `/api (Prefix) for shop.example.com`. */
export function routeTitle({ host, pattern }: IngressRoute): Message {
  return message(host === '' ? anyHost : ofHost, { host, path: pattern.path, pathType: pattern.pathType });
}
