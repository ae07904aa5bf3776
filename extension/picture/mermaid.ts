/** A traffic picture as a Mermaid flowchart, for READMEs, issues and wikis. Line style means what it means in the picture. */
import type { PrintedEdge, PrintedGraph, PrintedNode } from '../core/graph/print.ts';
import type { Column, NodeKind } from '../core/graph/traffic-graph.ts';

/** Opening and closing brackets of a node's shape. */
const shapes: Partial<Record<NodeKind, readonly [string, string]>> = {
  outside: ['((', '))'],
  'in-cluster': ['((', '))'],
  rule: ['([', '])'],
  ingress: ['{{', '}}'],
  gateway: ['{{', '}}'],
  service: ['(', ')'],
  'external-name': ['>', ']'],
};
const box: readonly [string, string] = ['[', ']'];
const columns: readonly Column[] = ['client', 'address', 'gateway', 'rule', 'service', 'workload'];

/** The flowchart. Nodes are numbered, so no name can break the syntax; the same graph gives the same text. */
export function toMermaid(graph: PrintedGraph): string {
  const nodes = [...graph.nodes].sort((a, b) => columns.indexOf(a.column) - columns.indexOf(b.column));
  const numbers = new Map(nodes.map((node, i) => [node.id, `n${i}`]));
  const lines = ['flowchart LR', ...nodes.map(node => `  ${numbers.get(node.id)}${shapeOf(node)}`)];
  const marked: string[] = [];
  const edges = graph.edges.filter(edge => numbers.has(edge.from) && numbers.has(edge.to));
  edges.forEach((edge, i) => {
    lines.push(`  ${numbers.get(edge.from)} ${arrow(edge)} ${numbers.get(edge.to)}`);
    if (edge.verdict === 'broken' || edge.verdict === 'blocked') marked.push(String(i));
  });
  if (marked.length > 0) lines.push(`  linkStyle ${marked.join(',')} stroke:#cf222e,stroke-width:2px`);
  const ghosts = nodes.filter(node => node.state === 'ghost').map(node => numbers.get(node.id));
  if (ghosts.length > 0)
    lines.push(
      '  classDef missing stroke:#cf222e,stroke-dasharray:5 4,color:#cf222e',
      `  class ${ghosts.join(',')} missing`,
    );
  const unknown = nodes.filter(node => node.state === 'unknown').map(node => numbers.get(node.id));
  if (unknown.length > 0) lines.push('  classDef unknown stroke-dasharray:2 4', `  class ${unknown.join(',')} unknown`);
  return `${lines.join('\n')}\n`;
}

function shapeOf(node: PrintedNode): string {
  const [open, close] = shapes[node.kind] ?? box;
  const second = [node.objectKind, node.detail].filter(part => part !== '').join(' · ');
  return `${open}"${escapeText(node.name)}${second === '' ? '' : `<br/>${escapeText(second)}`}"${close}`;
}

/** Dotted: by selector, or not to be told; with a cross at its end: it fails there. */
function arrow({ verdict, kind, label, tls }: PrintedEdge): string {
  const fails = verdict === 'broken' || verdict === 'blocked';
  const text = [fails ? '✕' : verdict === 'unknown' ? '?' : '', tls ? '🔒' : '', label]
    .filter(part => part !== '')
    .join(' ');
  const line = fails ? '--x' : verdict === 'unknown' || kind === 'select' ? '-.->' : '-->';
  return text === '' ? line : `${line}|"${escapeText(text)}"|`;
}

/** Mermaid's own entities: nothing in a label can end it, start HTML or Markdown. */
function escapeText(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/["#&<>`\\*_[\]{}|]/g, character => `#${character.codePointAt(0)};`);
}
