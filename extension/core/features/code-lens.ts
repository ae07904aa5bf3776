/** One line above an object: how many ways lead in, how many pods answer, what its controller would say of it. */
import type { Analysis, FilePlace } from '../analysis.ts';
import { bindBackend } from '../bind/backend.ts';
import { bindSelector, hasSelector, selectingServices } from '../bind/selector.ts';
import { serviceTypeOf } from '../bind/service-shape.ts';
import { endpointsOf, ingressWays, isHeadless, waysIn } from '../bind/ways-in.ts';
import { gatewayWays } from '../gateway/ways.ts';
import { indexedDocuments } from '../index/snapshot.ts';
import type { View } from '../index/view.ts';
import { type Locale, type Message, message, render, type Text } from '../l10n/message.ts';
import { knownValue } from '../model/fact.ts';
import type { Service } from '../model/kinds/service.ts';
import type { Workload } from '../model/kinds/workload.ts';
import type { Resource } from '../model/resource.ts';
import type { FileId } from '../yaml/syntax.ts';
import { podCount } from './hover-service.ts';
import { policyLens } from './policy-lens.ts';
import { statusLens } from './status-lens.ts';

export interface CodeLens {
  /** The name of the object. */
  readonly range: FilePlace;
  readonly title: string;
  /** `Service/shop/web`: what the picture is to show when the lens is clicked, as the graph names its nodes. */
  readonly focus: string;
}

const texts = {
  inside: { en: 'inside of the cluster only', ko: '클러스터 안에서만 접근' },
  oneWay: { en: '1 way in', ko: '외부 경로 1개' },
  ways: { en: '{count} ways in', ko: '외부 경로 {count}개' },
  onePod: { en: '1 endpoint', ko: '엔드포인트 1개' },
  pods: { en: '{count} endpoints', ko: '엔드포인트 {count}개' },
  somePods: { en: 'endpoints: {workloads}', ko: '엔드포인트: {workloads}' },
  noPods: { en: 'no endpoints', ko: '엔드포인트 없음' },
  unknown: { en: 'endpoints unknown', ko: '엔드포인트 알 수 없음' },
  outside: { en: 'leads to {host}', ko: '{host}(으)로 연결' },
  noService: { en: 'no Service', ko: 'Service 없음' },
  oneService: { en: '1 Service', ko: 'Service 1개' },
  services: { en: '{count} Services', ko: 'Service {count}개' },
  onePath: { en: '1 path', ko: '경로 1개' },
  paths: { en: '{count} paths', ko: '경로 {count}개' },
  broken: { en: '{count} broken', ko: '끊김 {count}개' },
} satisfies Record<string, Text>;

/** The lenses of a file in order. */
export function codeLenses(analysis: Analysis, file: FileId, locale: Locale): CodeLens[] {
  const view = analysis.view();
  return indexedDocuments(analysis.snapshot.files.get(file)).flatMap(document =>
    document.resources.flatMap(resource => {
      const range = analysis.locate(resource.namePlace);
      const parts = range && resource.name?.known ? partsOf(view, resource) : [];
      if (!range || parts.length === 0) return [];
      const namespace = view.namespaceOf(resource) ?? '?';
      const focus = `${resource.kind}/${namespace}/${knownValue(resource.name) ?? '?'}`;
      return [{ range, title: parts.map(part => render(part, locale)).join(' · '), focus }];
    }),
  );
}

function partsOf(view: View, resource: Resource): Message[] {
  switch (resource.type) {
    case 'service':
      return [waysPart(wayCount(view, resource)), endpointsPart(view, resource)];
    case 'workload':
      return ofWorkload(view, resource);
    case 'ingress': {
      const ways = ingressWays(resource);
      const broken = ways.filter(way => bindBackend(view, resource, way.backend)?.state === 'unbound').length;
      const paths = counted(ways.length, texts.onePath, texts.paths);
      return broken > 0 ? [paths, message(texts.broken, { count: broken })] : [paths];
    }
    case 'network-policy':
      return policyLens(view, resource);
    case 'gateway':
    case 'listener-set':
    case 'gateway-route':
    case 'backend-tls-policy':
      return statusLens(view, resource);
    default:
      return [];
  }
}

/** Rules of Gateway API routes are ways in, as paths of Ingresses are. */
function wayCount(view: View, service: Service): number {
  return waysIn(view, service).length + gatewayWays(view, service).length;
}

function waysPart(count: number): Message {
  return count === 0 ? message(texts.inside) : counted(count, texts.oneWay, texts.ways);
}

function endpointsPart(view: View, service: Service): Message {
  if (serviceTypeOf(service) === 'ExternalName') {
    return message(texts.outside, { host: knownValue(service.externalName) ?? '?' });
  }
  if (!hasSelector(service)) {
    const written = endpointsOf(view, service).flatMap(e => e.subsets.flatMap(subset => subset.addresses));
    if (written.length > 0) return counted(written.length, texts.onePod, texts.pods);
    return message(view.isOpen(service) || service.owned ? texts.unknown : texts.noPods);
  }
  const binding = bindSelector(view, service);
  if (binding.state === 'unknown') return message(texts.unknown);
  if (binding.state === 'unbound') return message(texts.noPods);
  const count = podCount(view, service);
  if (count !== undefined) return counted(count, texts.onePod, texts.pods);
  return message(texts.somePods, { workloads: binding.targets.map(w => knownValue(w.name) ?? '?').join(', ') });
}

/** Jobs and templates answer nobody; nothing is said about them. */
function ofWorkload(view: View, workload: Workload): Message[] {
  if (['Job', 'CronJob', 'PodTemplate'].includes(workload.kind)) return [];
  const services = selectingServices(view, workload);
  if (services.length === 0) {
    const declaresPorts = workload.pod.containers.some(container => container.ports.length > 0);
    return declaresPorts && !view.isOpen(workload) ? [message(texts.noService)] : [];
  }
  const ways = services.reduce((sum, service) => sum + wayCount(view, service), 0);
  const isHidden = ways === 0 && services.every(isHeadless);
  const count = counted(services.length, texts.oneService, texts.services);
  return isHidden ? [count] : [count, waysPart(ways)];
}

function counted(count: number, one: Text, many: Text): Message {
  return count === 1 ? message(one) : message(many, { count });
}
