/** The value of an annotation that its controller cannot read. */
import { familyOf, familyOfAnnotation } from '../../bind/ingress-class.ts';
import { type ValueProblem, valueProblem } from '../../controllers/annotation-value.ts';
import { listedKey } from '../../controllers/known-annotations.ts';
import { message, type Text } from '../../l10n/message.ts';
import { replaceScalar } from '../fix.ts';
import { defineRule } from '../rule.ts';
import { nginxDocs, writtenAnnotations } from './annotations.ts';

const texts: Readonly<Record<ValueProblem['expected'], Text>> = {
  boolean: { en: '{key} must be "true" or "false"', ko: '{key}의 값은 "true" 또는 "false"여야 합니다' },
  integer: { en: '{key} must be an integer', ko: '{key}의 값은 정수여야 합니다' },
  seconds: {
    en: '{key} must be a number of seconds without a unit',
    ko: '{key}의 값은 단위 없는 초 단위 숫자여야 합니다',
  },
  size: { en: '{key} must be a size such as 8k or 10m', ko: '{key}의 값은 8k, 10m과 같은 크기여야 합니다' },
  cidrs: {
    en: '{key} must be IP addresses or CIDR blocks, separated by commas',
    ko: '{key}의 값은 쉼표로 구분한 IP 주소나 CIDR 블록이어야 합니다',
  },
  'http-codes': {
    en: '{key} must be HTTP status codes, separated by commas',
    ko: '{key}의 값은 쉼표로 구분한 HTTP 상태 코드여야 합니다',
  },
  json: { en: '{key} must be JSON', ko: '{key}의 값은 JSON이어야 합니다' },
  words: { en: '{key} must be one of {words}', ko: '{key}의 값은 다음 중 하나여야 합니다: {words}' },
};

export const ingressAnnotationValueInvalid = defineRule({
  id: 'ingress-annotation-value-invalid',
  group: 'ingress',
  severity: 'error',
  summary: {
    en: 'Controller cannot read the value of an annotation',
    ko: '컨트롤러가 어노테이션의 값을 읽을 수 없습니다',
  },
  why: {
    en: 'Current releases of ingress-nginx and of NGINX Inc.’s controller refuse an Ingress with a value that they cannot read; others, and older releases, use the default instead. A number of seconds with a unit is a warning: older releases let it pass.',
    ko: '최근의 ingress-nginx와 NGINX Inc. 컨트롤러는 읽을 수 없는 값이 있는 Ingress를 거부하고, 그 밖의 컨트롤러와 이전 버전은 기본값을 사용합니다. 단위가 붙은 초 값은 이전 버전에서 그대로 넘어가므로 경고로 알립니다.',
  },
  fixable: 'sometimes',
  references: [nginxDocs],
  on: ['ingress'],
  *check(ingress, view) {
    const family = familyOf(view, ingress);
    for (const { key, fact } of writtenAnnotations(ingress)) {
      const kind = listedKey(key)?.kind;
      if (kind === undefined || (family !== 'unknown' && family !== familyOfAnnotation(key))) continue;
      const problem = valueProblem(kind, fact.value);
      if (!problem) continue;
      const { expected, suggestion } = problem;
      yield {
        place: fact.place,
        message: message(texts[expected], { key, words: (problem.words ?? []).join(', ') }),
        severity: expected === 'seconds' && suggestion !== undefined ? 'warning' : 'error',
        fixes: suggestion === undefined ? [] : [replaceScalar(fact.place, suggestion)],
      };
    }
  },
});
