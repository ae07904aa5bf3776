/** Values of fields whose values the API fixes, each with what it means. */
import type { Locale, Text } from '../l10n/message.ts';
import type { Resource, ResourceType } from '../model/resource.ts';
import type { Candidate } from './completion-parts.ts';

interface EnumField {
  readonly type: ResourceType;
  readonly path: RegExp;
  readonly values: readonly (readonly [string, Text])[];
}

const protocols: EnumField['values'] = [
  ['TCP', { en: 'the default', ko: '기본값' }],
  ['UDP', { en: 'datagrams', ko: '데이터그램' }],
  ['SCTP', { en: 'needs support by the network plugin', ko: '네트워크 플러그인의 지원이 필요' }],
];

const listenerProtocols: EnumField['values'] = [
  ['HTTP', { en: 'for HTTPRoutes and GRPCRoutes', ko: 'HTTPRoute와 GRPCRoute용' }],
  ['HTTPS', { en: 'the same over TLS that ends here', ko: '여기서 TLS를 종료하는 HTTP' }],
  ['TLS', { en: 'by the name in the TLS greeting, for TLSRoutes', ko: 'TLS 인사의 이름으로 구분, TLSRoute용' }],
  ['TCP', { en: 'for TCPRoutes', ko: 'TCPRoute용' }],
  ['UDP', { en: 'for UDPRoutes', ko: 'UDPRoute용' }],
];

const fields: readonly EnumField[] = [
  {
    type: 'service',
    path: /^spec\.type$/,
    values: [
      ['ClusterIP', { en: 'inside of the cluster only (the default)', ko: '클러스터 안에서만(기본값)' }],
      ['NodePort', { en: 'the same port on every node, and a ClusterIP', ko: '모든 노드의 같은 포트와 ClusterIP' }],
      ['LoadBalancer', { en: 'an external address of its own', ko: '전용 외부 주소' }],
      ['ExternalName', { en: 'a CNAME to a name outside', ko: '외부 이름에 대한 CNAME' }],
    ],
  },
  {
    type: 'service',
    path: /^spec\.clusterIP$/,
    values: [['None', { en: 'headless: DNS answers with the pods', ko: '헤드리스: DNS가 파드 주소로 응답' }]],
  },
  {
    type: 'service',
    path: /^spec\.sessionAffinity$/,
    values: [
      ['None', { en: 'every connection by itself (the default)', ko: '연결마다 따로(기본값)' }],
      ['ClientIP', { en: 'one client, one pod', ko: '클라이언트마다 같은 파드' }],
    ],
  },
  {
    type: 'service',
    path: /^spec\.(external|internal)TrafficPolicy$/,
    values: [
      ['Cluster', { en: 'endpoints on any node (the default)', ko: '모든 노드의 엔드포인트(기본값)' }],
      ['Local', { en: 'endpoints on the same node only', ko: '같은 노드의 엔드포인트만' }],
    ],
  },
  { type: 'service', path: /^spec\.ports\.\[\]\.protocol$/, values: protocols },
  { type: 'workload', path: /\.ports\.\[\]\.protocol$/, values: protocols },
  {
    type: 'ingress',
    path: /\.paths\.\[\]\.pathType$/,
    values: [
      ['Prefix', { en: 'this path and everything below it', ko: '이 경로와 그 아래 전부' }],
      ['Exact', { en: 'only this very path', ko: '이 경로만' }],
      ['ImplementationSpecific', { en: 'the controller decides', ko: '컨트롤러가 결정' }],
    ],
  },
  { type: 'gateway', path: /^spec\.listeners\.\[\]\.protocol$/, values: listenerProtocols },
  { type: 'listener-set', path: /^spec\.listeners\.\[\]\.protocol$/, values: listenerProtocols },
  {
    type: 'gateway-route',
    path: /\.matches\.\[\]\.path\.type$/,
    values: [
      ['PathPrefix', { en: 'this path and everything below it (the default)', ko: '이 경로와 그 아래 전부(기본값)' }],
      ['Exact', { en: 'only this very path', ko: '이 경로만' }],
      ['RegularExpression', { en: 'the controller decides which syntax', ko: '문법은 컨트롤러가 결정' }],
    ],
  },
];

/** The values of the field at a path of an object. */
export function enumCandidates(resource: Resource, path: string, locale: Locale): Candidate[] {
  const field = fields.find(f => f.type === resource.type && f.path.test(path));
  return (field?.values ?? []).map(([value, text]) => ({ value, detail: text[locale], kind: 'enum' }));
}
