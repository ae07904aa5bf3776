/** A container port's protocol outside TCP, UDP, SCTP (ValidateContainerPorts; case-sensitive). */
import { message } from '../../l10n/message.ts';
import { hasPlainPod } from '../../model/kinds/workload.ts';
import { replaceScalar } from '../fix.ts';
import { defineRule } from '../rule.ts';

const texts = {
  invalid: {
    en: 'Protocol must be TCP, UDP or SCTP, not "{protocol}"',
    ko: '프로토콜은 TCP, UDP, SCTP 중 하나여야 합니다. 현재 값은 "{protocol}"입니다',
  },
};

const protocols = ['TCP', 'UDP', 'SCTP'];

export const containerPortProtocolInvalid = defineRule({
  id: 'container-port-protocol-invalid',
  group: 'workload',
  severity: 'error',
  summary: {
    en: 'Container port protocol is not TCP, UDP or SCTP',
    ko: '컨테이너 포트의 프로토콜이 TCP, UDP, SCTP가 아닙니다',
  },
  why: {
    en: 'The API server rejects any other value, and compares upper and lower case: `tcp` is not valid. Application protocols such as HTTP run over TCP.',
    ko: 'API 서버는 그 밖의 값을 거부하며 대소문자를 구분하므로 `tcp`도 올바르지 않습니다. HTTP 같은 애플리케이션 프로토콜은 TCP 위에서 동작합니다.',
  },
  fixable: 'sometimes',
  references: ['https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#ports'],
  on: ['workload'],
  *check(workload) {
    if (!hasPlainPod(workload)) return;
    for (const { protocol } of workload.pod.containers.flatMap(container => container.ports)) {
      // An empty protocol is defaulted like an absent one.
      if (!protocol?.known || protocol.value === '' || protocols.includes(protocol.value)) continue;
      const upper = protocol.value.toUpperCase();
      yield {
        place: protocol.place,
        message: message(texts.invalid, { protocol: protocol.value }),
        fixes: protocols.includes(upper) ? [replaceScalar(protocol.place, upper)] : [],
      };
    }
  },
});
