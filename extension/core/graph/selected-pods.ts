/** From a Service to the pods that its selector finds. */
import { type MissingPods, missingPods } from '../bind/missing-pods.ts';
import { bindSelector } from '../bind/selector.ts';
import { message, type Text } from '../l10n/message.ts';
import { knownValue } from '../model/fact.ts';
import type { Service } from '../model/kinds/service.ts';
import type { Workload } from '../model/kinds/workload.ts';
import type { GraphBuilder } from './builder.ts';
import { type Absent, addGhost, addUnknown, unknownEvidence } from './missing.ts';
import { portLabel, portVerdict } from './port-verdict.ts';
import type { Evidence, NodeId } from './traffic-graph.ts';
import { workloadNode } from './workload-node.ts';

const texts = {
  noPods: { en: 'No pods match the selector', ko: '셀렉터와 일치하는 파드가 없습니다' },
  elsewhere: {
    en: 'Pods of other namespaces only match the selector',
    ko: '다른 네임스페이스의 파드만 셀렉터와 일치합니다',
  },
  workloadLabels: {
    en: 'The selector matches labels of a controller, not those of its pods',
    ko: '셀렉터가 파드가 아니라 컨트롤러의 레이블과 일치합니다',
  },
} satisfies Record<string, Text>;

export function addSelectedPods(graph: GraphBuilder, service: Service, from: NodeId): void {
  const binding = bindSelector(graph.view, service);
  const absent = (name: string, evidence: Evidence): Absent => ({
    from,
    kind: 'select',
    column: 'workload',
    objectKind: 'Pods',
    name,
    evidence,
    place: service.selector?.place,
  });
  if (binding.state === 'bound') {
    for (const workload of binding.targets) addSelected(graph, service, from, workload);
  } else if (binding.state === 'unknown') {
    addUnknown(graph, absent(selectorText(service), unknownEvidence(binding.why)));
  } else {
    const missing = missingPods(graph.view, service);
    const evidence = missing && evidenceOf(missing);
    if (evidence) addGhost(graph, absent(selectorText(service), evidence));
    else addUnknown(graph, absent(selectorText(service), unknownEvidence('external')));
  }
}

function evidenceOf({ reason }: MissingPods): Evidence | undefined {
  switch (reason) {
    case 'other-namespace':
      return { message: message(texts.elsewhere), rule: 'service-selector-other-namespace' };
    case 'workload-labels':
      return { message: message(texts.workloadLabels), rule: 'service-selector-matches-workload-labels-only' };
    case 'no-match':
      return { message: message(texts.noPods), rule: 'service-selector-no-match' };
    case 'nothing-known':
      return undefined;
  }
}

function selectorText(service: Service): string {
  return [...(service.selector?.entries ?? [])]
    .map(([label, value]) => `${label}=${knownValue(value) ?? '?'}`)
    .join(', ');
}

function addSelected(graph: GraphBuilder, service: Service, from: NodeId, workload: Workload): void {
  const to = workloadNode(graph, workload);
  if (service.ports.length === 0) graph.edge({ from, to, kind: 'select', label: '' }, service.selector?.place);
  for (const port of service.ports) {
    const found = portVerdict(graph.view, service, port, workload);
    if (!found) continue;
    const { verdict, evidence } = found;
    const label = portLabel(service, port, found);
    graph.edge({ from, to, kind: 'select', label, verdict, evidence }, port.targetPort?.place ?? port.place);
  }
}
