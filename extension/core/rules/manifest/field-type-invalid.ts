/**
 * A value of another type than its field (the API server's decoder refuses the object): an unquoted number or boolean as a label, a
 * quoted port, a map where a list belongs. Only for the API groups of Kubernetes itself; what fields of other groups hold is up to
 * their owners.
 */
import { isCustomGroup } from '../../bind/selector.ts';
import { isWhole } from '../../bind/service-shape.ts';
import { type Message, message, type Text } from '../../l10n/message.ts';
import type { ShapeProblem } from '../../model/fact.ts';
import type { Resource, ResourceType } from '../../model/resource.ts';
import { readPlain } from '../../yaml/scalar.ts';
import { sourceOf } from '../../yaml/syntax.ts';
import { replaceText } from '../fix.ts';
import { defineRule, type Fix } from '../rule.ts';

const texts = {
  scalar: {
    en: '{field} is {expected}, but Kubernetes reads {source} as {actual}',
    ko: '{field}에는 {expected}이(가) 와야 하는데 Kubernetes는 {source}을(를) {actual}(으)로 읽습니다',
  },
  collection: {
    en: '{field} is {expected}, but there is {actual} here',
    ko: '{field}에는 {expected}이(가) 와야 하는데 여기에는 {actual}이(가) 있습니다',
  },
};

const capitals = /^(["']?)[A-Z_][A-Z0-9_]*\1$/;

const typeNames: Readonly<Record<ShapeProblem['expected'] | ShapeProblem['actual'], Text>> = {
  string: { en: 'a string', ko: '문자열' },
  integer: { en: 'an integer', ko: '정수' },
  number: { en: 'a number', ko: '숫자' },
  boolean: { en: 'a boolean', ko: '불리언' },
  'integer or string': { en: 'an integer or a string', ko: '정수 또는 문자열' },
  map: { en: 'a map', ko: '맵' },
  list: { en: 'a list', ko: '리스트' },
};

const allTypes: Readonly<Record<ResourceType, true>> = {
  service: true,
  endpoints: true,
  workload: true,
  ingress: true,
  'ingress-class': true,
  'config-map': true,
  secret: true,
  monitor: true,
  webhook: true,
  scaler: true,
  'disruption-budget': true,
  route: true,
  'gateway-class': true,
  gateway: true,
  'listener-set': true,
  'gateway-route': true,
  'reference-grant': true,
  'backend-tls-policy': true,
  'network-policy': true,
  'admin-policy': true,
  object: true,
  'address-pool': true,
  'pool-advertisement': true,
  'bgp-peer': true,
  'bfd-profile': true,
  'bgp-community': true,
  other: true,
};

export const fieldTypeInvalid = defineRule({
  id: 'field-type-invalid',
  group: 'manifest',
  severity: 'error',
  summary: {
    en: 'A field has a value of another type than the API declares',
    ko: '필드 값의 타입이 API에 정의된 타입과 다릅니다',
  },
  why: {
    en: 'The API server cannot decode the object and rejects it. In YAML an unquoted `1.10`, `yes` or `on` is a number or a boolean; labels, annotations, selectors and environment variables are strings and need quotes around such values.',
    ko: 'API 서버가 오브젝트를 해석하지 못해 거부합니다. YAML에서 따옴표 없는 `1.10`, `yes`, `on`은 숫자나 불리언입니다. 레이블, 어노테이션, 셀렉터, 환경 변수는 문자열이므로 이런 값에는 따옴표가 필요합니다.',
  },
  fixable: 'sometimes',
  references: [
    'https://kubernetes.io/docs/concepts/configuration/overview/#general-config-tips',
    'https://kubernetes.io/docs/reference/using-api/api-concepts/#field-validation',
  ],
  on: Object.keys(allTypes) as ResourceType[],
  *check(resource) {
    if (isCustomGroup(resource.group)) return;
    const seen = new Set<number>();
    for (const problem of resource.problems) {
      // A field that is read twice, or a node that an alias brings to several fields, is one mistake.
      if (seen.has(problem.place.start) || mayBeReplaced(resource, problem)) continue;
      seen.add(problem.place.start);
      yield { place: problem.place, message: messageOf(problem), fixes: fixesOf(problem) };
    }
  },
});

function messageOf(problem: ShapeProblem): Message {
  const isScalar = problem.actual !== 'map' && problem.actual !== 'list';
  return message(isScalar ? texts.scalar : texts.collection, {
    field: problem.field,
    expected: message(typeNames[problem.expected]),
    actual: message(typeNames[problem.actual]),
    source: sourceOf(problem.place).split(/\r?\n/, 1)[0]!,
  });
}

/**
 * The value is likely no YAML yet: what surrounds a template action or a syntax error may have another structure than it seems, a
 * word in capitals may stand for a number, and `[[x]]` may be somebody's template.
 */
function mayBeReplaced(resource: Resource, { expected, actual, place }: ShapeProblem): boolean {
  const source = sourceOf(place);
  if (actual === 'map' || actual === 'list') return !isWhole(resource) || /^\[\[|^\{\w+\}$/.test(source);
  if (expected === 'map' || expected === 'list') return !isWhole(resource) || capitals.test(source);
  if (expected === 'integer' || expected === 'boolean') return actual === 'string' && capitals.test(source);
  return false;
}

function fixesOf({ expected, actual, place }: ShapeProblem): Fix[] {
  const source = sourceOf(place);
  const isPlain = /^[^"'|>&*!\s][^\r\n]*$/.test(source);
  if ((expected === 'string' || expected === 'integer or string') && (actual === 'number' || actual === 'boolean'))
    return isPlain ? [replaceText(place, JSON.stringify(source))] : [];
  const unquoted = /^(["'])(.*)\1$/.exec(source)?.[2];
  if (unquoted === undefined || actual !== 'string') return [];
  const value = readPlain(unquoted);
  const fits = expected === 'integer' ? Number.isInteger(value) : expected === 'boolean' && typeof value === 'boolean';
  return fits ? [replaceText(place, unquoted)] : [];
}
