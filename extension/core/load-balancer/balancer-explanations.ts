/** What the load balancer of one Service is and how it sends, in sentences that also teach: for the picture, hovers and traces. */
import { type Message, message, type Text } from '../l10n/message.ts';
import { knownValue, valueOrDefault } from '../model/fact.ts';
import type { Service } from '../model/kinds/service.ts';
import { knownSourceRanges } from './exposure.ts';
import { balancerOf } from './provider.ts';

const texts = {
  by: {
    en: '{provider} makes this load balancer and assigns its address.',
    ko: '{provider}이(가) 이 로드 밸런서를 만들고 주소를 할당합니다.',
  },
  internal: {
    en: 'Internal: its address is private, so that clients of the same network reach it and the internet does not.',
    ko: '내부용: 주소가 사설이므로 같은 네트워크의 클라이언트만 접근할 수 있고 인터넷에서는 접근할 수 없습니다.',
  },
  'internet-facing': {
    en: 'Internet-facing: its address is public.',
    ko: '인터넷용: 주소가 공개되어 있습니다.',
  },
  'node-port': {
    en: 'Its targets are the nodes: traffic goes to the node port of a node, and from there to a pod, maybe on another node.',
    ko: '대상이 노드입니다. 트래픽이 노드의 nodePort로 간 뒤 파드로 가며, 파드는 다른 노드에 있을 수 있습니다.',
  },
  node: {
    en: 'It hands packets to a node with its own address still on them; the node recognises the address and picks a pod. The node port is not on the way.',
    ko: '로드 밸런서의 주소가 그대로 적힌 패킷을 노드에 넘기고, 노드가 그 주소를 알아보고 파드를 고릅니다. nodePort는 거치지 않습니다.',
  },
  pod: {
    en: "Its targets are the pods' own IP addresses: traffic goes straight to a pod, past the node ports.",
    ko: '대상이 파드의 IP 주소입니다. 트래픽이 nodePort를 거치지 않고 파드로 바로 갑니다.',
  },
  ranges: {
    en: 'Only from {ranges} (loadBalancerSourceRanges): everybody else is dropped.',
    ko: '{ranges}에서 오는 트래픽만 받으며(loadBalancerSourceRanges), 그 밖은 버립니다.',
  },
  cluster: {
    en: 'externalTrafficPolicy: Cluster – the node that takes the traffic may pass it to a pod on another node, and puts its own address in place of the client IP.',
    ko: 'externalTrafficPolicy: Cluster – 트래픽을 받은 노드가 다른 노드의 파드로 넘길 수 있으며, 클라이언트 IP가 노드의 IP로 바뀝니다.',
  },
  health: {
    en: 'externalTrafficPolicy: Local – the load balancer asks {port} of each node at /healthz and sends only to nodes with a ready pod; the client IP is kept.',
    ko: 'externalTrafficPolicy: Local – 로드 밸런서가 각 노드의 {port}에 /healthz로 물어 준비된 파드가 있는 노드에만 보내고, 클라이언트 IP가 유지됩니다.',
  },
  layer4: {
    en: 'Layer 4: it sees connections and ports, not hosts and paths, so that each Service needs one of its own. An Ingress or a Gateway works at layer 7, and one address of it serves many Services.',
    ko: 'L4: 연결과 포트만 보고 호스트와 경로는 보지 못하므로 Service마다 하나씩 필요합니다. Ingress나 Gateway는 L7에서 동작하여 주소 하나로 여러 Service를 서비스합니다.',
  },
} satisfies Record<string, Text>;

/** Who makes it, whom it faces, what it sends to, and whom it lets in; only what the manifest says. */
export function explainBalancer(service: Service): Message[] {
  const balancer = balancerOf(service);
  return [
    ...(balancer ? [message(texts.by, { provider: balancer.provider })] : []),
    ...(balancer?.scheme ? [message(texts[balancer.scheme])] : []),
    ...(balancer?.target ? [message(texts[balancer.target])] : []),
    ...explainSourceRanges(service),
  ];
}

/** As `explainBalancer`, with what the field for outside traffic means and how layer 4 and layer 7 differ. */
export function teachBalancer(service: Service): Message[] {
  return [...explainBalancer(service), ...explainOutsidePolicy(service), message(texts.layer4)];
}

function explainSourceRanges(service: Service): Message[] {
  const ranges = knownSourceRanges(service) ?? [];
  return ranges.length > 0 ? [message(texts.ranges, { ranges: ranges.join(', ') })] : [];
}

/** Which address the pods see as the client's; nothing where the nodes are passed by. */
export function explainOutsidePolicy(service: Service): Message[] {
  if (balancerOf(service)?.target === 'pod') return [];
  const policy = valueOrDefault(service.externalTrafficPolicy, 'Cluster');
  if (policy === 'Cluster') return [message(texts.cluster)];
  if (policy !== 'Local') return [];
  const number = knownValue(service.healthCheckNodePort);
  return [message(texts.health, { port: number ? `healthCheckNodePort ${number}` : 'healthCheckNodePort' })];
}

/** `AWS · internal`: a short line without words to translate. */
export function balancerDetail(service: Service): string | undefined {
  const balancer = balancerOf(service);
  return balancer && [balancer.provider, balancer.scheme].filter(part => part !== undefined).join(' · ');
}
