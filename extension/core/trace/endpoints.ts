/**
 * From one port of a Service to the pods behind it: selector, targetPort, hand-written endpoints, ExternalName (semantics S2, S4–S6).
 * Which Service and port a request is for is decided before.
 */
import { hasKnownPorts, protocolOf, resolveTargetPort, targetOf } from '../bind/port.ts';
import { bindSelector, hasSelector, isSwitchedByRollout } from '../bind/selector.ts';
import { isHook, isJob } from '../bind/served-pods.ts';
import { bindServiceName } from '../bind/service-name.ts';
import { serviceTypeOf } from '../bind/service-shape.ts';
import { endpointsOf, replicasOf } from '../bind/ways-in.ts';
import { readClusterName } from '../dns/cluster-name.ts';
import type { View } from '../index/view.ts';
import { message, type Text } from '../l10n/message.ts';
import { knownValue } from '../model/fact.ts';
import { containerName } from '../model/kinds/pod.ts';
import type { Service, ServicePort } from '../model/kinds/service.ts';
import type { Workload } from '../model/kinds/workload.ts';
import { titleOf } from '../model/resource.ts';
import type { TraceEndpoint, TraceReason, Trail } from './result.ts';

const texts = {
  noPods: {
    en: 'No pod matches the selector of {service}, so it has no endpoints',
    ko: '{service}의 셀렉터와 일치하는 파드가 없어 엔드포인트가 없습니다',
  },
  noEndpoints: {
    en: '{service} has no selector, and nothing gives it endpoints',
    ko: '{service}에는 셀렉터가 없고 엔드포인트를 주는 것도 없습니다',
  },
  noNamedPort: {
    en: 'No pod of {service} declares a {protocol} port named "{name}", so this port has no endpoints',
    ko: '{service}의 파드 중 "{name}"이라는 {protocol} 포트를 선언한 것이 없어 이 포트에는 엔드포인트가 없습니다',
  },
  scaledToZero: {
    en: 'Everything behind {service} is scaled to zero',
    ko: '{service} 뒤의 워크로드는 모두 레플리카가 0입니다',
  },
  templated: {
    en: 'A template decides what is behind {service}',
    ko: '{service} 뒤에 무엇이 있는지는 템플릿에 따라 정해집니다',
  },
  external: {
    en: 'What is behind {service} is made outside of these manifests',
    ko: '{service} 뒤에 있는 것은 이 매니페스트 밖에서 만들어집니다',
  },
  filledLater: {
    en: 'The endpoints of {service} are filled in while the cluster runs',
    ko: '{service}의 엔드포인트는 클러스터가 동작하는 동안 채워집니다',
  },
  outside: {
    en: '{service} stands for "{host}", which is outside of the cluster',
    ko: '{service}은(는) 클러스터 밖의 "{host}"을(를) 가리킵니다',
  },
  alias: { en: 'ExternalName: another name for {host}', ko: 'ExternalName: {host}의 다른 이름입니다' },
  circle: { en: 'ExternalName Services lead in a circle', ko: 'ExternalName 서비스가 순환합니다' },
  port: { en: 'port {port} → {target}/{protocol}', ko: '포트 {port} → {target}/{protocol}' },
  workload: { en: 'container {container}, port {port}/{protocol}', ko: '컨테이너 {container}, 포트 {port}/{protocol}' },
  undeclared: {
    en: 'port {port}/{protocol}, which no container declares',
    ko: '포트 {port}/{protocol}(선언한 컨테이너 없음)',
  },
  addresses: {
    en: 'endpoints {addresses}, port {port}/{protocol}',
    ko: '엔드포인트 {addresses}, 포트 {port}/{protocol}',
  },
  affinity: {
    en: 'sessionAffinity ClientIP: all requests of one client go to one pod',
    ko: 'sessionAffinity ClientIP: 한 클라이언트의 요청은 모두 한 파드로 갑니다',
  },
} satisfies Record<string, Text>;

export type ServiceEnd =
  | { readonly state: 'endpoints'; readonly endpoints: readonly TraceEndpoint[] }
  | { readonly state: 'none' | 'unknown'; readonly reason: TraceReason };

/** How many ExternalName Services may stand in a row. */
const aliasLimit = 5;

/** Follows one port; the hops say what is behind it. */
export function followPort(view: View, service: Service, port: ServicePort, trail: Trail, depth = 0): ServiceEnd {
  const protocol = protocolOf(port) ?? 'TCP';
  const number = knownValue(port.port) ?? '?';
  const type = serviceTypeOf(service);
  if (type === 'ExternalName') return followName(view, service, port, trail, depth);
  trail.add(
    'service',
    message(texts.port, { port: number, target: targetOf(port) ?? '?', protocol }),
    service,
    port.targetPort?.place ?? port.place,
  );
  if (knownValue(service.sessionAffinity) === 'ClientIP')
    trail.add('service', message(texts.affinity), service, service.sessionAffinity?.place);
  if (type === undefined) return unknown(service, texts.templated);
  if (service.selector?.complete === false) return unknown(service, texts.templated);
  return hasSelector(service)
    ? followSelector(view, service, port, protocol, trail)
    : followWritten(view, service, port, protocol, trail);
}

