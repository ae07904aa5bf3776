/** From an offset to what is written there: the chain of maps and lists down to the scalar under a caret. */
import { touches } from '../text/range.ts';
import type { MapEntry, MapNode, ScalarNode, SyntaxNode } from './syntax.ts';

export interface SyntaxPosition {
  /** Field names and list indices from the root; the last one is the key under the caret, or the key or index of the value. */
  readonly path: readonly (string | number)[];
  /** The nodes passed on the way, the root first. */
  readonly ancestors: readonly SyntaxNode[];
  /** The scalar under the caret, a key or a value. */
  readonly scalar: ScalarNode | undefined;
  /** The entry whose key or scalar value is under the caret. */
  readonly entry: MapEntry | undefined;
  readonly onKey: boolean;
}

/**
 * What stands at an offset of the document. A caret directly behind a token belongs to it. Nodes that an alias or a merge key
 * brings in are written elsewhere and are not found through it.
 */
export function syntaxAt(root: SyntaxNode | undefined, offset: number): SyntaxPosition {
  const path: (string | number)[] = [];
  const ancestors: SyntaxNode[] = [];
  let entry: MapEntry | undefined;
  let node = root;
  while (node) {
    if (node.kind === 'scalar') return { path, ancestors, scalar: node, entry, onKey: false };
    ancestors.push(node);
    if (node.kind === 'map') {
      const onKey = node.entries.find(e => !e.merged && touches(e.key, offset));
      if (onKey) return { path: [...path, onKey.key.value], ancestors, scalar: onKey.key, entry: onKey, onKey: true };
      entry = entryAt(node, offset);
      if (entry) path.push(entry.key.value);
      node = entry?.value;
    } else {
      const items: readonly (SyntaxNode | undefined)[] = node.items;
      const { start, end } = node;
      const index = items.findIndex(item => item && item.start >= start && item.end <= end && touches(item, offset));
      entry = undefined;
      if (index >= 0) path.push(index);
      node = items[index];
    }
  }
  return { path, ancestors, scalar: undefined, entry: undefined, onKey: false };
}

/** The entry whose value, as it is written in this map, holds the offset. */
function entryAt(map: MapNode, offset: number): MapEntry | undefined {
  return map.entries.find(
    e => !e.merged && e.value && e.value.start >= e.key.end && e.value.end <= map.end && touches(e.value, offset),
  );
}
