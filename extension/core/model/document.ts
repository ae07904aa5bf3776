/**
 * Files and their documents. A document keeps everything relative to its own start, so while its text stays the same it stays the
 * same object, with the same tree and resources, wherever edits elsewhere in the file move it.
 */
import { limits } from '../limits.ts';
import { parseDocument } from '../yaml/parse.ts';
import { splitDocuments } from '../yaml/split.ts';
import type { FileId, SourceDocument, SyntaxNode, SyntaxProblem } from '../yaml/syntax.ts';
import { maskTemplates } from '../yaml/template.ts';
import { isModelledKind } from './kinds/index.ts';
import { lowerDocument } from './lower.ts';
import type { Resource } from './resource.ts';

export interface ManifestDocument extends SourceDocument {
  /** `undefined` where the document is of no kind that is looked into; it was not parsed then. */
  readonly root: SyntaxNode | undefined;
  readonly problems: readonly SyntaxProblem[];
  readonly resources: readonly Resource[];
  /** The document is, or by its text means to be, a Kubernetes object. */
  readonly isManifest: boolean;
}

export interface SourceFile {
  readonly id: FileId;
  readonly text: string;
  readonly documents: readonly ManifestDocument[];
  /** Where each document starts in the text, in step with `documents`. */
  readonly starts: readonly number[];
}

/**
 * Reads a file. Documents of `previous` whose text is unchanged are taken over as they are; of documents that changed places only
 * those that kept their order, so that the order of taken-over documents never changes.
 */
export function readFile(id: FileId, text: string, previous?: SourceFile): SourceFile {
  const unreadable = fileProblem(text);
  if (unreadable) return { id, text, documents: [unreadableDocument(id, text, unreadable)], starts: [0] };
  const chunks = splitDocuments(text);
  const contents = chunks.map(chunk => text.slice(chunk.start, chunk.end));
  const reused = unchangedDocuments(previous?.documents ?? [], contents);
  const documents = contents.map((content, i) => reused[i] ?? readDocument(id, content));
  return { id, text, documents, starts: chunks.map(chunk => chunk.start) };
}

/** For each new text the old document it may keep. Looks at the common start and end first: an edit usually touches one document. */
function unchangedDocuments(
  old: readonly ManifestDocument[],
  contents: readonly string[],
): (ManifestDocument | undefined)[] {
  const reused: (ManifestDocument | undefined)[] = new Array(contents.length);
  let start = 0;
  while (start < old.length && start < contents.length && old[start]!.text === contents[start]) {
    reused[start] = old[start];
    start++;
  }
  let oldEnd = old.length;
  let newEnd = contents.length;
  while (oldEnd > start && newEnd > start && old[oldEnd - 1]!.text === contents[newEnd - 1]) {
    reused[--newEnd] = old[--oldEnd];
  }
  const byText = new Map<string, number>();
  for (let i = oldEnd - 1; i >= start; i--) byText.set(old[i]!.text, i);
  let next = start;
  for (let i = start; i < newEnd; i++) {
    const at = byText.get(contents[i]!);
    if (at === undefined || at < next) continue;
    reused[i] = old[at];
    next = at + 1;
  }
  return reused;
}

/** Stands for a file that is not looked into, so that the reason is reported like any other problem. */
function unreadableDocument(file: FileId, text: string, problem: SyntaxProblem): ManifestDocument {
  const isManifest = hasManifestKeys(text);
  return { file, text: '', templated: false, root: undefined, problems: [problem], resources: [], isManifest };
}

function fileProblem(text: string): SyntaxProblem | undefined {
  if (text.length > limits.fileLength) return { kind: 'too-large', start: 0, end: 0, detail: String(text.length) };
  if (text.includes('\0')) return { kind: 'not-text', start: 0, end: 0, detail: '' };
  return undefined;
}

function readDocument(file: FileId, text: string): ManifestDocument {
  const light = readLightly(file, text) ?? skipOtherData(file, text);
  if (light) return light;
  const masked = maskTemplates(text);
  const source: SourceDocument = { file, text, templated: masked.templated };
  const tree = parseDocument(source, masked);
  const isBroken = tree.problems.some(problem => problem.kind !== 'duplicate-key');
  const resources = lowerDocument(tree.root, isBroken);
  return Object.assign(source, {
    root: tree.root,
    problems: tree.problems,
    resources,
    isManifest: resources.length > 0 || hasManifestKeys(text),
  });
}

const kindLine = /^kind:[ \t]*(['"]?)([A-Za-z][A-Za-z0-9.]*)\1[ \t]*(?:#.*)?\r?$/m;

/**
 * A document of a kind that is not looked into is known by kind and name without a parse: half of the bytes of real repositories
 * (custom resource definitions, dashboards, RBAC). Only plain block style is read this way; anything unusual is parsed.
 */
function readLightly(file: FileId, text: string): ManifestDocument | undefined {
  const kind = kindLine.exec(text);
  if (!kind || isModelledKind(kind[2]!) || text.includes('containers:') || text.includes('{{')) return undefined;
  const apiVersion = /^apiVersion:[ \t]*(['"]?)([^\s'"#]+)\1/m.exec(text)?.[2];
  if (!apiVersion || kindLine.exec(text.slice(kind.index + kind[0].length))) return undefined;
  const document = { file, text, templated: false };
  const kindStart = text.indexOf(kind[2]!, kind.index + 'kind:'.length);
  const kindPlace = { document, start: kindStart, end: kindStart + kind[2]!.length };
  const metadata = /^metadata:[ \t]*\r?\n((?:[ \t]+.*\r?\n?|\r?\n)*)/m.exec(text)?.[1] ?? '';
  const field = (name: string) => new RegExp(`^[ ]{1,8}${name}:[ \\t]*(['"]?)([^\\s'"#]+)\\1`, 'm').exec(metadata)?.[2];
  const fact = (value: string | undefined) => (value ? { known: true as const, value, place: kindPlace } : undefined);
  const slash = apiVersion.lastIndexOf('/');
  const resource: Resource = {
    type: 'other',
    apiVersion,
    group: slash < 0 ? '' : apiVersion.slice(0, slash),
    version: apiVersion.slice(slash + 1),
    kind: kind[2]!,
    name: fact(field('name')),
    namespace: fact(field('namespace')),
    labels: undefined,
    annotations: undefined,
    place: { document, start: 0, end: text.trimEnd().length },
    apiVersionPlace: kindPlace,
    kindPlace,
    namePlace: kindPlace,
    shape: 'complete',
    problems: [],
    owned: false,
    controllerRef: undefined,
  };
  return Object.assign(document, { root: undefined, problems: [], resources: [resource], isManifest: true });
}

/** Lock files, dashboards and the like: what cannot be an object is not parsed, where a parse would cost something. */
function skipOtherData(file: FileId, text: string): ManifestDocument | undefined {
  if (text.includes('apiVersion') || (text.length < 20_000 && !file.endsWith('.json'))) return undefined;
  return { file, text, templated: false, root: undefined, problems: [], resources: [], isManifest: false };
}

function hasManifestKeys(text: string): boolean {
  return /^[ \t{]*["']?apiVersion["']?[ \t]*:/m.test(text) && /^[ \t{]*["']?kind["']?[ \t]*:/m.test(text);
}
