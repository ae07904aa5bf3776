/** A numeric probe port that the container has a name for. Style, off by default. */
import { probeField, probesOf, resolveProbePort } from '../../bind/probe.ts';
import { message } from '../../l10n/message.ts';
import { knownValue } from '../../model/fact.ts';
import { replaceText } from '../fix.ts';
import { defineRule } from '../rule.ts';

const texts = {
  preferName: {
    en: 'The {probe} could refer to port {number} by its name "{name}"',
    ko: '{probe}에서 포트 {number}을(를) 이름 "{name}"(으)로 가리킬 수 있습니다',
  },
};

export const probePortPreferName = defineRule({
  id: 'probe-port-prefer-name',
  group: 'workload',
  severity: 'hint',
  offByDefault: true,
  summary: { en: 'Probe port is a number that has a name', ko: '프로브 포트가 이름이 있는 번호입니다' },
  why: {
    en: 'A probe that refers to the port by name follows when the number changes.',
    ko: '프로브가 포트를 이름으로 가리키면 번호가 바뀌어도 따라갑니다.',
  },
  fixable: 'always',
  references: [
    'https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#use-a-named-port',
  ],
  on: ['workload'],
  *check(workload) {
    for (const probed of probesOf(workload)) {
      const { probe } = probed;
      // A gRPC probe takes numbers only.
      if (probe.handler === 'grpc' || typeof knownValue(probe.port) !== 'number') continue;
      const resolved = resolveProbePort(workload, probed);
      const name = resolved.state === 'number' ? knownValue(resolved.declared?.name) : undefined;
      if (resolved.state !== 'number' || !name) continue;
      yield {
        place: probe.port!.place,
        message: message(texts.preferName, { probe: probeField(probe), number: resolved.number, name }),
        fixes: [replaceText(probe.port!.place, name)],
      };
    }
  },
});
