/** A host name for ExternalDNS on a Service that has no address outside (external-dns source/service.go). */

import { isHeadless } from '../../bind/service-shape.ts';
import { externalDnsHostname } from '../../index/keys.ts';
import { message } from '../../l10n/message.ts';
import { valueOrDefault } from '../../model/fact.ts';
import { annotation } from '../../model/resource.ts';
import { defineRule } from '../rule.ts';

const texts = {
  internal: {
    en: 'ExternalDNS makes no record for a Service of type ClusterIP unless it runs with --publish-internal-services',
    ko: 'ExternalDNS는 --publish-internal-services로 실행되지 않으면 ClusterIP 타입 Service의 레코드를 만들지 않습니다',
  },
};

export const externalDnsHostnameIneffective = defineRule({
  id: 'external-dns-hostname-ineffective',
  group: 'dns',
  severity: 'info',
  summary: {
    en: 'Host name for ExternalDNS on a Service without an address outside',
    ko: '외부 주소가 없는 Service에 ExternalDNS 호스트 이름이 있습니다',
  },
  why: {
    en: 'ExternalDNS publishes the addresses of LoadBalancer, NodePort and headless Services. A ClusterIP means nothing outside, so the annotation is passed over.',
    ko: 'ExternalDNS는 LoadBalancer, NodePort, 헤드리스 Service의 주소를 게시합니다. ClusterIP는 외부에서 의미가 없으므로 이 어노테이션은 무시됩니다.',
  },
  fixable: 'no',
  references: ['https://kubernetes-sigs.github.io/external-dns/latest/docs/annotations/annotations/'],
  on: ['service'],
  *check(service, view) {
    const name = service.annotations?.entries.get(externalDnsHostname);
    if (!name || valueOrDefault(service.serviceType, 'ClusterIP') !== 'ClusterIP' || view.isOpen(service)) return;
    if (isHeadless(service) !== false || (service.externalIPs?.items.length ?? 0) > 0) return;
    if (annotation(service, 'external-dns.alpha.kubernetes.io/target') !== undefined) return;
    yield {
      place: service.annotations!.keyPlaces.get(externalDnsHostname) ?? name.place,
      message: message(texts.internal),
    };
  },
});
