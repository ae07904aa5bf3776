/** The two spellings of one annotation: different values are refused, the old one is deprecated (ValidateService). */
import { message } from '../../l10n/message.ts';
import { removeEntry, replaceText } from '../fix.ts';
import { defineRule } from '../rule.ts';

const current = 'service.kubernetes.io/topology-mode';
const deprecated = 'service.kubernetes.io/topology-aware-hints';

const texts = {
  conflict: {
    en: '{current} is "{value}", but {deprecated} is "{other}"',
    ko: '{current}의 값은 "{value}"인데 {deprecated}의 값은 "{other}"입니다',
  },
  deprecated: {
    en: 'The annotation {deprecated} is deprecated; it is {current} now',
    ko: '어노테이션 {deprecated}은(는) 더 이상 권장되지 않습니다. 지금은 {current}입니다',
  },
  other: { en: 'The other value is here', ko: '다른 값은 여기에 있습니다' },
};

export const serviceTopologyAnnotationConflict = defineRule({
  id: 'service-topology-annotation-conflict',
  group: 'service',
  severity: 'error',
  summary: {
    en: 'Topology annotations of a Service contradict each other, or the old one is used',
    ko: 'Service의 토폴로지 어노테이션이 서로 맞지 않거나 예전 어노테이션을 씁니다',
  },
  why: {
    en: 'Both annotations set how traffic stays in a zone. The API server rejects a Service in which they differ, and warns about the old one.',
    ko: '두 어노테이션은 모두 트래픽을 영역 안에 두는 방식을 정합니다. 값이 서로 다르면 API 서버가 Service를 거부하고, 예전 어노테이션에는 경고를 냅니다.',
  },
  fixable: 'sometimes',
  references: [
    'https://kubernetes.io/docs/reference/labels-annotations-taints/#servicekubernetesiotopology-aware-hints',
  ],
  on: ['service'],
  *check(service) {
    const mode = service.annotations?.entries.get(current);
    const hints = service.annotations?.entries.get(deprecated);
    const hintsKey = service.annotations?.keyPlaces.get(deprecated);
    if (!hints || !hintsKey) return;
    if (mode?.known && hints.known && mode.value !== hints.value) {
      const removal = removeEntry(hintsKey, hints.place, deprecated);
      yield {
        place: mode.place,
        message: message(texts.conflict, { current, deprecated, value: mode.value, other: hints.value }),
        related: [{ place: hints.place, message: message(texts.other) }],
        fixes: removal ? [removal] : [],
      };
      return;
    }
    const removal = removeEntry(hintsKey, hints.place, deprecated, true);
    yield {
      place: hintsKey,
      message: message(texts.deprecated, { current, deprecated }),
      severity: 'warning',
      fixes: mode ? (removal ? [removal] : []) : [replaceText(hintsKey, current)],
    };
  },
});
