/** What the annotations of the AWS Load Balancer Controller on one Ingress say. */
import type { KnownFact } from '../model/fact.ts';
import type { Ingress } from '../model/kinds/ingress.ts';

const actionPrefix = 'alb.ingress.kubernetes.io/actions.';

/** The whole key of the annotation that describes an action. */
export function albActionKey(name: string): string {
  return actionPrefix + name;
}

/** The names of the actions that an Ingress describes, each with the place of its key. */
export function albActions(ingress: Ingress): ReadonlyMap<string, KnownFact<string>['place']> {
  return new Map(
    [...(ingress.annotations?.keyPlaces ?? [])].flatMap(([key, place]) =>
      key.startsWith(actionPrefix) ? [[key.slice(actionPrefix.length), place] as const] : [],
    ),
  );
}
