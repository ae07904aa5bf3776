/** Links from a kustomization to the files it names. */
import type { Analysis, FilePlace } from '../analysis.ts';
import { baseName, folderOf, resolvePath } from '../sources/folders.ts';
import { parseDocument } from '../yaml/parse.ts';
import { type FileId, type MapNode, type ScalarNode, type SyntaxNode, valueAt } from '../yaml/syntax.ts';

export interface DocumentLink {
  readonly range: FilePlace;
  /** A file, or for a folder the kustomization in it. */
  readonly target: FileId;
}

const kustomizations = ['kustomization.yaml', 'kustomization.yml', 'Kustomization'];
const fields = [
  'resources',
  'bases',
  'components',
  'crds',
  'generators',
  'transformers',
  'validators',
  'configurations',
  'patches',
  'patchesStrategicMerge',
  'patchesJson6902',
  'replacements',
];

/** The links of a file; none for files that are no kustomization. Paths to files that are not known are left out. */
export function documentLinks(analysis: Analysis, file: FileId): DocumentLink[] {
  const text = kustomizations.includes(baseName(file)) ? analysis.sourceFile(file)?.text : undefined;
  if (text === undefined) return [];
  const { root } = parseDocument({ file, text, templated: false });
  if (root?.kind !== 'map') return [];
  const files = analysis.snapshot.files;
  const folder = folderOf(file);
  return fields
    .flatMap(field => pathsOf(root, field))
    .flatMap(node => {
      const path = resolvePath(folder, node.value);
      const target = [path, ...kustomizations.map(name => `${path}/${name}`)].find(id => files.get(id) !== undefined);
      return target === undefined ? [] : [{ range: { file, start: node.start, end: node.end }, target }];
    });
}

function pathsOf(kustomization: MapNode, field: string): ScalarNode[] {
  const list = valueAt(kustomization, field);
  if (list?.kind !== 'seq') return [];
  return list.items.flatMap(item => {
    const path: SyntaxNode | undefined = item?.kind === 'map' ? valueAt(item, 'path') : item;
    return path?.kind === 'scalar' && path.style !== 'block' ? [path] : [];
  });
}
