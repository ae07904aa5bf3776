/** What nodes are called: in headings, in the legend, and by screen readers. */

import type { NodeKind } from '../extension/core/graph/traffic-graph.ts';
import type { Text } from '../extension/core/l10n/message.ts';
import type { Picture, PlacedEdge } from '../extension/picture/layout.ts';
import type { PrintedNode } from '../extension/protocol/graph.ts';
import { type Say, texts } from './texts.ts';

export const kindTexts: Readonly<Record<NodeKind, Text>> = {
  outside: texts.kindOutside,
  'in-cluster': texts.kindInCluster,
  'load-balancer': texts.kindLoadBalancer,
  'node-port': texts.kindNodePort,
  'external-ip': texts.kindExternalIp,
  'host-port': texts.kindHostPort,
  'dns-name': texts.kindDnsName,
  ingress: texts.kindIngress,
  gateway: texts.kindGateway,
  rule: texts.kindRule,
  service: texts.kindService,
  workload: texts.kindWorkload,
  endpoints: texts.kindEndpoints,
  'external-name': texts.kindExternalName,
  missing: texts.kindMissing,
};

/** `Deployment` for an object, otherwise what the node is. */
export function kindOf(node: PrintedNode, say: Say): string {
  return node.objectKind || say(kindTexts[node.kind] ?? texts.kindMissing);
}

/** More than these are no longer listened to. */
const spokenEdges = 8;

/** Everything that the picture says about its nodes, as sentences for screen readers. */
export class Speaker {
  readonly #say: Say;
  readonly #names = new Map<string, string>();
  readonly #outgoing = new Map<string, PlacedEdge[]>();

  constructor(picture: Picture, say: Say) {
    this.#say = say;
    for (const { node } of picture.nodes) this.#names.set(node.id, node.name);
    for (const placed of picture.edges) {
      const list = this.#outgoing.get(placed.edge.from);
      if (list) list.push(placed);
      else this.#outgoing.set(placed.edge.from, [placed]);
    }
  }

  nameOf(node: PrintedNode): string {
    const say = this.#say;
    const parts = [node.name, kindOf(node, say)];
    if (node.namespace !== undefined) parts.push(say(texts.inNamespace, { namespace: node.namespace }));
    if (node.detail !== '') parts.push(node.detail);
    if (node.state === 'ghost') parts.push(say(texts.missing));
    if (node.state === 'unknown') parts.push(say(texts.unknown));
    if (node.problems.errors > 0) parts.push(say(texts.errors, { count: node.problems.errors }));
    if (node.problems.warnings > 0) parts.push(say(texts.warnings, { count: node.problems.warnings }));
    for (const { edge } of (this.#outgoing.get(node.id) ?? []).slice(0, spokenEdges)) {
      const to = [say(texts.toNode, { name: this.#names.get(edge.to) ?? edge.to }), ...edge.labels];
      if (edge.edges.some(e => e.verdict === 'broken')) to.push(say(texts.broken));
      else if (edge.edges.some(e => e.verdict === 'blocked')) to.push(say(texts.blocked));
      parts.push(to.join(' '));
    }
    return parts.join(', ');
  }
}
