/** A probe or lifecycle handler whose port name the probed container does not declare (S5, pkg/probe ResolveContainerPort). */
import { probeField, probesOf, resolveProbePort } from '../../bind/probe.ts';
import { message } from '../../l10n/message.ts';
import { knownValue } from '../../model/fact.ts';
import { type Container, containerName, servingContainers } from '../../model/kinds/pod.ts';
import { nearestNames } from '../../text/nearest.ts';
import type { Place } from '../../yaml/syntax.ts';
import { replaceScalar, replaceText } from '../fix.ts';
import { defineRule, type Fix, type Related } from '../rule.ts';

const texts = {
  unknown: {
    en: 'Container "{container}" has no port named "{name}" for its {probe}',
    ko: '컨테이너 "{container}"에 {probe}가 가리키는 "{name}"이라는 포트가 없습니다',
  },
  declared: {
    en: 'The ports of container "{container}" are called {names}',
    ko: '컨테이너 "{container}"의 포트 이름: {names}',
  },
  quoted: {
    en: '"{name}" in quotes is a port name, not a number: the {probe} names no port',
    ko: '따옴표로 묶은 "{name}"은(는) 번호가 아니라 포트 이름이므로 {probe}가 가리키는 포트가 없습니다',
  },
};

export const probePortNameUnknown = defineRule({
  id: 'probe-port-name-unknown',
  group: 'workload',
  severity: 'error',
  summary: {
    en: 'Probe names a port that its container does not declare',
    ko: '프로브가 컨테이너에 선언되지 않은 포트 이름을 가리킵니다',
  },
  why: {
    en: 'The kubelet looks the name up in the ports of the probed container only. A probe whose port is not found fails every time: the container is restarted or never becomes ready, so it gets no traffic. A failing preStop handler is skipped.',
    ko: 'kubelet은 프로브 대상 컨테이너의 포트에서만 이름을 찾습니다. 포트를 찾지 못한 프로브는 매번 실패하므로 컨테이너가 재시작되거나 준비 상태가 되지 않아 트래픽을 받지 못합니다. preStop 핸들러는 실패하면 건너뜁니다.',
  },
  fixable: 'sometimes',
  references: [
    'https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#use-a-named-port',
  ],
  on: ['workload'],
  *check(workload, view) {
    for (const probed of probesOf(workload)) {
      const { container, probe } = probed;
      const resolved = resolveProbePort(workload, probed);
      if (resolved.state !== 'missing') continue;
      const { name } = resolved;
      const inSibling = servingContainers(workload.pod).some(c => c.ports.some(p => knownValue(p.name) === name));
      if (inSibling) continue;
      const isNumber = /^\d+$/.test(name);
      const { place } = probe.port!;
      const fixes = isNumber ? [replaceText(place, name)] : renamings(place, name, container);
      // An overlay may declare the port, but hardly under a name that differs by a slip.
      if (view.isOpen(workload) && !fixes.some(fix => fix.safe)) continue;
      const args = { container: containerName(container), name, probe: probeField(probe) };
      yield {
        place,
        severity: probe.type === 'preStop' ? 'warning' : 'error',
        message: message(isNumber ? texts.quoted : texts.unknown, args),
        related: isNumber ? [] : declaredNames(container),
        fixes,
      };
    }
  },
});

function namesOf(container: Container): string[] {
  return container.ports.flatMap(port => knownValue(port.name) || []);
}

function renamings(place: Place, name: string, container: Container): Fix[] {
  const names = namesOf(container);
  const [near] = nearestNames(name, names);
  if (near !== undefined) return [replaceScalar(place, near)];
  return names.length === 1 ? [replaceScalar(place, names[0]!, false)] : [];
}

function declaredNames(container: Container): Related[] {
  const [first] = container.ports.filter(port => knownValue(port.name));
  if (!first) return [];
  const args = { container: containerName(container), names: namesOf(container).join(', ') };
  return [{ place: first.place, message: message(texts.declared, args) }];
}
