/**
 * Rules of a route that the API's validation may let pass and no controller can serve (apis/v1 shared_types.go
 * `RouteReasonUnsupportedValue`, `RouteReasonIncompatibleFilters`; httproute_types.go `HTTPPathModifier`).
 */
import { type Message, message } from '../l10n/message.ts';
import { type Fact, knownValue } from '../model/fact.ts';
import type { RouteRule } from '../model/kinds/gateway-route.ts';
import type { PathModifier, RouteFilter } from '../model/kinds/gateway-route-filter.ts';
import { statusTexts } from './status/texts.ts';

export interface RuleProblem {
  readonly reason: 'IncompatibleFilters' | 'UnsupportedValue';
  readonly message: Message;
}

/** The first thing that keeps a rule from being served. */
export function problemOfRule(rule: RouteRule): RuleProblem | undefined {
  const filters = [
    ...(rule.filters?.items ?? []),
    ...(rule.backendRefs?.items ?? []).flatMap(backend => backend.filters),
  ];
  const types = (rule.filters?.items ?? []).map(filter => knownValue(filter.filterType));
  if (types.includes('RequestRedirect') && types.includes('URLRewrite'))
    return { reason: 'IncompatibleFilters', message: message(statusTexts.incompatibleFilters) };
  const value = unknownValues(rule, filters).find(one => one !== undefined);
  if (value) return { reason: 'UnsupportedValue', message: message(statusTexts.unsupportedValue, { ...value }) };
  if (modifiersOf(filters).some(isPrefixMatch) && !takesPrefixes(rule))
    return { reason: 'UnsupportedValue', message: message(statusTexts.prefixNeeded) };
  return undefined;
}

interface UnknownValue {
  readonly field: string;
  readonly value: string | number;
}

function unknownValues(rule: RouteRule, filters: readonly RouteFilter[]): (UnknownValue | undefined)[] {
  const matches = rule.matches?.items ?? [];
  const conditions = matches.flatMap(match => [...(match.headers?.items ?? []), ...(match.queryParams?.items ?? [])]);
  return [
    ...filters.map(filter => outside('filters.type', filter.filterType, filterTypes)),
    ...matches.map(match => outside('path.type', match.path?.matchType, pathTypes)),
    ...matches.map(match => outside('method.type', match.grpcMethod?.matchType, valueTypes)),
    ...conditions.map(condition => outside('type', condition.matchType, valueTypes)),
    ...modifiersOf(filters).map(modifier => outside('path.type', modifier.modifierType, modifierTypes)),
    ...filters.map(filter => outside('scheme', filter.requestRedirect?.scheme, ['http', 'https'])),
    ...filters.map(filter => outside('statusCode', filter.requestRedirect?.statusCode, [301, 302, 303, 307, 308])),
  ];
}

const filterTypes = [
  'RequestHeaderModifier',
  'ResponseHeaderModifier',
  'RequestMirror',
  'RequestRedirect',
  'URLRewrite',
  'ExtensionRef',
  'CORS',
  'ExternalAuth',
];
const pathTypes = ['Exact', 'PathPrefix', 'RegularExpression'];
const valueTypes = ['Exact', 'RegularExpression'];
const modifierTypes = ['ReplaceFullPath', 'ReplacePrefixMatch'];

function outside<T extends string | number>(
  field: string,
  fact: Fact<T> | undefined,
  known: readonly T[],
): UnknownValue | undefined {
  const value = knownValue(fact);
  return value === undefined || value === '' || known.includes(value) ? undefined : { field, value };
}

function modifiersOf(filters: readonly RouteFilter[]): PathModifier[] {
  return filters.flatMap(filter => [filter.urlRewrite?.path, filter.requestRedirect?.path].flatMap(path => path ?? []));
}

function isPrefixMatch(modifier: PathModifier): boolean {
  return knownValue(modifier.modifierType) === 'ReplacePrefixMatch';
}

/** Without a path match a rule is for the prefix `/`. */
function takesPrefixes(rule: RouteRule): boolean {
  return (rule.matches?.items ?? []).every(match => {
    const type = match.path?.matchType;
    return !type?.known || type.value === 'PathPrefix';
  });
}
