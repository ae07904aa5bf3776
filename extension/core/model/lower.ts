/** Syntax tree to resources. Pure: the same document always gives the same resources. */
import type { MapNode, SyntaxNode } from '../yaml/syntax.ts';
import { valueAt } from '../yaml/syntax.ts';
import { isPlaceholder } from '../yaml/template.ts';
import { lowererOf } from './kinds/index.ts';
import { looksLikePodTemplate, lowerWorkload } from './kinds/workload.ts';
import { Fields, type ReadContext } from './read.ts';
import type { Resource, ResourceBase, Shape } from './resource.ts';

/**
 * The Kubernetes objects of a document: one, or the items of a `List`. Empty when the document is not a Kubernetes object.
 * `isBroken`: the document has syntax errors, so what is absent may merely not have been understood.
 */
export function lowerDocument(root: SyntaxNode | undefined, isBroken: boolean): Resource[] {
  if (root?.kind === 'seq') return root.items.flatMap(item => lowerDocument(item, isBroken));
  if (root?.kind !== 'map') return [];
  const kind = scalarOf(root, 'kind');
  const apiVersion = scalarOf(root, 'apiVersion');
  if (!kind || !apiVersion) return [];
  const items = kind.endsWith('List') ? valueAt(root, 'items') : undefined;
  if (items?.kind === 'seq') return items.items.flatMap(item => lowerListItem(item, root, isBroken));
  return [lowerObject(root, apiVersion, kind, isBroken)];
}

/** Items of a typed list (`PodList`) may leave out apiVersion and kind, as the API server's answers do. */
function lowerListItem(item: SyntaxNode | undefined, list: MapNode, isBroken: boolean): Resource[] {
  if (item?.kind !== 'map') return [];
  const listKind = scalarOf(list, 'kind')!;
  const kind = scalarOf(item, 'kind') ?? (listKind === 'List' ? undefined : listKind.slice(0, -'List'.length));
  const apiVersion = scalarOf(item, 'apiVersion') ?? (listKind === 'List' ? undefined : scalarOf(list, 'apiVersion'));
  if (!kind || !apiVersion) return [];
  if (kind.endsWith('List') && valueAt(item, 'items')) return lowerDocument(item, isBroken);
  return [lowerObject(item, apiVersion, kind, isBroken)];
}

function lowerObject(root: MapNode, apiVersion: string, kind: string, isBroken: boolean): Resource {
  const context: ReadContext = {
    problems: [],
    templated: root.document.templated || isPlaceholder(kind) || isPlaceholder(apiVersion),
  };
  const fields = new Fields(root, context);
  const base = lowerBase(fields, apiVersion, kind, context, isBroken);
  const lower =
    lowererOf(base.group, kind) ??
    (looksLikePodTemplate(fields.child('spec')?.child('template')) ? lowerWorkload : undefined);
  // Reading collects problems and notices templates, so the shape is known only afterwards.
  const resource: Resource = lower ? lower(base, fields) : { ...base, type: 'other' };
  // Nobody has seen the object yet; copying one of forty fields to change one costs more than reading it did.
  (resource as { shape: Shape }).shape = shapeOf(context, isBroken);
  return resource;
}

function lowerBase(
  root: Fields,
  apiVersion: string,
  kind: string,
  context: ReadContext,
  isBroken: boolean,
): ResourceBase {
  const metadata = root.child('metadata');
  const name = metadata?.string('name');
  const kindPlace = root.place('kind') ?? root.node;
  const slash = apiVersion.lastIndexOf('/');
  return {
    apiVersion,
    group: slash < 0 ? '' : apiVersion.slice(0, slash),
    version: apiVersion.slice(slash + 1),
    kind,
    name,
    namespace: metadata?.string('namespace'),
    labels: metadata?.stringMap('labels'),
    annotations: metadata?.stringMap('annotations'),
    place: root.node,
    apiVersionPlace: root.place('apiVersion') ?? kindPlace,
    kindPlace,
    namePlace: name?.place ?? kindPlace,
    shape: shapeOf(context, isBroken),
    problems: context.problems,
    owned: metadata?.has('ownerReferences') === true,
    controllerRef: controllerIn(metadata),
  };
}

function controllerIn(metadata: Fields | undefined): ResourceBase['controllerRef'] {
  const owner = metadata?.children('ownerReferences')?.items.find(reference => {
    const controller = reference.boolean('controller');
    return controller?.known === true && controller.value;
  });
  return owner && { kind: owner.string('kind'), name: owner.string('name') };
}

function shapeOf(context: ReadContext, isBroken: boolean): Shape {
  if (context.templated) return 'templated';
  return isBroken ? 'partial' : 'complete';
}

function scalarOf(map: MapNode, key: string): string | undefined {
  const value = valueAt(map, key);
  return value?.kind === 'scalar' && value.value !== '' ? value.value : undefined;
}
