/** A label selector that the API server refuses (ValidateLabelSelector): operators, values, keys. */
import { type Message, message } from '../../l10n/message.ts';
import type { LabelSelector, LabelSelectorRequirement } from '../../model/kinds/label-selector.ts';
import { isLabelValue, isQualifiedName } from '../../model/names.ts';
import { nearestNames } from '../../text/nearest.ts';
import type { Place } from '../../yaml/syntax.ts';
import { replaceScalar } from '../fix.ts';
import { defineRule, type Report } from '../rule.ts';
import { hasShapeProblem, networkPolicyApi, selectorsOf } from './policy-parts.ts';

const operators = ['In', 'NotIn', 'Exists', 'DoesNotExist'];

const texts = {
  operator: {
    en: 'The operator must be In, NotIn, Exists or DoesNotExist, not {value}',
    ko: '연산자는 In, NotIn, Exists, DoesNotExist 중 하나여야 합니다. 현재 값은 {value}입니다',
  },
  missing: { en: 'This expression has no `{field}`', ko: '이 조건에 `{field}`이(가) 없습니다' },
  needsValues: { en: '{operator} needs `values`', ko: '{operator}에는 `values`가 필요합니다' },
  noValues: { en: '{operator} takes no `values`', ko: '{operator}에는 `values`를 쓸 수 없습니다' },
  key: { en: '"{key}" cannot be the key of a label', ko: '"{key}"은(는) 레이블 키가 될 수 없습니다' },
  value: { en: '"{value}" cannot be the value of a label', ko: '"{value}"은(는) 레이블 값이 될 수 없습니다' },
};

export const netpolSelectorInvalid = defineRule({
  id: 'netpol-selector-invalid',
  group: 'network-policy',
  severity: 'error',
  summary: {
    en: 'NetworkPolicy has a selector that is not valid',
    ko: 'NetworkPolicy에 올바르지 않은 셀렉터가 있습니다',
  },
  why: { en: 'The API server rejects the policy.', ko: 'API 서버가 이 정책을 거부합니다.' },
  fixable: 'sometimes',
  references: [
    'https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors',
    networkPolicyApi,
  ],
  on: ['network-policy'],
  *check(policy) {
    for (const selector of selectorsOf(policy)) {
      yield* labelProblems(selector);
      for (const expression of selector.matchExpressions) {
        if (policy.shape === 'complete' && !hasShapeProblem(policy, expression.place)) yield* problemsOf(expression);
      }
    }
  },
});

function* labelProblems({ matchLabels }: LabelSelector): Iterable<Report> {
  for (const [key, fact] of matchLabels?.entries ?? []) {
    const keyPlace = matchLabels!.keyPlaces.get(key);
    if (keyPlace && !isQualifiedName(key)) yield report(keyPlace, message(texts.key, { key }));
    if (fact.known && !isLabelValue(fact.value)) {
      yield report(fact.place, message(texts.value, { value: fact.value }));
    }
  }
}

function* problemsOf({ key, operator, values, place }: LabelSelectorRequirement): Iterable<Report> {
  if (!key) yield report(place, message(texts.missing, { field: 'key' }));
  else if (key.known && !isQualifiedName(key.value)) yield report(key.place, message(texts.key, { key: key.value }));
  if (!operator) yield report(place, message(texts.missing, { field: 'operator' }));
  if (!operator?.known) return;
  const name = operator.value;
  if (!operators.includes(name)) {
    const near = operators.find(o => o.toLowerCase() === name.toLowerCase()) ?? nearestNames(name, operators)[0];
    yield {
      ...report(operator.place, message(texts.operator, { value: name })),
      fixes: near === undefined ? [] : [replaceScalar(operator.place, near)],
    };
    return;
  }
  const takesValues = name === 'In' || name === 'NotIn';
  const count = values?.items.length ?? 0;
  if (takesValues && count === 0) yield report(operator.place, message(texts.needsValues, { operator: name }));
  if (!takesValues && count > 0) yield report(values!.place, message(texts.noValues, { operator: name }));
  for (const value of takesValues ? (values?.items ?? []) : []) {
    if (value.known && !isLabelValue(value.value)) {
      yield report(value.place, message(texts.value, { value: value.value }));
    }
  }
}

function report(place: Place, text: Message): Report {
  return { place, message: text };
}
