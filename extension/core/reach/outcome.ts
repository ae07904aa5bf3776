/** What may pass, as far as it can be told: surely, and perhaps. Everything sure is possible as well. */
import { allPorts, difference, intersection, noPorts, type PortSet, union } from './port-set.ts';

export interface Outcome {
  readonly sure: PortSet;
  readonly possible: PortSet;
}

export const everything: Outcome = { sure: allPorts, possible: allPorts };
/** Nothing is known of it. */
export const anything: Outcome = { sure: noPorts, possible: allPorts };
export const nothing: Outcome = { sure: noPorts, possible: noPorts };

/** Both must let it pass. */
export function both(a: Outcome, b: Outcome): Outcome {
  return { sure: intersection(a.sure, b.sure), possible: intersection(a.possible, b.possible) };
}

/** Either lets it pass. */
export function either(a: Outcome, b: Outcome): Outcome {
  return { sure: union(a.sure, b.sure), possible: union(a.possible, b.possible) };
}

/** One of the two holds, it is not known which. */
export function oneOf(a: Outcome, b: Outcome): Outcome {
  return { sure: intersection(a.sure, b.sure), possible: union(a.possible, b.possible) };
}

/** What is possible and not sure. */
export function doubtful(outcome: Outcome): PortSet {
  return difference(outcome.possible, outcome.sure);
}
