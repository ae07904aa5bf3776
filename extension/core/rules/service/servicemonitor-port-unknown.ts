/** A monitor's endpoint whose port nothing that it selects has. */
import { bindMonitoredServices, bindMonitoredWorkloads } from '../../bind/monitor.ts';
import { declaredPorts, hasKnownPorts, hasKnownServicePorts } from '../../bind/port.ts';
import type { View } from '../../index/view.ts';
import { message } from '../../l10n/message.ts';
import { knownValue } from '../../model/fact.ts';
import type { Monitor } from '../../model/kinds/monitor.ts';
import { titleOf } from '../../model/resource.ts';
import { nearestNames } from '../../text/nearest.ts';
import type { Place } from '../../yaml/syntax.ts';
import { replaceScalar } from '../fix.ts';
import { defineRule } from '../rule.ts';

const texts = {
  service: {
    en: 'No selected Service has a port named "{name}"',
    ko: '선택된 Service 중 "{name}"이라는 이름의 포트를 가진 것이 없습니다',
  },
  pod: {
    en: 'No selected container declares a port named "{name}"',
    ko: '선택된 컨테이너 중 "{name}"이라는 이름의 포트를 선언한 것이 없습니다',
  },
  ports: { en: '{resource} has {ports}', ko: '{resource}의 포트: {ports}' },
  noPorts: { en: '{resource} has no named ports', ko: '{resource}에 이름 있는 포트가 없습니다' },
};

interface Named {
  readonly title: string;
  readonly place: Place;
  readonly names: readonly string[];
}

export const servicemonitorPortUnknown = defineRule({
  id: 'servicemonitor-port-unknown',
  group: 'service',
  severity: 'warning',
  summary: {
    en: 'Monitor scrapes a port that nothing it selects has',
    ko: '모니터가 선택한 대상에 없는 포트에서 수집하려고 합니다',
  },
  why: {
    en: '`port` of a ServiceMonitor is the name of a Service port, never a number and never a container port; of a PodMonitor it is the name of a container port. Targets without such a port are dropped without a word.',
    ko: 'ServiceMonitor의 `port`는 번호나 컨테이너 포트가 아니라 Service 포트의 이름이며 PodMonitor에서는 컨테이너 포트의 이름입니다. 그런 포트가 없는 대상은 아무 알림 없이 빠집니다.',
  },
  fixable: 'sometimes',
  references: ['https://prometheus-operator.dev/docs/api-reference/api/#monitoring.coreos.com/v1.Endpoint'],
  on: ['monitor'],
  *check(monitor, view) {
    const targets = monitor.kind === 'PodMonitor' ? podTargets(view, monitor) : serviceTargets(view, monitor);
    if (!targets) return;
    const names = [...new Set(targets.flatMap(target => target.names))];
    for (const { port } of monitor.endpoints) {
      if (!port?.known || names.includes(port.value)) continue;
      const [near] = nearestNames(port.value, names);
      const only = names.length === 1 ? names[0] : undefined;
      const candidate = near ?? only;
      yield {
        place: port.place,
        message: message(monitor.kind === 'PodMonitor' ? texts.pod : texts.service, { name: port.value }),
        related: targets.slice(0, 5).map(({ title, place, names: ports }) => ({
          place,
          message:
            ports.length > 0
              ? message(texts.ports, { resource: title, ports: ports.join(', ') })
              : message(texts.noPorts, { resource: title }),
        })),
        fixes: candidate === undefined ? [] : [replaceScalar(port.place, candidate, near !== undefined)],
      };
    }
  },
});

/** The Services with the names of their ports; `undefined` unless all of these are known. */
function serviceTargets(view: View, monitor: Monitor): Named[] | undefined {
  const binding = bindMonitoredServices(view, monitor);
  if (binding.state !== 'bound' || !binding.targets.every(hasKnownServicePorts)) return undefined;
  return binding.targets.map(service => ({
    title: titleOf(service),
    place: service.portsPlace ?? service.namePlace,
    names: service.ports.flatMap(port => knownValue(port.name) ?? []),
  }));
}

function podTargets(view: View, monitor: Monitor): Named[] | undefined {
  const binding = bindMonitoredWorkloads(view, monitor);
  if (binding.state !== 'bound' || !binding.targets.every(hasKnownPorts)) return undefined;
  return binding.targets.map(workload => ({
    title: titleOf(workload),
    place: declaredPorts(workload.pod)[0]?.port.place ?? workload.namePlace,
    names: declaredPorts(workload.pod).flatMap(({ port }) => knownValue(port.name) ?? []),
  }));
}
