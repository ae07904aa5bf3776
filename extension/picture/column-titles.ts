/** What stands in each column of a picture, in a word. */
import type { Column } from '../core/graph/traffic-graph.ts';
import type { Text } from '../core/l10n/message.ts';
import type { Picture } from './layout.ts';

export const columnTitles: Readonly<Record<Column, Text>> = {
  client: { en: 'Client', ko: '클라이언트' },
  address: { en: 'Address', ko: '주소' },
  gateway: { en: 'Ingress', ko: 'Ingress' },
  rule: { en: 'Rule', ko: '규칙' },
  service: { en: 'Service', ko: 'Service' },
  workload: { en: 'Pods', ko: '파드' },
};

export interface TitledColumn {
  readonly title: Text;
  /** Left side and width of the column. */
  readonly x: number;
  readonly width: number;
}

/** The columns of a picture from left to right, each with the title of what most of its nodes are. */
export function titledColumns(picture: Picture): TitledColumn[] {
  const ranks = new Map<number, { x: number; width: number; columns: Map<Column, number> }>();
  for (const { rank, x, width, node } of picture.nodes) {
    const entry = ranks.get(rank) ?? { x, width, columns: new Map<Column, number>() };
    entry.columns.set(node.column, (entry.columns.get(node.column) ?? 0) + 1);
    ranks.set(rank, entry);
  }
  return [...ranks]
    .sort(([a], [b]) => a - b)
    .map(([, { x, width, columns }]) => {
      const [column] = [...columns].sort((a, b) => b[1] - a[1])[0]!;
      return { title: columnTitles[column], x, width };
    });
}
