/** Durations that are not written as the Gateway API reads them (GEP-2257), for rules about different fields. */
import { message, type Text } from '../../l10n/message.ts';
import type { Fact } from '../../model/fact.ts';
import { parseDuration, respellDuration } from '../../text/duration.ts';
import { replaceScalar } from '../fix.ts';
import type { Report } from '../rule.ts';

/** `text` tells what is wrong with `{value}`. */
export function* misspeltDurations(facts: readonly (Fact<string> | undefined)[], text: Text): Iterable<Report> {
  for (const fact of facts) {
    if (!fact?.known || parseDuration(fact.value) !== undefined) continue;
    const spelled = respellDuration(fact.value);
    yield {
      place: fact.place,
      message: message(text, { value: fact.value }),
      fixes: spelled === undefined ? [] : [replaceScalar(fact.place, spelled)],
    };
  }
}
