/** Which nodes a search finds: by all that is drawn, said or known about them. Pure. */
import type { Picture } from '../extension/picture/layout.ts';
import type { GraphNode } from '../extension/protocol/graph.ts';
import { kindOf } from './names.ts';
import type { Say } from './texts.ts';

/**
 * Ids of drawn nodes that hold every word of `text`, in capitals or not: in the name, kind, namespace or second line, in a label of
 * the object (`app=web`), in the rule or message of a problem, or on a line that leads to or from them.
 */
export function searchPicture(picture: Picture, text: string, say: Say): string[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  const lines = new Map<string, string[]>();
  for (const { edge } of picture.edges) {
    const said = edge.edges.flatMap(one => [
      one.label,
      ...one.evidence.flatMap(({ message, rule }) => (one.verdict === 'open' ? [] : [message, rule ?? ''])),
    ]);
    for (const end of [edge.from, edge.to]) lines.set(end, [...(lines.get(end) ?? []), ...said]);
  }
  return picture.nodes
    .filter(({ node }) => {
      const { terms = [] } = node as GraphNode;
      const all = [node.name, kindOf(node, say), node.namespace ?? '', node.detail, ...terms]
        .concat(lines.get(node.id) ?? [])
        .join('\n')
        .toLowerCase();
      return words.every(word => all.includes(word));
    })
    .map(({ node }) => node.id);
}
