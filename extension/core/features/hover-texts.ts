/** What hovers say, beyond the explanations they share with the picture (graph/explanations.ts). */
import type { Text } from '../l10n/message.ts';

export const hoverTexts = {
  path: { en: 'Path of the traffic', ko: '트래픽 경로' },
  resolution: { en: 'How its name is resolved', ko: '이름이 해석되는 과정' },
  reachedBy: { en: 'Who reaches this', ko: '여기에 도달하는 트래픽' },
  calledBy: { en: 'Called in the cluster by', ko: '클러스터 안에서 호출하는 곳' },
  inNamespace: { en: ' in namespace {namespace}', ko: ' · 네임스페이스 {namespace}' },
  container: { en: 'container {name}', ko: '컨테이너 {name}' },
  clusterPods: { en: 'pods of the cluster', ko: '클러스터 안의 파드' },
  anyNode: { en: 'any node', ko: '모든 노드' },
  loadBalancer: { en: 'load balancer', ko: '로드 밸런서' },
  assignedAddress: { en: '(address assigned by the cloud or MetalLB)', ko: '(클라우드나 MetalLB가 할당하는 주소)' },
  assignedNodePort: { en: '(assigned)', ko: '(자동 할당)' },
  more: { en: '… and {count} more', ko: '… 외 {count}개' },
  nobody: {
    en: 'Nothing in these manifests leads here from outside of the cluster.',
    ko: '이 매니페스트에서 클러스터 바깥에서 여기로 들어오는 길은 없습니다.',
  },
  noService: {
    en: 'No Service selects these pods, so nothing reaches them by a stable name.',
    ko: '이 파드를 선택하는 Service가 없어, 고정된 이름으로는 접근할 수 없습니다.',
  },
  notAPort: {
    en: 'No Service in these manifests leads to this port.',
    ko: '이 매니페스트에서 이 포트로 연결되는 Service가 없습니다.',
  },
  noPods: { en: '✗ no pods match the selector', ko: '✗ 셀렉터와 일치하는 파드가 없습니다' },
  noEndpoints: { en: '✗ no selector and no endpoints', ko: '✗ 셀렉터도 엔드포인트도 없습니다' },
  noPortName: {
    en: '✗ no container declares a port named {name}',
    ko: '✗ {name}이라는 포트를 선언한 컨테이너가 없습니다',
  },
  noServiceNamed: {
    en: '✗ no Service {name} in namespace {namespace}',
    ko: '✗ 네임스페이스 {namespace}에 Service {name}이(가) 없습니다',
  },
  nearest: { en: '; did you mean {name}?', ko: '. {name}을(를) 뜻하셨나요?' },
  noServicePort: { en: '✗ the Service has no port {port}', ko: '✗ Service에 {port} 포트가 없습니다' },
  undeclared: { en: ' (not declared by a container; still delivered)', ko: ' (선언한 컨테이너는 없지만 전달됩니다)' },
  templated: { en: 'unknown: a template decides it', ko: '알 수 없음: 템플릿에 따라 정해집니다' },
  brokenSyntax: { en: 'unknown: a syntax error hides it', ko: '알 수 없음: 구문 오류에 가려져 있습니다' },
  external: {
    en: 'unknown: it may come from outside of these manifests',
    ko: '알 수 없음: 이 매니페스트 밖에서 만들어질 수 있습니다',
  },
  replica: { en: '1 replica', ko: '레플리카 1개' },
  replicas: { en: '{count} replicas', ko: '레플리카 {count}개' },
  perNode: { en: 'one pod on each node', ko: '노드마다 파드 1개' },
  scaled: { en: 'at least {count} replicas ({scaler})', ko: '레플리카 {count}개 이상({scaler})' },
  dns: { en: 'Inside of the cluster it is called', ko: '클러스터 안에서 부르는 이름:' },
  dnsOwnNamespace: { en: ' (the first from its own namespace only)', ko: ' (첫 번째 이름은 같은 네임스페이스에서만)' },
  podDns: { en: 'Each pod has a name of its own: {name}', ko: '파드마다 고유한 이름이 있습니다: {name}' },
  podDnsMore: { en: ' to {name}', ko: ' ~ {name}' },
  slice: {
    en: 'Predicted EndpointSlice: {addresses} × {ports}. The control plane rewrites it whenever a pod comes, goes, or changes readiness; clients keep using the name.',
    ko: '예상되는 EndpointSlice: {addresses} × {ports}. 파드가 생기거나 사라지거나 준비 상태가 바뀔 때마다 컨트롤 플레인이 갱신하며, 클라이언트는 같은 이름을 계속 씁니다.',
  },
  addresses: { en: '{count} pod addresses', ko: '파드 주소 {count}개' },
  address: { en: '1 pod address', ko: '파드 주소 1개' },
  someAddresses: { en: 'pod addresses', ko: '파드 주소' },
  balanced: {
    en: 'New connections are spread over {count} pods; about 1 in {count} goes to each.',
    ko: '새 연결은 파드 {count}개로 분산되며, 각 파드가 약 1/{count}씩 받습니다.',
  },
  loadBalancers: {
    en: '{count} Services of this workspace folder have a load balancer of their own. HTTP Services can share one behind an Ingress.',
    ko: '이 작업 영역 폴더의 Service {count}개가 각자 로드 밸런서를 씁니다. HTTP Service라면 Ingress 하나를 함께 쓸 수 있습니다.',
  },
  internalLocal: {
    en: 'internalTrafficPolicy Local: pods of the cluster reach only endpoints on their own node.',
    ko: 'internalTrafficPolicy Local: 클러스터 안의 파드는 같은 노드의 엔드포인트로만 연결됩니다.',
  },
  externalCluster: {
    en: 'externalTrafficPolicy Cluster (the default): a node may pass the connection on to a pod of another node, and replaces the client address by its own.',
    ko: 'externalTrafficPolicy Cluster(기본값): 노드가 연결을 다른 노드의 파드로 넘길 수 있으며, 클라이언트 주소는 노드 주소로 바뀝니다.',
  },
  internalCluster: {
    en: 'internalTrafficPolicy Cluster (the default): any ready endpoint of the cluster may answer.',
    ko: 'internalTrafficPolicy Cluster(기본값): 클러스터 안의 준비된 엔드포인트라면 어느 것이든 응답할 수 있습니다.',
  },
  affinityNone: {
    en: 'sessionAffinity None (the default): every connection is balanced by itself.',
    ko: 'sessionAffinity None(기본값): 연결마다 따로 분산됩니다.',
  },
  affinityTime: { en: ' It lasts {seconds} seconds.', ko: ' {seconds}초 동안 유지됩니다.' },
  selector: {
    en: 'The Service sends to pods of its own namespace that carry every pair of the selector. It looks at the labels of the pod template, not at those of the controller.',
    ko: 'Service는 같은 네임스페이스에서 셀렉터의 모든 쌍을 가진 파드로 보냅니다. 컨트롤러의 레이블이 아니라 파드 템플릿의 레이블을 봅니다.',
  },
  podLabel: {
    en: 'A label of the pods. Services find pods by these, whatever addresses the pods have.',
    ko: '파드의 레이블입니다. 파드의 주소가 바뀌어도 Service는 이 레이블로 파드를 찾습니다.',
  },
  matchLabels: {
    en: 'The controller counts pods with this label as its own. It must be in the pod template; Services do not look here.',
    ko: '컨트롤러는 이 레이블을 가진 파드를 자기 것으로 셉니다. 파드 템플릿에도 있어야 하며, Service는 이 필드를 보지 않습니다.',
  },
  portName: {
    en: 'The name of the port. An Ingress backend can refer to it; a targetPort cannot, it means the name of a container port.',
    ko: '포트의 이름입니다. Ingress 백엔드는 이 이름을 쓸 수 있지만, targetPort는 컨테이너 포트의 이름을 뜻합니다.',
  },
  port: {
    en: 'L4: the port that clients connect to, on the address and name of the Service.',
    ko: 'L4: 클라이언트가 Service의 주소와 이름으로 연결하는 포트입니다.',
  },
  targetPort: {
    en: 'L4: the port of the pod that the connection is sent to. A name is looked up in each pod, so pods may give it different numbers.',
    ko: 'L4: 연결이 전달되는 파드의 포트입니다. 이름은 파드마다 찾으므로 파드마다 번호가 달라도 됩니다.',
  },
  protocol: {
    en: 'L4: a Service distinguishes TCP, UDP and SCTP; TCP is the default. The container port must have the same one to be found by name.',
    ko: 'L4: Service는 TCP, UDP, SCTP를 구분하며 기본값은 TCP입니다. 이름으로 찾으려면 컨테이너 포트의 프로토콜도 같아야 합니다.',
  },
  appProtocol: {
    en: 'A hint for proxies and load balancers; the Service itself works on L4 and ignores it.',
    ko: '프록시와 로드 밸런서를 위한 힌트입니다. Service 자체는 L4에서 동작하며 이 값을 쓰지 않습니다.',
  },
  containerPort: {
    en: 'Where the process listens. The declaration is information, except that a targetPort can use its name.',
    ko: '프로세스가 수신하는 포트입니다. 선언은 정보일 뿐이지만, targetPort에서 이름으로 참조할 수 있습니다.',
  },
  probe: {
    en: 'The kubelet of the node connects to the pod directly; no Service is involved. A pod whose readiness probe fails is not an endpoint.',
    ko: '노드의 kubelet이 Service를 거치지 않고 파드에 직접 연결합니다. readinessProbe가 실패한 파드는 엔드포인트에서 빠집니다.',
  },
  loadBalancerToo: {
    en: 'A LoadBalancer Service has a ClusterIP, and as a rule node ports, as well.',
    ko: 'LoadBalancer Service에는 ClusterIP가 함께 만들어지고, 보통 nodePort도 할당됩니다.',
  },
  host: {
    en: 'L7: requests whose Host header (with TLS, whose server name) is this one.',
    ko: 'L7: Host 헤더(TLS에서는 서버 이름)가 이 값인 요청입니다.',
  },
  pathExact: {
    en: 'Exact: only this very path, case-sensitive.',
    ko: 'Exact: 이 경로와 정확히 같을 때만 일치합니다(대소문자 구분).',
  },
  pathPrefix: {
    en: 'Prefix: this path and everything below it, element by element: /cart matches /cart/items, but not /cartoon.',
    ko: 'Prefix: 이 경로와 그 아래를 경로 요소 단위로 비교합니다. /cart는 /cart/items와 일치하지만 /cartoon과는 일치하지 않습니다.',
  },
  pathSpecific: {
    en: 'ImplementationSpecific: the controller of the class decides what matches.',
    ko: 'ImplementationSpecific: 무엇이 일치하는지는 클래스의 컨트롤러가 정합니다.',
  },
  secret: {
    en: 'TLS ends at the Ingress with the certificate of this Secret.',
    ko: '이 Secret의 인증서로 Ingress에서 TLS가 종료됩니다.',
  },
  secretMade: { en: 'Made by {kind} {name}.', ko: '{kind} {name}이(가) 만듭니다.' },
  className: {
    en: 'The controller that reads this Ingress: {controller}.',
    ko: '이 Ingress를 처리하는 컨트롤러: {controller}.',
  },
  classNotHere: {
    en: 'The IngressClass is not in these manifests; the controller that serves it brings it along.',
    ko: '이 IngressClass는 매니페스트에 없습니다. 보통 컨트롤러를 설치할 때 함께 만들어집니다.',
  },
  governing: {
    en: 'The headless Service that gives each pod of the StatefulSet a DNS name of its own.',
    ko: 'StatefulSet의 파드마다 고유한 DNS 이름을 만들어 주는 헤드리스 Service입니다.',
  },
  call: {
    en: 'A name of the cluster’s DNS. It stays the same while the pods behind it come and go.',
    ko: '클러스터 DNS의 이름입니다. 뒤에 있는 파드가 바뀌어도 이름은 그대로입니다.',
  },
  notHere: { en: 'Not in these manifests.', ko: '이 매니페스트에 없습니다.' },
  externalName: { en: 'DNS answers with a CNAME', ko: 'DNS가 CNAME으로 응답' },
} satisfies Record<string, Text>;
