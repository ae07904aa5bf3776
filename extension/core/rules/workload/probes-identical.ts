/** A liveness probe that asks the same question as the readiness probe and gives up no later. Advice, off by default. */
import { probesOf, resolveProbePort } from '../../bind/probe.ts';
import { message } from '../../l10n/message.ts';
import { valueOrDefault } from '../../model/fact.ts';
import { containerName, type Probe, servingContainers } from '../../model/kinds/pod.ts';
import { hasPlainPod, type Workload } from '../../model/kinds/workload.ts';
import type { Fields } from '../../model/read.ts';
import { type SyntaxNode, valueAt } from '../../yaml/syntax.ts';
import { defineRule } from '../rule.ts';

const texts = {
  identical: {
    en: 'The livenessProbe of "{container}" is the same as its readinessProbe',
    ko: '"{container}"의 livenessProbe가 readinessProbe와 같습니다',
  },
  readiness: { en: 'The readinessProbe', ko: 'readinessProbe입니다' },
};

export const probesIdentical = defineRule({
  id: 'probes-identical',
  group: 'workload',
  severity: 'hint',
  offByDefault: true,
  summary: {
    en: 'Liveness and readiness probes are the same',
    ko: '활성 프로브와 준비 프로브가 같습니다',
  },
  why: {
    en: 'When both fail at the same time, a pod that only needs a pause from traffic is restarted instead. A liveness probe on the same endpoint should tolerate more failures.',
    ko: '둘이 동시에 실패하면 잠시 트래픽을 쉬면 되는 파드가 재시작됩니다. 같은 엔드포인트를 쓰는 활성 프로브는 더 많은 실패를 허용해야 합니다.',
  },
  fixable: 'no',
  references: ['https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/'],
  on: ['workload'],
  *check(workload) {
    if (!hasPlainPod(workload)) return;
    for (const container of servingContainers(workload.pod)) {
      const liveness = container.probes.find(probe => probe.type === 'livenessProbe');
      const readiness = container.probes.find(probe => probe.type === 'readinessProbe');
      if (!liveness || !readiness || !isSameQuestion(workload, liveness, readiness)) continue;
      if (patience(liveness) > patience(readiness)) continue;
      yield {
        place: liveness.keyPlace,
        message: message(texts.identical, { container: containerName(container) }),
        related: [{ place: readiness.keyPlace, message: message(texts.readiness) }],
      };
    }
  },
});

/** Same handler, same port once names are resolved, and everything else equal as written. */
function isSameQuestion(workload: Workload, a: Probe, b: Probe): boolean {
  if (a.handler !== b.handler) return false;
  const [x, y] = [a, b].map(probe => {
    const probed = probesOf(workload).find(p => p.probe === probe);
    const resolved = probed && resolveProbePort(workload, probed);
    return resolved?.state === 'number' ? resolved.number : resolved?.state === 'missing' ? resolved.name : undefined;
  });
  if (x !== y || (a.port && x === undefined)) return false;
  return sameFields(a.fields, b.fields);
}

function sameFields(a: Fields, b: Fields): boolean {
  const keys = new Set([...a.keys, ...b.keys].filter(key => key !== 'port'));
  return [...keys].every(key => sameNode(valueAt(a.node, key), valueAt(b.node, key)));
}

function sameNode(a: SyntaxNode | undefined, b: SyntaxNode | undefined): boolean {
  if (!a || !b) return a === b;
  if (a.kind === 'scalar') return b.kind === 'scalar' && a.value === b.value;
  if (a.kind === 'seq') {
    return b.kind === 'seq' && a.items.length === b.items.length && a.items.every((x, i) => sameNode(x, b.items[i]));
  }
  return (
    b.kind === 'map' &&
    a.entries.length === b.entries.length &&
    a.entries.every(x => sameNode(x.value, valueAt(b, x.key.value)))
  );
}

/** Seconds of failure until the probe acts: failureThreshold (3) times periodSeconds (10). */
function patience(probe: Probe): number {
  const threshold = valueOrDefault(probe.failureThreshold, 3);
  const period = valueOrDefault(probe.periodSeconds, 10);
  return threshold === undefined || period === undefined ? Number.POSITIVE_INFINITY : threshold * period;
}
