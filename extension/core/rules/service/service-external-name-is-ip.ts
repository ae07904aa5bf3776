/** An IPv4 address as externalName: a valid name by its form, but no DNS server answers for it. */
import { keys } from '../../index/keys.ts';
import type { View } from '../../index/view.ts';
import { message } from '../../l10n/message.ts';
import { knownValue } from '../../model/fact.ts';
import type { Service } from '../../model/kinds/service.ts';
import { parseAddress } from '../../net/address.ts';
import { defineRule } from '../rule.ts';

const isIp = {
  en: 'externalName is a DNS name, and "{name}" looks like an IP address, which DNS does not resolve',
  ko: 'externalName은 DNS 이름인데, "{name}"은(는) IP 주소처럼 보여 DNS로 찾을 수 없습니다',
};

export const serviceExternalNameIsIp = defineRule({
  id: 'service-external-name-is-ip',
  group: 'service',
  severity: 'error',
  summary: {
    en: 'Service `externalName` is an IP address',
    ko: 'Service의 `externalName`이 IP 주소입니다',
  },
  why: {
    en: 'Clients get a CNAME record to a host with the name of the address, which does not exist. For an address outside of the cluster, use a Service without a selector and an EndpointSlice.',
    ko: '클라이언트는 주소를 이름으로 가진, 존재하지 않는 호스트의 CNAME 레코드를 받습니다. 클러스터 밖의 주소에는 셀렉터 없는 Service와 EndpointSlice를 쓰십시오.',
  },
  fixable: 'no',
  references: [
    'https://kubernetes.io/docs/concepts/services-networking/service/#externalname',
    'https://kubernetes.io/docs/concepts/services-networking/service/#services-without-selectors',
  ],
  on: ['service'],
  *check(service, view) {
    const name = service.externalName;
    if (!name?.known || knownValue(service.serviceType) !== 'ExternalName') return;
    if (parseAddress(name.value.replace(/\.$/, ''))?.family !== 'IPv4') return;
    yield {
      place: name.place,
      message: message(isIp, { name: name.value }),
      severity: isUsedByProxy(service, view) ? 'warning' : 'error',
    };
  },
});

/** A proxy that takes the name for an upstream connects to the address without asking DNS. */
function isUsedByProxy(service: Service, view: View): boolean {
  const namespace = view.namespaceOf(service);
  const name = knownValue(service.name);
  if (namespace === undefined || name === undefined) return true;
  return view.lookup(keys.backendUsers(view.setOf(service), namespace, name)).length > 0;
}
