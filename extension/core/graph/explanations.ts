/** What each hop decides, in sentences that also teach. Shown in the details of a node. */
import { type Message, message, type Text } from '../l10n/message.ts';

const texts = {
  outside: {
    en: 'Everybody outside of the cluster. Only addresses that a NodePort or LoadBalancer Service, an Ingress, an external IP or a host port opens can be reached from here.',
    ko: '클러스터 바깥의 모든 클라이언트입니다. NodePort나 LoadBalancer Service, Ingress, externalIPs, hostPort가 여는 주소로만 들어올 수 있습니다.',
  },
  inCluster: {
    en: 'Pods of the cluster. They reach a Service by its DNS name or ClusterIP; nothing outside of the cluster can use either.',
    ko: '클러스터 안의 파드입니다. Service의 DNS 이름이나 ClusterIP로 접근하며, 클러스터 바깥에서는 둘 다 쓸 수 없습니다.',
  },
  loadBalancer: {
    en: 'L4: the load balancer passes connections on to {nodePort}, from where the Service spreads them over its pods. Every LoadBalancer Service has an address of its own, which costs; an Ingress puts several HTTP Services behind one.',
    ko: 'L4: 로드 밸런서가 연결을 {nodePort}(으)로 넘기고, Service가 파드로 분산합니다. LoadBalancer Service마다 주소가 하나씩 필요해 비용이 듭니다. Ingress를 쓰면 여러 HTTP Service를 주소 하나로 묶을 수 있습니다.',
  },
  loadBalancerDirect: {
    en: 'L4: the load balancer reaches the pods without node ports (allocateLoadBalancerNodePorts is false).',
    ko: 'L4: 로드 밸런서가 노드 포트 없이 파드로 연결합니다(allocateLoadBalancerNodePorts가 false).',
  },
  assigned: {
    en: 'The address is not in the manifests: the cloud, or MetalLB on bare metal, assigns it.',
    ko: '주소는 매니페스트에 없습니다. 클라우드(베어메탈이라면 MetalLB)가 할당합니다.',
  },
  nodePort: {
    en: 'L4: the same port is open on every node, whichever node the pods run on: nodePort → port → targetPort. A NodePort Service has a ClusterIP as well.',
    ko: 'L4: 파드가 어느 노드에 있든 모든 노드에서 같은 포트가 열립니다: nodePort → port → targetPort. NodePort Service에는 ClusterIP도 함께 만들어집니다.',
  },
  nodePortAssigned: {
    en: 'The node port is not in the manifests: the cluster picks one from 30000–32767.',
    ko: 'nodePort가 매니페스트에 없으므로 클러스터가 30000–32767에서 하나를 고릅니다.',
  },
  dnsName: {
    en: 'Cluster DNS answers this name with {answer}. Only pods can use it.',
    ko: '클러스터 DNS는 이 이름에 {answer}(으)로 응답합니다. 파드에서만 쓸 수 있습니다.',
  },
  answerClusterIP: { en: "the Service's ClusterIP", ko: 'Service의 ClusterIP' },
  answerPods: { en: 'the addresses of all ready pods (headless)', ko: '준비된 모든 파드의 주소(헤드리스)' },
  answerExternal: { en: 'a CNAME to {host}', ko: '{host}에 대한 CNAME' },
  service: {
    en: 'L4: a stable name and address in front of pods that come and go. Picks one of the ready pods for each connection.',
    ko: 'L4: 계속 바뀌는 파드 앞에 놓인 고정된 이름과 주소입니다. 연결마다 준비된 파드 하나를 고릅니다.',
  },
  clusterIPOnly: {
    en: 'ClusterIP: reachable inside the cluster only. No way in from outside leads here directly.',
    ko: 'ClusterIP: 클러스터 안에서만 접근할 수 있습니다. 바깥에서 직접 들어오는 길은 없습니다.',
  },
  headless: {
    en: 'Headless: DNS returns the pods themselves. There is no virtual address, no load balancing and no port translation.',
    ko: '헤드리스: DNS가 파드 주소를 직접 돌려줍니다. 가상 주소도, 로드 밸런싱도, 포트 변환도 없습니다.',
  },
  sessionAffinity: {
    en: 'sessionAffinity ClientIP: one client keeps getting the same pod.',
    ko: 'sessionAffinity ClientIP: 같은 클라이언트는 계속 같은 파드로 연결됩니다.',
  },
  localPolicy: {
    en: 'externalTrafficPolicy Local: only nodes that run such a pod answer; the client address is kept.',
    ko: 'externalTrafficPolicy Local: 해당 파드가 있는 노드만 응답하며 클라이언트 주소가 유지됩니다.',
  },
  ingress: {
    en: 'L7: one address for many Services. The controller of class {class} reads host and path of every HTTP request and picks the Service.',
    ko: 'L7: 여러 Service를 주소 하나로 묶습니다. {class} 클래스의 컨트롤러가 HTTP 요청의 호스트와 경로를 보고 Service를 고릅니다.',
  },
  listener: {
    en: 'A listener of a Gateway of class {class}: takes connections on its port for its host names, and hands them to the routes that are attached to it.',
    ko: '{class} 클래스 Gateway의 리스너입니다. 자기 포트에서 호스트 이름에 맞는 연결을 받아 연결된 라우트로 넘깁니다.',
  },
  listenerPassthrough: {
    en: 'TLS for {hosts} passes through unread; the pods end it.',
    ko: '{hosts}의 TLS를 풀지 않고 통과시키며 파드가 종료합니다.',
  },
  routeRule: {
    en: 'One rule of a route: what matches it goes to its backends, shared out by weight.',
    ko: '라우트의 규칙 하나입니다. 조건에 맞는 요청은 weight에 따라 백엔드로 나뉩니다.',
  },
  ingressTls: { en: 'TLS ends here for {hosts}.', ko: '{hosts}의 TLS가 여기서 종료됩니다.' },
  rule: {
    en: 'L7: requests for this host and path. The longest matching path wins, Exact before Prefix.',
    ko: 'L7: 이 호스트와 경로에 대한 요청입니다. 가장 긴 경로가 우선하며 Exact가 Prefix보다 앞섭니다.',
  },
  defaultBackend: { en: 'L7: requests that no rule matches.', ko: 'L7: 어떤 규칙과도 맞지 않는 요청입니다.' },
  workload: {
    en: '{replicas} pods made from this template. Their addresses change with every restart; EndpointSlices keep track of them.',
    ko: '이 템플릿으로 만들어진 파드 {replicas}개입니다. 다시 시작할 때마다 주소가 바뀌며 EndpointSlice가 이를 추적합니다.',
  },
  workloadMany: {
    en: 'Pods made from this template. Their addresses change with every restart; EndpointSlices keep track of them.',
    ko: '이 템플릿으로 만들어진 파드입니다. 다시 시작할 때마다 주소가 바뀌며 EndpointSlice가 이를 추적합니다.',
  },
  endpoints: {
    en: 'Addresses written by hand: the Service has no selector and leads here.',
    ko: '직접 작성한 주소입니다. 셀렉터가 없는 Service가 이곳으로 연결됩니다.',
  },
  externalName: {
    en: 'A name outside of the cluster. DNS answers with a CNAME; nothing is proxied and no port is translated.',
    ko: '클러스터 바깥의 이름입니다. DNS가 CNAME으로 응답할 뿐, 중계하거나 포트를 변환하지 않습니다.',
  },
  hostPort: {
    en: 'L4: the port is open on each node that runs such a pod, without any Service.',
    ko: 'L4: 해당 파드가 있는 노드에서 Service 없이 바로 열리는 포트입니다.',
  },
  externalIP: {
    en: 'L4: nodes accept traffic for this address when the network routes it to them.',
    ko: 'L4: 네트워크가 이 주소를 노드로 보내면 노드가 트래픽을 받습니다.',
  },
  missing: { en: 'Nothing by this name is in these manifests.', ko: '이 이름의 오브젝트가 매니페스트에 없습니다.' },
} satisfies Record<string, Text>;

export type ExplanationId = keyof typeof texts;

/** One explanation with its arguments. */
export function explain(id: ExplanationId, args: Message['args'] = {}): Message {
  return message(texts[id], args);
}
