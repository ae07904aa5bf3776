/** A container that declares one port and is told to listen on another. A heuristic about the program, so a hint. */
import { listenSettings } from '../../bind/listen.ts';
import { protocolOf } from '../../bind/port.ts';
import { message } from '../../l10n/message.ts';
import type { Container } from '../../model/kinds/pod.ts';
import { servingContainers } from '../../model/kinds/pod.ts';
import { hasPlainPod } from '../../model/kinds/workload.ts';
import { isPortNumber } from '../../model/names.ts';
import { replaceScalar } from '../fix.ts';
import { defineRule } from '../rule.ts';

const texts = {
  mismatch: {
    en: '{setting} tells the process to listen on {actual}, but the container declares {declared}',
    ko: '{setting} 설정에 따라 프로세스는 {actual}에서 수신하지만 컨테이너가 선언한 포트는 {declared}입니다',
  },
  setting: { en: 'Set here', ko: '여기에서 설정되어 있습니다' },
};

export const containerPortEnvMismatch = defineRule({
  id: 'container-port-env-mismatch',
  group: 'workload',
  severity: 'hint',
  summary: {
    en: 'Container declares another port than it is told to listen on',
    ko: '컨테이너가 수신하도록 설정된 포트와 다른 포트를 선언했습니다',
  },
  why: {
    en: 'Declaring a port opens nothing; the process listens where its settings say. Whoever follows the declaration, such as a Service that targets it by name, is sent to a port where nothing listens.',
    ko: '포트를 선언해도 열리지는 않으며, 프로세스는 설정된 포트에서 수신합니다. 이름으로 가리키는 Service처럼 선언을 따르는 쪽은 아무도 수신하지 않는 포트로 연결됩니다.',
  },
  fixable: 'always',
  references: ['https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#ports'],
  on: ['workload'],
  *check(workload) {
    if (!hasPlainPod(workload)) return;
    for (const container of servingContainers(workload.pod)) {
      const declared = onlyPort(container);
      if (!declared || mentions(container, declared.value)) continue;
      const set = listenSettings(container).find(s => s.port !== undefined && isPortNumber(s.port));
      if (set?.port === undefined) continue;
      yield {
        place: declared.place,
        message: message(texts.mismatch, { setting: set.name, actual: set.port, declared: declared.value }),
        related: [{ place: set.place, message: message(texts.setting) }],
        fixes: [replaceScalar(declared.place, set.port, false)],
      };
    }
  },
});

/** The number of the one port that the container declares, a TCP port. */
function onlyPort({ ports, portsComplete }: Container) {
  const [port] = ports;
  if (!port || ports.length > 1 || !portsComplete || protocolOf(port) !== 'TCP') return undefined;
  return port.containerPort?.known ? port.containerPort : undefined;
}

/** Something that the container is told names the port, or may do so. */
function mentions(container: Container, number: number): boolean {
  const token = new RegExp(`(?<![0-9])${number}(?![0-9])`);
  return [
    ...(container.command?.items ?? []),
    ...(container.args?.items ?? []),
    ...container.env.map(v => v.value),
  ].some(fact => fact !== undefined && (!fact.known || token.test(fact.value)));
}