function followSelector(view: View, service: Service, port: ServicePort, protocol: string, trail: Trail): ServiceEnd {
  const binding = bindSelector(view, service);
  if (binding.state === 'unknown')
    return unknown(service, binding.why === 'external' ? texts.external : texts.templated);
  if (binding.state === 'unbound') {
    if (isSwitchedByRollout(view, service)) return unknown(service, texts.external);
    return none(service, texts.noPods, 'service-selector-no-match', {}, service.selector?.place);
  }
  const all = binding.targets.filter(workload => !isHook(workload) && workload.kind !== 'PodTemplate');
  const lasting = all.filter(workload => !isJob(workload));
  const endpoints: TraceEndpoint[] = [];
  let isUnknown = false;
  let missing: string | undefined;
  let zero = 0;
  for (const workload of lasting.length > 0 ? lasting : all) {
    const resolution = resolveTargetPort(port, workload);
    if (resolution.state === 'unknown') {
      const target = targetOf(port);
      // A number goes there whatever the containers declare.
      if (typeof target !== 'number' || !workload.hasContainers) isUnknown = true;
      if (typeof target !== 'number') continue;
    }
    if (resolution.state === 'missing') {
      missing = resolution.name;
      continue;
    }
    const number = resolution.state === 'unknown' ? (targetOf(port) as number) : resolution.number;
    const replicas = replicaCount(view, workload);
    if (replicas === 0) {
      zero++;
      continue;
    }
    const declared = resolution.state === 'declared' ? resolution.declared : undefined;
    const container = declared && containerName(declared.container);
    trail.add(
      'workload',
      container === undefined
        ? message(hasKnownPorts(workload) ? texts.undeclared : texts.workload, {
            port: number,
            protocol,
            container: '?',
          })
        : message(texts.workload, { container, port: number, protocol }),
      workload,
      declared?.port.place,
    );
    endpoints.push({ workload, container, port: number, protocol, replicas });
  }
  if (endpoints.length > 0) return { state: 'endpoints', endpoints };
  if (isUnknown) return unknown(service, texts.templated);
  if (missing !== undefined)
    return none(
      service,
      texts.noNamedPort,
      'service-target-port-name-not-found',
      { name: missing, protocol },
      port.targetPort?.place ?? port.place,
    );
  return zero > 0 ? none(service, texts.scaledToZero) : none(service, texts.noPods, 'service-selector-no-match');
}

function replicaCount(view: View, workload: Workload): number | undefined {
  const count = replicasOf(view, workload);
  switch (count.type) {
    case 'count':
      return count.count;
    case 'scaled':
      // Scaled to zero is a state that the next request ends.
      return count.minimum || undefined;
    default:
      return undefined;
  }
}

/** Endpoints and EndpointSlices by hand: the ports' names must agree, the ones of Endpoints count only with addresses. */
function followWritten(view: View, service: Service, port: ServicePort, protocol: string, trail: Trail): ServiceEnd {
  const slices = endpointsOf(view, service);
  if (slices.length === 0) {
    const isBuiltIn = view.namespaceOf(service) === 'default' && knownValue(service.name) === 'kubernetes';
    if (isBuiltIn || view.isOpen(service) || service.owned || view.hasUncertain(service, 'endpoints'))
      return unknown(service, texts.external);
    return none(service, texts.noEndpoints, 'service-no-selector-no-endpoints');
  }
  const wanted = knownValue(port.name) ?? '';
  const endpoints: TraceEndpoint[] = [];
  let addressCount = 0;
  for (const slice of slices) {
    for (const subset of slice.subsets) {
      addressCount += subset.addresses.length;
      const end = subset.ports.find(
        p => (knownValue(p.name) ?? '') === wanted && (protocolOf(p) ?? protocol) === protocol,
      );
      const number = knownValue(end?.port);
      if (!end || number === undefined || subset.addresses.length === 0) continue;
      const addresses = subset.addresses.map(address => knownValue(address) ?? '?');
      const shown = addresses.length > 3 ? [...addresses.slice(0, 3), `+${addresses.length - 3}`] : addresses;
      trail.add(
        'workload',
        message(texts.addresses, { addresses: shown.join(', '), port: number, protocol }),
        slice,
        end.place,
      );
      endpoints.push({ workload: slice, container: undefined, port: number, protocol, replicas: addresses.length });
    }
  }
  if (endpoints.length > 0) return { state: 'endpoints', endpoints };
  if (addressCount === 0 || slices.some(slice => view.isOpen(slice))) return unknown(service, texts.filledLater);
  return none(service, texts.noEndpoints, 'service-no-selector-no-endpoints');
}

/** A CNAME: to another Service of the cluster, or away. */
function followName(view: View, service: Service, port: ServicePort, trail: Trail, depth: number): ServiceEnd {
  const host = knownValue(service.externalName)?.toLowerCase().replace(/\.$/, '');
  if (host === undefined) return unknown(service, texts.templated);
  trail.add('service', message(texts.alias, { host }), service, service.externalName?.place);
  const [name] = readClusterName(host, '').filter(one => one.certain && one.pod === undefined);
  if (!name) {
    trail.add(
      'outside',
      message(texts.outside, { service: titleOf(service), host }),
      undefined,
      service.externalName?.place,
    );
    return unknown(service, texts.outside, { host });
  }
  if (depth >= aliasLimit) return none(service, texts.circle);
  const binding = bindServiceName(view, service, name.namespace, name.service);
  if (binding.state !== 'bound') return unknown(service, texts.outside, { host });
  const [target] = binding.targets;
  const number = knownValue(port.port);
  const targetPort = target.ports.find(p => knownValue(p.port) === number);
  return targetPort
    ? followPort(view, target, targetPort, trail, depth + 1)
    : unknown(service, texts.outside, { host });
}

function unknown(service: Service, text: Text, args: Record<string, string> = {}): ServiceEnd {
  return {
    state: 'unknown',
    reason: {
      rule: undefined,
      message: message(text, { service: titleOf(service), ...args }),
      place: service.namePlace,
    },
  };
}

function none(
  service: Service,
  text: Text,
  rule?: string,
  args: Record<string, string> = {},
  place = service.namePlace,
): ServiceEnd {
  return { state: 'none', reason: { rule, message: message(text, { service: titleOf(service), ...args }), place } };
}
