/** A filter whose fields do not fit its type, or each other (the API server refuses the route; apis/v1 httproute_types.go CEL). */
import { message, type Text } from '../../l10n/message.ts';
import { type Fact, knownValue, valueOrDefault } from '../../model/fact.ts';
import type { PathModifier, RouteFilter } from '../../model/kinds/gateway-route-filter.ts';
import { nearestNames } from '../../text/nearest.ts';
import type { Place } from '../../yaml/syntax.ts';
import { replaceScalar } from '../fix.ts';
import { defineRule, type Report } from '../rule.ts';
import { allFilters } from './filters.ts';
import { gatewayDocs } from './parents.ts';

const texts = {
  untyped: { en: 'A filter needs a type', ko: '필터에는 type이 필요합니다' },
  untypedPath: { en: 'A path modifier needs a type', ko: '경로 수정에는 type이 필요합니다' },
  unknown: { en: '{kind} has no filter type "{type}"', ko: '{kind}에는 "{type}" 필터 유형이 없습니다' },
  missing: { en: 'Type {type} needs {field}', ko: '{type} 유형에는 {field}이(가) 필요합니다' },
  foreign: {
    en: '{field} cannot stand in a filter of type {type}',
    ko: '{type} 유형의 필터에는 {field}을(를) 쓸 수 없습니다',
  },
  pair: {
    en: '{field} needs type {wanted}, but the type is {type}',
    ko: '{field}에는 {wanted} 유형이 필요한데 유형이 {type}입니다',
  },
  share: {
    en: 'percent and fraction cannot stand together',
    ko: 'percent와 fraction은 함께 쓸 수 없습니다',
  },
  fraction: {
    en: 'The numerator {numerator} is greater than the denominator {denominator}',
    ko: '분자 {numerator}이(가) 분모 {denominator}보다 큽니다',
  },
} satisfies Readonly<Record<string, Text>>;

/** The field that each type of filter is about; absent fields are refused, as are those of other types. */
const fieldOfType = new Map<string, Exclude<keyof RouteFilter, 'filterType' | 'keyPlaces' | 'place'>>([
  ['RequestHeaderModifier', 'requestHeaderModifier'],
  ['ResponseHeaderModifier', 'responseHeaderModifier'],
  ['RequestMirror', 'requestMirror'],
  ['RequestRedirect', 'requestRedirect'],
  ['URLRewrite', 'urlRewrite'],
  ['CORS', 'cors'],
  ['ExternalAuth', 'externalAuth'],
  ['ExtensionRef', 'extensionRef'],
]);

const grpcTypes = ['RequestHeaderModifier', 'ResponseHeaderModifier', 'RequestMirror', 'ExtensionRef'];

export const routeFilterUnionInvalid = defineRule({
  id: 'route-filter-union-invalid',
  group: 'gateway',
  severity: 'error',
  summary: {
    en: 'Filter of a route has fields that do not fit its type',
    ko: '라우트 필터의 필드가 유형과 맞지 않습니다',
  },
  why: {
    en: 'The `type` of a filter says which one of its fields there is, and likewise for path modifiers and external authorization. The API server rejects a route where they do not agree.',
    ko: '필터의 `type`은 어떤 필드 하나가 있는지를 정하며 경로 수정과 외부 인증도 마찬가지입니다. 둘이 맞지 않으면 API 서버가 라우트를 거부합니다.',
  },
  fixable: 'sometimes',
  references: [`${gatewayDocs}/reference/spec/#httproutefilter`],
  on: ['gateway-route'],
  *check(route): Iterable<Report> {
    if (route.shape !== 'complete' || (route.kind !== 'HTTPRoute' && route.kind !== 'GRPCRoute')) return;
    const types = route.kind === 'GRPCRoute' ? grpcTypes : [...fieldOfType.keys()];
    for (const filter of allFilters(route)) {
      yield* checkType(filter, route.kind, types);
      for (const path of [filter.requestRedirect?.path, filter.urlRewrite?.path]) if (path) yield* checkPath(path);
      yield* checkMirror(filter);
      yield* checkAuth(filter);
    }
  },
});

