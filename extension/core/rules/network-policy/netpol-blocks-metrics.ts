/** Pods that Prometheus is told to scrape, and whose policies let no pod of another namespace in on that port (S16). */
import { bindMonitoredServices, bindMonitoredWorkloads } from '../../bind/monitor.ts';
import { declaredPorts } from '../../bind/port.ts';
import type { View } from '../../index/view.ts';
import { message } from '../../l10n/message.ts';
import { knownValue } from '../../model/fact.ts';
import type { Monitor } from '../../model/kinds/monitor.ts';
import { sideOf } from '../../reach/local.ts';
import { scraperPassage } from '../../reach/proxies.ts';
import { type BlockedPort, blockedScraper } from '../../reach/service-passage.ts';
import { defineRule } from '../rule.ts';
import { blockersTitle, relatedBlockers } from './blockers.ts';
import { networkPolicyDocs } from './policy-parts.ts';

const texts = {
  blocked: {
    en: '{policy} lets no pods of other namespaces connect on {port}, so not Prometheus either',
    ko: '{policy}이(가) 다른 네임스페이스의 파드가 {port} 포트에 연결하는 것을 허용하지 않아, Prometheus도 연결하지 못합니다',
  },
};

export const netpolBlocksMetrics = defineRule({
  id: 'netpol-blocks-metrics',
  group: 'network-policy',
  severity: 'info',
  summary: {
    en: 'Network policies keep Prometheus from the pods that a monitor selects',
    ko: '네트워크 정책이 모니터가 선택한 파드에 대한 Prometheus의 연결을 막습니다',
  },
  why: {
    en: 'Prometheus connects to each pod itself, from its own namespace. Where no policy admits it on the port of the metrics the targets are down and alerts that need them never fire.',
    ko: 'Prometheus는 자신의 네임스페이스에서 각 파드에 직접 연결합니다. 메트릭 포트에 이를 허용하는 정책이 없으면 대상이 down 상태가 되고, 그 메트릭이 필요한 알림은 울리지 않습니다.',
  },
  fixable: 'no',
  references: [networkPolicyDocs],
  on: ['monitor'],
  *check(monitor, view) {
    for (const { port } of monitor.endpoints) {
      if (!port?.known) continue;
      const blocked =
        monitor.kind === 'PodMonitor' ? ofPods(view, monitor, port.value) : ofServices(view, monitor, port.value);
      if (!blocked) continue;
      yield {
        place: port.place,
        message: message(texts.blocked, { policy: blockersTitle(blocked.blockers), port: blocked.port }),
        related: relatedBlockers(blocked.blockers),
      };
    }
  },
});

function ofServices(view: View, monitor: Monitor, name: string): BlockedPort | undefined {
  const binding = bindMonitoredServices(view, monitor);
  if (binding.state !== 'bound') return undefined;
  const found = binding.targets.map(service => {
    const port = service.ports.find(candidate => knownValue(candidate.name) === name);
    return port && blockedScraper(view, service, port);
  });
  return found.every(blocked => blocked) ? found[0] : undefined;
}

function ofPods(view: View, monitor: Monitor, name: string): BlockedPort | undefined {
  const binding = bindMonitoredWorkloads(view, monitor);
  if (binding.state !== 'bound') return undefined;
  let found: BlockedPort | undefined;
  for (const workload of binding.targets) {
    const side = sideOf(view, workload);
    const declared = declaredPorts(workload.pod).find(({ port }) => knownValue(port.name) === name);
    const passage = side && declared && scraperPassage(view, side, 'TCP', declared.number);
    if (passage?.state !== 'blocked') return undefined;
    found ??= { blockers: passage.blockers, protocol: 'TCP', port: declared!.number };
  }
  return found;
}
