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
  const isIn = (place: string) => (resource: Resource) =>
    folder === other ? resource.place.document.file === place : folderOf(resource.place.document.file) === place;
  const [here, there] = folder === other ? [first, second] : [folder, other];
  const key = folder === other ? keys.inFile : keys.inFolder;
  const [inHere, inThere] = [view.lookup(key(here)), view.lookup(key(there))];
  // The smaller side is walked, the larger one is asked by name: a file may hold thousands of objects.
  return inHere.length <= inThere.length ? share(view, inHere, isIn(there)) : share(view, inThere, isIn(here));
}

/** A folder below the root of the set says so; where the set itself lies says nothing. */
function isExample(root: string, file: string): boolean {
  const path = file.startsWith(`${root}/`) ? file.slice(root.length + 1) : file;
  return folderOf(path)
    .split('/')
    .some(part => exampleFolder.test(part));
}

/** Some object of a list is defined on the other side, too. */
function share(view: View, resources: readonly Resource[], isOnOtherSide: (resource: Resource) => boolean): boolean {
  return resources.some(resource => {
    const name = knownValue(resource.name);
    const namespace = view.namespaceOf(resource);
    if (name === undefined || namespace === undefined) return false;
    return view
      .lookup(keys.named(view.setOf(resource), resource.type, namespace, name))
      .some(same => same.kind === resource.kind && isOnOtherSide(same));
  });
}

/** Kind, namespace and name; of an object whose name is not known, the object itself. */
function identity(view: View, resource: Resource): string | Resource {
  const name = knownValue(resource.name);
  const namespace = view.namespaceOf(resource);
  return name === undefined || namespace === undefined ? resource : `${resource.kind}\u0000${namespace}\u0000${name}`;
}
