/** The key of a provider's annotation that is one slip away from one that is read. Other unknown keys are not reported. */
import { message } from '../../l10n/message.ts';
import { providerAnnotations } from '../../load-balancer/provider-annotations.ts';
import { isOneEditAway } from '../../text/nearest.ts';
import { sourceOf } from '../../yaml/syntax.ts';
import { quotedAs, replaceText } from '../fix.ts';
import { defineRule } from '../rule.ts';

const unknown = {
  en: '{provider} has no annotation "{key}"; there is "{near}"',
  ko: '{provider}에는 "{key}" 어노테이션이 없습니다. "{near}"은(는) 있습니다',
};

export const lbProviderAnnotationUnknown = defineRule({
  id: 'lb-provider-annotation-unknown',
  group: 'load-balancer',
  severity: 'warning',
  summary: {
    en: 'Annotation is a misspelling of one that the provider of the load balancer reads',
    ko: '어노테이션이 로드 밸런서 제공자가 읽는 이름의 오타입니다',
  },
  why: {
    en: 'An annotation that nobody knows is passed over without a word. If it was to keep a load balancer internal, the load balancer faces the internet.',
    ko: '아무도 모르는 어노테이션은 알림 없이 무시됩니다. 로드 밸런서를 내부용으로 두려는 것이었다면 인터넷에 공개됩니다.',
  },
  fixable: 'always',
  references: ['https://kubernetes.io/docs/concepts/services-networking/service/#internal-load-balancer'],
  on: ['service'],
  *check(service) {
    for (const [key, place] of service.annotations?.keyPlaces ?? []) {
      const near = nearKey(key);
      if (!near || service.annotations?.entries.has(near.key)) continue;
      yield {
        place,
        message: message(unknown, { provider: near.provider, key, near: near.key }),
        fixes: [replaceText(place, quotedAs(sourceOf(place), near.key))],
      };
    }
  },
});

/** The key that was meant; `undefined` for a known key and for one that is like no other, or like several. */
function nearKey(key: string): { readonly key: string; readonly provider: string } | undefined {
  for (const list of providerAnnotations) {
    const prefix = list.prefixes[0]!;
    if (!key.startsWith(prefix)) continue;
    const name = key.slice(prefix.length);
    if (list.keys.has(name)) return undefined;
    // Short names are near one another by chance, and a digit is a version rather than a slip.
    const near = [...list.keys.keys()].filter(
      known => known.length >= 6 && isOneEditAway(name, known) && digits(name) === digits(known),
    );
    return near.length === 1 ? { key: prefix + near[0], provider: list.controller } : undefined;
  }
  return undefined;
}

function digits(name: string): string {
  return name.replace(/\D/g, '');
}
