/**
 * Requests to the address of a controller's own Service: the proxy behind it reads the host and goes by its Ingresses, or by its
 * Gateway (the label `gateway.networking.k8s.io/gateway-name`, GEP-1762).
 */
import { type ControllerFamily, familyOf } from '../bind/ingress-class.ts';
import { bindSelector } from '../bind/selector.ts';
import { keys } from '../index/keys.ts';
import type { View } from '../index/view.ts';
import { message, type Text } from '../l10n/message.ts';
import { knownValue } from '../model/fact.ts';
import type { Ingress } from '../model/kinds/ingress.ts';
import type { Service } from '../model/kinds/service.ts';
import { traceGateway } from './gateway/trace-gateway.ts';
import { wildcardOf } from './ingress/table.ts';
import { traceIngress } from './ingress/trace-ingress.ts';
import { isHttp, type TraceRequest } from './request.ts';
import type { Trace, Trail } from './result.ts';
import { portOf, type ServiceEntry } from './service-ends.ts';
import { addServiceEntry } from './trace-service.ts';

const texts = {
  controller: {
    en: 'The pods behind this Service are an Ingress controller, which goes on by host and path',
    ko: '이 서비스 뒤의 파드는 인그레스 컨트롤러이며 호스트와 경로에 따라 보냅니다',
  },
  gateway: {
    en: 'This Service belongs to a Gateway, which goes on by listener and route',
    ko: '이 서비스는 게이트웨이의 것이며 리스너와 라우트에 따라 보냅니다',
  },
} satisfies Record<string, Text>;

/** The rest of the way where the Service is a proxy's; `undefined` where it is not known to be, or nothing is for the request. */
export function traceBehindController(
  view: View,
  service: Service,
  by: ServiceEntry,
  request: TraceRequest,
  trail: Trail,
): Trace | undefined {
  const port = portOf(service, by, request);
  const number = knownValue(port?.port);
  if (number === undefined) return undefined;
  const behind: TraceRequest = { ...request, port: number };
  const name = knownValue(service.labels?.entries.get('gateway.networking.k8s.io/gateway-name'));
  const [gateway] = name === undefined ? [] : view.named(service, 'gateway', view.namespaceOf(service) ?? '', name);
  if (gateway) {
    addServiceEntry(service, by, request, trail);
    trail.add('service', message(texts.gateway), service);
    return traceGateway(view, gateway, behind, trail);
  }
  const family = isHttp(request.scheme) ? familyBehind(view, service) : undefined;
  const ingress = family && ingressFor(view, service, family, request.host);
  if (!ingress) return undefined;
  addServiceEntry(service, by, request, trail);
  trail.add('service', message(texts.controller), service);
  return traceIngress(view, ingress, behind, trail);
}

const images: readonly (readonly [RegExp, ControllerFamily])[] = [
  [/ingress-nginx\/controller|nginx-ingress-controller/, 'nginx'],
  [/nginx\/nginx-(?:plus-)?ingress/, 'nginx-inc'],
  [/(?:^|\/)traefik(?::|@|$)/, 'traefik'],
  [/haproxytech\/kubernetes-ingress|(?:^|\/)haproxy-ingress(?::|@|$)/, 'haproxy'],
];

/** The controller whose proxy the pods of a Service are, told by their images. */
function familyBehind(view: View, service: Service): ControllerFamily | undefined {
  const binding = bindSelector(view, service);
  if (binding.state !== 'bound') return undefined;
  const found = binding.targets
    .flatMap(({ pod }) => pod.containers.map(container => knownValue(container.image) ?? ''))
    .flatMap(image => images.find(([pattern]) => pattern.test(image))?.[1] ?? []);
  return found[0];
}

/** An Ingress of the controller that has a rule for the host, or else for any. */
function ingressFor(view: View, service: Service, family: ControllerFamily, host: string | null): Ingress | undefined {
  const set = view.setOf(service);
  const hosts = host === null ? [''] : [host, wildcardOf(host), ''];
  const candidates = [
    ...hosts.flatMap(one => view.lookupType('ingress', keys.ingressHost(set, one))),
    ...view.lookupType('ingress', keys.ingressDefault(set)),
  ];
  return candidates.find(ingress => [family, 'unknown'].includes(familyOf(view, ingress)));
}
