/** Icons of node kinds: line drawings on a field of 20 by 20, drawn in the current colour. */
import type { NodeKind, NodeState } from '../core/graph/traffic-graph.ts';

const paths: Record<NodeKind, string> = {
  outside: 'M10 2.5a7.5 7.5 0 1 0 0 15a7.5 7.5 0 1 0 0-15M2.5 10h15M10 2.5c-5 4.5-5 10.5 0 15c5-4.5 5-10.5 0-15',
  'in-cluster': 'M10 2l7 4v8l-7 4l-7-4V6zM10 7.5a2.5 2.5 0 1 0 0 5a2.5 2.5 0 1 0 0-5',
  'load-balancer': 'M2.5 10h5M7.5 10L14 4M7.5 10h9M7.5 10L14 16M14 4h3M14 4v0M14 16h3',
  'node-port': 'M3 4h14v5H3zM3 11h14v5H3zM6 6.5h1M6 13.5h1M10 6.5h4M10 13.5h4',
  'external-ip':
    'M10 2.5c-3 0-5.2 2.2-5.2 5.1c0 3.6 5.2 9.9 5.2 9.9s5.2-6.3 5.2-9.9c0-2.9-2.2-5.1-5.2-5.1M10 5.8a2 2 0 1 0 0 4a2 2 0 1 0 0-4',
  'host-port': 'M3 5h14v9H3zM7 17h6M10 14v3M8 9.5l2 2l3-3.5',
  'dns-name': 'M4 3h9l3 3v11H4zM7 8h6M7 11h6M7 14h4',
  ingress: 'M3 3h14l-5.5 7v6.5l-3 1V10z',
  gateway: 'M3 17V7l7-4 7 4v10h-4v-5a3 3 0 0 0-6 0v5z',
  rule: 'M3 10h6M9 10c3 0 2-5 5-5h3M9 10c3 0 2 5 5 5h3',
  service:
    'M10 7a3 3 0 1 0 0 6a3 3 0 1 0 0-6M10 7V3M12.6 11.5l3.5 2M7.4 11.5l-3.5 2M10 1.6a1.3 1.3 0 1 0 0 2.6a1.3 1.3 0 1 0 0-2.6M17 13a1.3 1.3 0 1 0 0 2.6a1.3 1.3 0 1 0 0-2.6M3 13a1.3 1.3 0 1 0 0 2.6a1.3 1.3 0 1 0 0-2.6',
  workload: 'M6 6h11v11H6zM3 14V3h11M9 9.5h5M9 13h5',
  endpoints: 'M4 5h.1M4 10h.1M4 15h.1M7.5 5H17M7.5 10H17M7.5 15H17',
  'external-name': 'M6 15.5a3.8 3.8 0 0 1-.4-7.5a5 5 0 0 1 9.4-.6a4 4 0 0 1-.5 8.1z',
  missing: 'M5 5l10 10M15 5L5 15',
};

const questionMark = 'M6.6 7a3.4 3.4 0 1 1 5.4 2.8c-1.5 1-2 1.7-2 3.2M10 16.2v0.1';

/** Path data of a kind's icon. What may be there and cannot be told is not crossed out. */
export function iconPath(kind: NodeKind, state: NodeState = 'present'): string {
  return kind === 'missing' && state === 'unknown' ? questionMark : paths[kind];
}
