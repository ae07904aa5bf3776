/**
 * Whether objects of different files belong to one application (semantics S1). A workspace may hold several applications, examples
 * and alternatives to each other; what is said about two objects together is only as sure as their being applied together.
 */
import type { View } from '../index/view.ts';
import { knownValue } from '../model/fact.ts';
import type { Resource } from '../model/resource.ts';
import { folderDistance, folderOf } from '../sources/folders.ts';

/** Why two objects are taken to be applied together: they stand in one file, or in one folder. */
export type Togetherness = 'file' | 'folder';

/** Whether two different objects are applied together; `undefined` for variants of one object and for what may be alternatives. */
export function appliedTogether(view: View, a: Resource, b: Resource): Togetherness | undefined {
  const [nameA, nameB] = [knownValue(a.name), knownValue(b.name)];
  const [namespaceA, namespaceB] = [view.namespaceOf(a), view.namespaceOf(b)];
  if (nameA === undefined || nameB === undefined || namespaceA === undefined || namespaceB === undefined)
    return undefined;
  if (nameA === nameB && namespaceA === namespaceB && a.kind === b.kind) return undefined;
  const [fileA, fileB] = [a.place.document.file, b.place.document.file];
  if (fileA === fileB) return 'file';
  return folderOf(fileA) === folderOf(fileB) ? 'folder' : undefined;
}

/** The object names its namespace itself. */
export function namesNamespace(resource: Resource): boolean {
  return (knownValue(resource.namespace) ?? '') !== '';
}

/**
 * What `from` refers to by name is surely `to`: both name the namespace, or their files are neighbours. An equal name far away in the
 * workspace, in a namespace that nobody wrote down, may be another application's.
 */
export function isSurelyMeant(from: Resource, to: Resource): boolean {
  if (namesNamespace(from) && namesNamespace(to)) return true;
  return folderDistance(folderOf(from.place.document.file), folderOf(to.place.document.file)) <= 2;
}
