/** The backends of a rule as choices with their shares: what refuses one, what its filters and BackendTLSPolicies do (semantics S15). */
import { type BackendProblem, resolveBackend } from '../../gateway/backend.ts';
import { backendTlsPolicyFor } from '../../gateway/backend-tls.ts';
import { resolveCa } from '../../gateway/certificates.ts';
import { referencedNamespace } from '../../gateway/parents.ts';
import type { View } from '../../index/view.ts';
import { type Message, message, type Text } from '../../l10n/message.ts';
import { knownValue, valueOrDefault } from '../../model/fact.ts';
import type { GatewayRoute, RouteBackend } from '../../model/kinds/gateway-route.ts';
import type { RequestMirror, RouteFilter } from '../../model/kinds/gateway-route-filter.ts';
import type { BackendObjectReference } from '../../model/kinds/object-reference.ts';
import type { Service, ServicePort } from '../../model/kinds/service.ts';
import type { Choice } from '../forward.ts';
import type { Forwarded, TraceMirror, TraceReason } from '../result.ts';

const texts = {
  kind: {
    en: '{kind} is no kind of backend that can be resolved',
    ko: '{kind}은(는) 백엔드로 쓸 수 있는 종류가 아닙니다',
  },
  permission: {
    en: 'No ReferenceGrant in namespace {namespace} lets this route refer to {name}',
    ko: '네임스페이스 {namespace}에 이 라우트가 {name}을(를) 참조하도록 허용하는 ReferenceGrant가 없습니다',
  },
  service: {
    en: 'Service "{name}" does not exist in namespace {namespace}',
    ko: '네임스페이스 {namespace}에 서비스 "{name}"이(가) 없습니다',
  },
  noPort: {
    en: 'The backendRef to Service "{name}" names no port',
    ko: '서비스 "{name}"을(를) 가리키는 backendRef에 포트가 없습니다',
  },
  port: { en: 'Service "{name}" has no port {port}', ko: '서비스 "{name}"에는 포트 {port}이(가) 없습니다' },
  protocol: {
    en: 'Port {port} of Service "{name}" is of another protocol than the route',
    ko: '서비스 "{name}"의 포트 {port}은(는) 라우트와 프로토콜이 다릅니다',
  },
  unknown: {
    en: 'Backend "{name}" is decided by a template or comes from outside of these manifests',
    ko: '백엔드 "{name}"은(는) 템플릿에 따라 정해지거나 이 매니페스트 밖에서 옵니다',
  },
  certificate: {
    en: 'BackendTLSPolicy "{name}" has no valid CA certificate, so no connection to the backend is made',
    ko: 'BackendTLSPolicy "{name}"에 올바른 CA 인증서가 없어 백엔드에 연결하지 않습니다',
  },
} satisfies Record<string, Text>;

/** The choices of a rule in order. `forwardedTo` tells what a backend's own filters make of the request. */
export function choicesOf(
  view: View,
  route: GatewayRoute,
  backends: readonly RouteBackend[],
  forwardedTo: (backend: RouteBackend) => Forwarded | undefined,
): Choice[] {
  return backends.map(backend => choiceOf(view, route, backend, forwardedTo(backend)));
}

function choiceOf(view: View, route: GatewayRoute, backend: RouteBackend, forwarded: Forwarded | undefined): Choice {
  const weight = valueOrDefault(backend.weight, 1);
  const place = backend.name?.place ?? backend.place;
  const name = nameOf(view, route, backend);
  const base = { name, weight: weight ?? 1, place, forwarded };
  const resolution = resolveBackend(view, route, backend);
  const number = knownValue(backend.port);
  const reason = (text: Message, rule?: string): TraceReason => ({ rule, message: text, place });
  if (weight === undefined || resolution.state === 'unknown')
    return { ...base, state: 'unknown', port: number, reason: reason(message(texts.unknown, { name })) };
  if (resolution.state === 'failed')
    return { ...base, state: 'failed', port: number, status: 500, reason: reason(problemText(resolution.problem)) };
  const { service, port } = resolution;
  const tls = backendTls(view, service, port);
  if (tls.state === 'none') return { ...base, state: 'service', service, port };
  if (tls.state === 'failed')
    return {
      ...base,
      state: 'failed',
      port: number,
      status: 500,
      reason: reason(message(texts.certificate, { name: tls.policy })),
    };
  return { ...base, forwarded: { ...forwarded, ...tls.forwarded }, state: 'service', service, port };
}

type BackendTls =
  | { readonly state: 'none' }
  | { readonly state: 'failed'; readonly policy: string }
  | { readonly state: 'secured'; readonly forwarded: Forwarded };

/** How the gateway speaks to a port: TLS where a policy says so, nothing at all where its certificates are no good. */
function backendTls(view: View, service: Service, port: ServicePort): BackendTls {
  const policy = backendTlsPolicyFor(view, service, port);
  if (!policy) return { state: 'none' };
  const references = policy.validation?.caCertificateRefs?.items ?? [];
  const isInvalid = references.length > 0 && references.every(one => resolveCa(view, policy, one).state === 'failed');
  if (isInvalid) return { state: 'failed', policy: knownValue(policy.name) ?? '?' };
  const hostname = knownValue(policy.validation?.hostname);
  return {
    state: 'secured',
    forwarded: { backendTLS: true, ...(hostname !== undefined && { backendTLSServerName: hostname }) },
  };
}

function nameOf(view: View, route: GatewayRoute, backend: BackendObjectReference): string {
  const namespace = referencedNamespace(backend.namespace, view.namespaceOf(route)) ?? '?';
  return `${namespace}/${knownValue(backend.name) ?? '?'}`;
}

function problemText(problem: BackendProblem): Message {
  switch (problem.step) {
    case 'kind':
      return message(texts.kind, { kind: problem.group === '' ? problem.kind : `${problem.group}/${problem.kind}` });
    case 'permission':
      return message(texts.permission, {
        namespace: problem.target.namespace,
        name: `${problem.target.kind} "${problem.target.name}"`,
      });
    case 'service':
      return message(texts.service, { namespace: problem.namespace, name: problem.name });
    case 'no-port':
      return message(texts.noPort, { name: knownValue(problem.service.name) ?? '?' });
    case 'port':
      return message(texts.port, { name: knownValue(problem.service.name) ?? '?', port: problem.port });
    case 'protocol':
      return message(texts.protocol, {
        name: knownValue(problem.service.name) ?? '?',
        port: knownValue(problem.port.port) ?? '?',
      });
  }
}

/** Copies of requests; a mirror that cannot be resolved gets none. */
export function mirrorsOf(view: View, route: GatewayRoute, filters: readonly RouteFilter[]): TraceMirror[] {
  return filters.flatMap(({ filterType, requestMirror }) => {
    const backend = requestMirror?.backendRef;
    if (knownValue(filterType) !== 'RequestMirror' || !backend) return [];
    if (resolveBackend(view, route, backend).state === 'failed') return [];
    return [{ service: nameOf(view, route, backend), percent: percentOf(requestMirror) }];
  });
}

function percentOf({ percent, fraction }: RequestMirror): number {
  if (fraction) {
    const denominator = valueOrDefault(fraction.denominator, 100) || 100;
    return ((valueOrDefault(fraction.numerator, 0) ?? 0) / denominator) * 100;
  }
  return valueOrDefault(percent, 100) ?? 100;
}
