/**
 * Whether two objects are ever applied together (S1). Files that define the same object are variants of one another, one for each
 * environment, and so are the folders they lie in; examples stand each for itself. What clashes between such files never meets.
 */
import { keys } from '../index/keys.ts';
import type { View } from '../index/view.ts';
import { knownValue } from '../model/fact.ts';
import type { Resource } from '../model/resource.ts';
import { folderOf } from '../sources/folders.ts';

const exampleFolder =
  /^(?:_?archived|demos?|docs?|e2e|examples?|fixtures?|samples?|snippets?|testdata|tests?|tutorials?)$/i;

/** The objects are one object, or stand in different files that are clearly not meant for one cluster at a time. */
export function areAlternatives(view: View, a: Resource, b: Resource): boolean {
  const [first, second] = [a.place.document.file, b.place.document.file];
  if (identity(view, a) === identity(view, b)) return true;
  if (first === second) return false;
  if (isExample(view.setOf(a), first) || isExample(view.setOf(b), second)) return true;
  const [folder, other] = [folderOf(first), folderOf(second)];
  return folder === other
    ? share(view, keys.inFile(first), keys.inFile(second))
    : share(view, keys.inFolder(folder), keys.inFolder(other));
}

/** A folder below the root of the set says so; where the set itself lies says nothing. */
function isExample(root: string, file: string): boolean {
  const path = file.startsWith(`${root}/`) ? file.slice(root.length + 1) : file;
  return folderOf(path)
    .split('/')
    .some(part => exampleFolder.test(part));
}

function share(view: View, first: string, second: string): boolean {
  const known = new Set(view.lookup(first).map(resource => identity(view, resource)));
  return view.lookup(second).some(resource => known.has(identity(view, resource)));
}

/** Kind, namespace and name; of an object whose name is not known, the object itself. */
function identity(view: View, resource: Resource): string | Resource {
  const name = knownValue(resource.name);
  const namespace = view.namespaceOf(resource);
  return name === undefined || namespace === undefined ? resource : `${resource.kind}\u0000${namespace}\u0000${name}`;
}
