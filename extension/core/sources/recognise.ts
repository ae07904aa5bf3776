/**
 * What each file is part of, told from the files around it: a chart's templates, a kustomization's resources and patches, or plain
 * manifests. Patches and templates are not whole objects; what is built from a kustomization may differ from its files.
 */

import { parseDocument } from '../yaml/parse.ts';
import type { FileId } from '../yaml/syntax.ts';
import { type MapNode, type SyntaxNode, valueAt } from '../yaml/syntax.ts';
import type { FileContext, SetId } from './file-context.ts';
import { baseName, folderOf, isInside, resolvePath } from './folders.ts';

/** Files that change what other files are part of. */
export function isSourceFile(file: FileId): boolean {
  const name = baseName(file);
  return (
    name === 'Chart.yaml' || name === 'kustomization.yaml' || name === 'kustomization.yml' || name === 'Kustomization'
  );
}

/** Answers for one state of the source files. `roots`: the workspace folders, longest match wins; a file outside all is a set of its own folder. */
export class Sources {
  readonly #roots: readonly string[];
  readonly #charts: readonly string[];
  readonly #kustomized: ReadonlySet<FileId>;
  readonly #kustomizedFolders: readonly string[];
  readonly #patches: ReadonlySet<FileId>;

  constructor(roots: readonly string[], sourceFiles: ReadonlyMap<FileId, string>) {
    this.#roots = [...roots].sort((a, b) => b.length - a.length);
    const charts: string[] = [];
    const kustomized = new Set<FileId>();
    const folders: string[] = [];
    const patches = new Set<FileId>();
    for (const [file, text] of sourceFiles) {
      if (baseName(file) === 'Chart.yaml') {
        charts.push(folderOf(file));
        continue;
      }
      const kustomization = readKustomization(file, text);
      folders.push(folderOf(file));
      for (const path of kustomization.resources) kustomized.add(path);
      for (const path of kustomization.patches) patches.add(path);
    }
    this.#charts = charts.sort((a, b) => b.length - a.length);
    this.#kustomized = kustomized;
    this.#kustomizedFolders = folders;
    this.#patches = patches;
  }

  contextOf(file: FileId): FileContext {
    const set: SetId = this.#roots.find(root => isInside(file, root)) ?? folderOf(file);
    if (isSourceFile(file)) return { set, role: 'excluded', open: false };
    if (this.#patches.has(file)) return { set, role: 'patch', open: true };
    const chart = this.#charts.find(folder => isInside(file, folder));
    if (chart !== undefined) return this.#inChart(file, chart);
    return {
      set,
      role: 'manifest',
      open: this.#kustomized.has(file) || this.#kustomizedFolders.includes(folderOf(file)),
    };
  }

  #inChart(file: FileId, chart: string): FileContext {
    const inside = chart === '' ? file : file.slice(chart.length + 1);
    const set = `chart:${chart}`;
    if (inside.startsWith('templates/')) return { set, role: 'template', open: true };
    return { set, role: inside.startsWith('crds/') ? 'manifest' : 'excluded', open: true };
  }
}

interface KustomizationFiles {
  readonly resources: readonly FileId[];
  readonly patches: readonly FileId[];
}

const resourceFields = ['resources', 'bases', 'crds', 'generators', 'transformers', 'validators'];
const patchFields = ['patches', 'patchesStrategicMerge', 'patchesJson6902', 'replacements', 'configurations'];

/** The files a kustomization names, as resources or as patches; folders and remote ones are of no interest here. */
function readKustomization(file: FileId, text: string): KustomizationFiles {
  const { root } = parseDocument({ file, text, templated: false });
  if (root?.kind !== 'map') return { resources: [], patches: [] };
  const folder = folderOf(file);
  const paths = (fields: readonly string[]) =>
    fields.flatMap(field => pathsOf(root, field)).map(path => resolvePath(folder, path));
  return { resources: paths(resourceFields), patches: paths(patchFields) };
}

function pathsOf(kustomization: MapNode, field: string): string[] {
  const list = valueAt(kustomization, field);
  if (list?.kind !== 'seq') return [];
  return list.items.flatMap(item => {
    const path: SyntaxNode | undefined = item?.kind === 'map' ? valueAt(item, 'path') : item;
    return path?.kind === 'scalar' && path.style !== 'block' ? [path.value] : [];
  });
}