function* checkType(filter: RouteFilter, kind: string, types: readonly string[]): Iterable<Report> {
  const fact = filter.filterType;
  const written = [...fieldOfType].filter(([, field]) => filter[field] !== undefined);
  if (!fact) {
    yield { place: filter.place, message: message(texts.untyped) };
    return;
  }
  if (!fact.known) return;
  const type = fact.value;
  const ofField = written.length === 1 ? written[0]![0] : undefined;
  const near = ofField !== undefined && types.includes(ofField) ? ofField : nearestNames(type, types)[0];
  if (!types.includes(type)) {
    const fixes = near === undefined ? [] : [replaceScalar(fact.place, near, near === ofField)];
    yield { place: fact.place, message: message(texts.unknown, { kind, type }), fixes };
    return;
  }
  const own = fieldOfType.get(type)!;
  if (filter[own] === undefined) {
    yield {
      place: fact.place,
      message: message(texts.missing, { type, field: own }),
      fixes: ofField !== undefined && types.includes(ofField) ? [replaceScalar(fact.place, ofField, false)] : [],
    };
  }
  for (const [, field] of written) {
    // A filter with one field of another type is one mistake, reported above.
    if (field === own || (filter[own] === undefined && written.length === 1)) continue;
    yield { place: filter.keyPlaces.get(field) ?? filter.place, message: message(texts.foreign, { field, type }) };
  }
}

function* checkPath(path: PathModifier): Iterable<Report> {
  const pairs = [
    ['ReplaceFullPath', 'replaceFullPath'],
    ['ReplacePrefixMatch', 'replacePrefixMatch'],
  ] as const;
  const fact = path.modifierType;
  if (!fact) yield { place: path.place, message: message(texts.untypedPath) };
  if (!fact?.known) return;
  const type = fact.value;
  const written = pairs.filter(([, field]) => path[field] !== undefined);
  for (const [wanted, field] of pairs) {
    const value: Fact<string> | undefined = path[field];
    if (wanted === type && value === undefined) {
      yield {
        place: fact.place,
        message: message(texts.missing, { type, field }),
        fixes: written.length === 1 ? [replaceScalar(fact.place, written[0]![0], false)] : [],
      };
    } else if (wanted !== type && value !== undefined && (written.length > 1 || !pairs.some(([one]) => one === type))) {
      yield { place: value.place, message: message(texts.pair, { field, wanted, type }) };
    }
  }
}

function* checkMirror({ requestMirror: mirror }: RouteFilter): Iterable<Report> {
  if (!mirror) return;
  const { percent, fraction } = mirror;
  if (!mirror.backendRef)
    yield { place: mirror.place, message: message(texts.missing, { type: 'RequestMirror', field: 'backendRef' }) };
  if (percent && fraction) yield { place: percent.place, message: message(texts.share) };
  const numerator = knownValue(fraction?.numerator);
  const denominator = valueOrDefault(fraction?.denominator, 100);
  if (fraction && numerator !== undefined && denominator !== undefined && numerator > denominator)
    yield { place: fraction.numerator!.place, message: message(texts.fraction, { numerator, denominator }) };
}

function* checkAuth({ externalAuth: auth }: RouteFilter): Iterable<Report> {
  if (!auth) return;
  const missing = (place: Place, field: string) => ({
    place,
    message: message(texts.missing, { type: 'ExternalAuth', field }),
  });
  if (!auth.backendRef) yield missing(auth.place, 'backendRef');
  if (!auth.protocol) yield missing(auth.place, 'protocol');
  const protocol = knownValue(auth.protocol);
  if (auth.protocol === undefined || protocol === undefined) return;
  for (const [wanted, field] of [
    ['HTTP', 'http'],
    ['GRPC', 'grpc'],
  ] as const) {
    const place = auth.settings[field];
    if (protocol === wanted && !place) yield missing(auth.protocol.place, field);
    else if (protocol !== wanted && place)
      yield { place, message: message(texts.pair, { field, wanted, type: protocol }) };
  }
}
