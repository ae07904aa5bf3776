/** External IPs to which no traffic can come (ValidateService, ValidateNonSpecialIP). */
import { defineRule } from '../rule.ts';
import { addressProblem } from './unusable-address.ts';

export const serviceExternalIpInvalid = defineRule({
  id: 'service-external-ip-invalid',
  group: 'service',
  severity: 'error',
  summary: {
    en: 'An external IP of a Service is not a usable address',
    ko: 'Service의 외부 IP가 쓸 수 있는 주소가 아닙니다',
  },
  why: {
    en: 'Nodes accept traffic for the Service that is addressed to an external IP. The API server rejects what is not an IP address, and unspecified, loopback and link-local addresses.',
    ko: '노드는 외부 IP를 목적지로 하는 트래픽을 이 Service의 것으로 받습니다. API 서버는 IP 주소가 아닌 값과 미지정, 루프백, 링크 로컬 주소를 거부합니다.',
  },
  fixable: 'no',
  references: ['https://kubernetes.io/docs/concepts/services-networking/service/#external-ips'],
  on: ['service'],
  *check(service) {
    for (const ip of service.externalIPs?.items ?? []) {
      const problem = ip.known ? addressProblem(ip.value) : undefined;
      if (problem) yield { place: ip.place, message: problem };
    }
  },
});
