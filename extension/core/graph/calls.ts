/** Calls of a workload to Services by their DNS names, as its environment, arguments and ConfigMaps tell it. */

import { selectedWorkloads } from '../bind/served-pods.ts';
import { isBuiltInService } from '../bind/service-name.ts';
import { namesMissingPort, type ServiceReference, serviceReferences } from '../bind/service-reference.ts';
import { message, type Text } from '../l10n/message.ts';
import type { Service } from '../model/kinds/service.ts';
import type { Workload } from '../model/kinds/workload.ts';
import { blockedCall } from '../reach/service-passage.ts';
import type { GraphBuilder } from './builder.ts';
import { addGhost, addUnknown, unknownEvidence } from './missing.ts';
import { blockedEdge } from './policies.ts';
import { addService } from './service.ts';
import type { NodeId } from './traffic-graph.ts';
import { workloadNode } from './workload-node.ts';

const texts = {
  noPort: { en: 'Service "{name}" has no port {port}', ko: 'Service "{name}"에 {port} 포트가 없습니다' },
  noService: {
    en: 'No Service "{name}" in namespace "{namespace}"',
    ko: '네임스페이스 "{namespace}"에 Service "{name}"이(가) 없습니다',
  },
} satisfies Record<string, Text>;

/** Draws a workload's calls. Nothing, not even the workload, where it is told no name. */
export function addCalls(graph: GraphBuilder, workload: Workload): void {
  for (const reference of serviceReferences(graph.view, workload)) {
    if (reference.binding.state !== 'bound') {
      addAbsentCall(graph, workload, reference);
      continue;
    }
    for (const service of reference.binding.targets) {
      if (!isOwnAddress(graph, workload, reference, service)) addCall(graph, workload, reference, service);
    }
  }
}

function addCall(graph: GraphBuilder, workload: Workload, reference: ServiceReference, service: Service): void {
  const label = labelOf(reference);
  const isBroken = namesMissingPort(workload, reference);
  const text = message(texts.noPort, { name: reference.service.name, port: label });
  graph.edge(
    {
      from: workloadNode(graph, workload),
      to: addService(graph, service),
      kind: 'call',
      label,
      verdict: isBroken ? 'broken' : 'open',
      evidence: isBroken ? [{ message: text, rule: 'dns-service-port-unresolved' }] : [],
      ...(isBroken ? {} : blockedEdge(blockedCall(graph.view, workload, reference), 'netpol-blocks-known-dependency')),
    },
    reference.place,
  );
}

/** A name that only a Service can have. It is missing where a similar one says what was meant; else it may live elsewhere. */
function addAbsentCall(graph: GraphBuilder, workload: Workload, reference: ServiceReference): void {
  const { name, namespace } = reference.service;
  if (isBuiltInService(namespace, name)) return;
  const { binding, place } = reference;
  const from: NodeId = workloadNode(graph, workload);
  const label = labelOf(reference);
  const absent = {
    from,
    kind: 'call',
    label,
    column: 'service',
    objectKind: 'Service',
    name,
    namespace,
    place,
  } as const;
  if (binding.state === 'unbound' && binding.nearest.length > 0) {
    const text = message(texts.noService, { name, namespace });
    addGhost(graph, { ...absent, evidence: { message: text, rule: 'dns-service-name-unresolved' } });
  } else {
    addUnknown(graph, {
      ...absent,
      evidence: unknownEvidence(binding.state === 'unknown' ? binding.why : 'external'),
    });
  }
}

function labelOf({ port }: ServiceReference): string {
  return port === undefined ? '' : String(port);
}

/** A list of addresses that several workloads share names each of them, too; none calls itself for that. */
function isOwnAddress(
  graph: GraphBuilder,
  workload: Workload,
  { source }: ServiceReference,
  service: Service,
): boolean {
  return source.type === 'config-map' && selectedWorkloads(graph.view, service).includes(workload);
}
