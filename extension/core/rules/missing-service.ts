/** What rules say of a Service that these files do not have, whoever refers to it. */
import { declaresServicesNearby } from '../bind/service-name.ts';
import type { View } from '../index/view.ts';
import { type Message, message, type Text } from '../l10n/message.ts';
import { knownValue } from '../model/fact.ts';
import type { Service } from '../model/kinds/service.ts';
import { type Resource, titleOf } from '../model/resource.ts';
import type { Place } from '../yaml/syntax.ts';
import { replaceScalar } from './fix.ts';
import type { Fix, Related, Report } from './rule.ts';

const near: Text = { en: '{service} is in this namespace', ko: '이 네임스페이스에 {service}이(가) 있습니다' };

export interface MissingService {
  /** The name that was written. */
  readonly place: Place;
  readonly message: Message;
  readonly namespace: string;
  /** Services of the namespace with similar names. */
  readonly nearest: readonly Service[];
}

/**
 * A warning where a similar name exists or the folder of `from` keeps Services of the namespace, else information: the Service may
 * well be installed by other means.
 */
export function missingServiceReport(
  view: View,
  from: Resource,
  { place, message: text, namespace, nearest }: MissingService,
): Report & { readonly related: readonly Related[]; readonly fixes: readonly Fix[] } {
  return {
    place,
    message: text,
    severity: nearest.length > 0 || declaresServicesNearby(view, from, namespace) ? 'warning' : 'info',
    related: nearest.map(service => ({
      place: service.namePlace,
      message: message(near, { service: titleOf(service) }),
    })),
    fixes: nearest
      .slice(0, 3)
      .flatMap(service => knownValue(service.name) ?? [])
      .map((candidate, _, all) => replaceScalar(place, candidate, all.length === 1)),
  };
}
