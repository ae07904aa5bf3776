/** A rule for addresses of clients, whose connections arrive with the address of a node (S16). */
import { selectingServices } from '../../bind/selector.ts';
import type { View } from '../../index/view.ts';
import { message } from '../../l10n/message.ts';
import { knownValue, valueOrDefault } from '../../model/fact.ts';
import type { Service } from '../../model/kinds/service.ts';
import { titleOf } from '../../model/resource.ts';
import { addressOf, type Cidr, cidrContains, parseCidr, scopeOf } from '../../net/address.ts';
import { subjectWorkloads } from '../../reach/selected.ts';
import { defineRule } from '../rule.ts';

const texts = {
  snat: {
    en: '{service} replaces the address of clients by that of a node, so {cidr} never matches them',
    ko: '{service}이(가) 클라이언트 주소를 노드 주소로 바꾸므로 {cidr}은(는) 클라이언트와 일치하지 않습니다',
  },
  local: {
    en: '`externalTrafficPolicy: Local` keeps the address of clients',
    ko: '`externalTrafficPolicy: Local`은 클라이언트 주소를 유지합니다',
  },
};

/** Nodes have addresses in these as a rule (RFC 1918, RFC 6598, RFC 4193), so a rule for them may be about nodes. */
const privateRanges = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10', 'fc00::/7'].map(
  text => parseCidr(text)!,
);

export const netpolIpblockClientIpSnat = defineRule({
  id: 'netpol-ipblock-client-ip-snat',
  group: 'network-policy',
  severity: 'warning',
  summary: {
    en: 'NetworkPolicy lists client addresses that the Service in front replaces',
    ko: 'NetworkPolicy가 적은 클라이언트 주소를 앞단의 Service가 바꿉니다',
  },
  why: {
    en: 'With `externalTrafficPolicy: Cluster`, the default, a node that passes a connection on puts its own address in the place of the client’s. The policy of the pod sees the node, and a rule for client addresses drops the connection.',
    ko: '기본값인 `externalTrafficPolicy: Cluster`에서는 연결을 전달하는 노드가 클라이언트 주소 대신 자기 주소를 넣습니다. 파드의 정책에는 노드 주소가 보이므로 클라이언트 주소를 허용하는 규칙은 연결을 차단합니다.',
  },
  fixable: 'no',
  references: ['https://kubernetes.io/docs/tutorials/services/source-ip/'],
  on: ['network-policy'],
  *check(policy, view) {
    const cidrs = (policy.ingress?.items ?? []).flatMap(rule =>
      (rule.peers?.items ?? []).flatMap(({ ipBlock }) =>
        ipBlock?.block && ipBlock.cidr?.known && isPublic(ipBlock.block.cidr)
          ? [{ place: ipBlock.cidr.place, cidr: ipBlock.block.cidr }]
          : [],
      ),
    );
    if (cidrs.length === 0) return;
    const services = replacingServices(
      view,
      subjectWorkloads(view, policy).flatMap(pods => selectingServices(view, pods)),
    );
    const [service] = services;
    if (!service) return;
    for (const { place, cidr } of cidrs) {
      yield {
        place,
        message: message(texts.snat, { service: titleOf(service), cidr: cidr.text }),
        related: [{ place: service.externalTrafficPolicy?.place ?? service.namePlace, message: message(texts.local) }],
      };
    }
  },
});

/** A range of the internet, not everything. */
function isPublic(cidr: Cidr): boolean {
  return (
    cidr.prefix > 0 &&
    scopeOf(addressOf(cidr.family, cidr.first)) === 'routable' &&
    !privateRanges.some(range => cidrContains(range, cidr) || cidrContains(cidr, range))
  );
}

/** Services that are open to the outside; none where one of them keeps client addresses, or where a load balancer goes to pods. */
function replacingServices(view: View, services: readonly Service[]): Service[] {
  const exposed = services.filter(
    service => ['LoadBalancer', 'NodePort'].includes(knownValue(service.serviceType) ?? '') && !view.isOpen(service),
  );
  const keeps = exposed.some(
    service =>
      valueOrDefault(service.externalTrafficPolicy, 'Cluster') !== 'Cluster' ||
      [...(service.annotations?.entries ?? [])].some(
        ([key, fact]) => /target-type|backend-type|neg|load-balancer-type|proxy-protocol/.test(key) && fact.known,
      ),
  );
  return keeps ? [] : exposed;
}
