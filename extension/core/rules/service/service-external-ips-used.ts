/** External IPs of a Service. Off by default: bare clusters may have nothing else. */
import { message } from '../../l10n/message.ts';
import { defineRule } from '../rule.ts';

const texts = {
  used: {
    en: 'Nodes take over traffic for {ip}, whoever the address belongs to',
    ko: '노드가 {ip}(으)로 가는 트래픽을 주소의 주인과 관계없이 가로챕니다',
  },
};

export const serviceExternalIpsUsed = defineRule({
  id: 'service-external-ips-used',
  group: 'service',
  severity: 'info',
  offByDefault: true,
  summary: { en: 'Service uses `externalIPs`', ko: 'Service가 `externalIPs`를 씁니다' },
  why: {
    en: 'Whoever may write Services can send the traffic of pods and nodes for any address to pods of their own (CVE-2020-8554). Kubernetes assigns nothing and checks nothing: the network has to bring the traffic to a node. Newer releases call the field deprecated.',
    ko: 'Service를 쓸 수 있는 사람은 파드와 노드가 임의의 주소로 보내는 트래픽을 자신의 파드로 돌릴 수 있습니다(CVE-2020-8554). Kubernetes는 주소를 할당하거나 확인하지 않으며, 트래픽을 노드까지 가져오는 것은 네트워크의 몫입니다. 최근 릴리스에서는 이 필드를 사용 중단된 것으로 봅니다.',
  },
  fixable: 'no',
  references: [
    'https://kubernetes.io/docs/concepts/services-networking/service/#external-ips',
    'https://github.com/kubernetes/kubernetes/issues/97076',
  ],
  on: ['service'],
  *check(service) {
    for (const ip of service.externalIPs?.items ?? []) {
      if (ip.known) yield { place: ip.place, message: message(texts.used, { ip: ip.value }) };
    }
  },
});
