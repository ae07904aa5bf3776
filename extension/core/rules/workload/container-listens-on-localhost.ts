/** A process that is told to listen on the loopback address while a Service sends traffic to its port. */
import { isLoopback, type ListenSetting, listenSettings } from '../../bind/listen.ts';
import { protocolOf, resolveTargetPort } from '../../bind/port.ts';
import { selectingServices } from '../../bind/selector.ts';
import type { View } from '../../index/view.ts';
import { message } from '../../l10n/message.ts';
import { knownValue } from '../../model/fact.ts';
import { type Container, servingContainers } from '../../model/kinds/pod.ts';
import { hasPlainPod, type Workload } from '../../model/kinds/workload.ts';
import { titleOf } from '../../model/resource.ts';
import { defineRule } from '../rule.ts';

const texts = {
  loopback: {
    en: '{setting} makes container "{container}" listen on {host} only, but {service} sends traffic to its port {number}',
    ko: '{setting} 설정 때문에 컨테이너 "{container}"이(가) {host}에서만 수신하지만, {service}이(가) 포트 {number}(으)로 트래픽을 보냅니다',
  },
  service: { en: 'The Service port', ko: 'Service 포트입니다' },
};

export const containerListensOnLocalhost = defineRule({
  id: 'container-listens-on-localhost',
  group: 'workload',
  severity: 'warning',
  summary: {
    en: 'Process listens on localhost while a Service targets its port',
    ko: 'Service가 가리키는 포트의 프로세스가 localhost에서만 수신합니다',
  },
  why: {
    en: "Traffic from a Service arrives at the pod's IP. A process that is bound to 127.0.0.1 accepts connections from its own pod only, so the Service is refused. Bind 0.0.0.0 or ::.",
    ko: 'Service의 트래픽은 파드 IP로 들어옵니다. 127.0.0.1에 바인딩된 프로세스는 같은 파드의 연결만 받으므로 Service의 연결이 거부됩니다. 0.0.0.0이나 ::에 바인딩해야 합니다.',
  },
  fixable: 'no',
  references: ['https://kubernetes.io/docs/tutorials/services/connect-applications-service/'],
  on: ['workload'],
  *check(workload, view) {
    if (!hasPlainPod(workload)) return;
    for (const container of servingContainers(workload.pod)) {
      const setting = listenSettings(container).find(s => s.host !== undefined && isLoopback(s.host));
      const target = setting && targetOf(view, workload, container, setting);
      if (!target) continue;
      yield {
        place: setting.place,
        message: message(texts.loopback, {
          setting: setting.name,
          container: knownValue(container.name) ?? '?',
          host: setting.host!,
          service: titleOf(target.service),
          number: target.number,
        }),
        related: [{ place: target.port.place, message: message(texts.service) }],
      };
    }
  },
});

/**
 * The Service port that ends at the setting's own port; where the setting names none, at the one TCP port of the container. A port
 * that a sibling declares is the sibling's: a proxy in front of the process is why it listens on the loopback address.
 */
function targetOf(view: View, workload: Workload, container: Container, setting: ListenSetting) {
  const tcp = container.ports.filter(port => protocolOf(port) === 'TCP');
  for (const service of selectingServices(view, workload)) {
    for (const port of service.ports) {
      const end = resolveTargetPort(port, workload);
      if (end.state !== 'declared' || end.declared.container !== container || protocolOf(port) !== 'TCP') continue;
      if (setting.port === undefined ? tcp.length === 1 : setting.port === end.number) {
        return { service, port, number: end.number };
      }
    }
  }
  return undefined;
}
