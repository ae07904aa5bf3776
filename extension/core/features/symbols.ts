/** Outlines: the objects of a file with their ports and rules, and every object of the workspace by name. */
import type { Analysis, FilePlace } from '../analysis.ts';
import { indexedDocuments } from '../index/snapshot.ts';
import { knownValue } from '../model/fact.ts';
import type { Resource } from '../model/resource.ts';
import type { FileId, Place } from '../yaml/syntax.ts';

/** What is shown: an object of the API, a port, a rule of an Ingress, a container. */
export type SymbolKind = 'object' | 'service' | 'workload' | 'ingress' | 'port' | 'rule' | 'container';

export interface DocumentSymbol {
  readonly name: string;
  /** `Service · shop`. */
  readonly detail: string;
  readonly kind: SymbolKind;
  readonly range: FilePlace;
  readonly selection: FilePlace;
  readonly children: readonly DocumentSymbol[];
}

export interface WorkspaceSymbol {
  readonly name: string;
  readonly objectKind: string;
  readonly namespace: string | undefined;
  readonly kind: SymbolKind;
  readonly place: FilePlace;
}

/** The objects of a file in order. */
export function documentSymbols(analysis: Analysis, file: FileId): DocumentSymbol[] {
  const indexed = analysis.snapshot.files.get(file);
  const view = analysis.view();
  return indexedDocuments(indexed).flatMap(document =>
    document.resources.flatMap(resource => {
      const detail = [resource.kind, view.namespaceOf(resource) ?? '?'].filter(part => part !== '').join(' · ');
      const name = knownValue(resource.name) ?? resource.kind;
      return symbol(
        analysis,
        name,
        detail,
        kindOf(resource),
        resource.place,
        resource.namePlace,
        partsOf(analysis, resource),
      );
    }),
  );
}

/**
 * Objects whose kind, namespace or name holds every word of the query in any case: `svc web` is not understood, `service web` and
 * `shop/web` are. At most `limit`, in order of file and position.
 */
export function workspaceSymbols(analysis: Analysis, query: string, limit = 500): WorkspaceSymbol[] {
  const words = query
    .toLowerCase()
    .split(/[\s/]+/)
    .filter(word => word !== '');
  const view = analysis.view();
  const result: WorkspaceSymbol[] = [];
  for (const file of analysis.files) {
    for (const document of indexedDocuments(analysis.snapshot.files.get(file))) {
      for (const resource of document.resources) {
        const name = knownValue(resource.name);
        if (name === undefined) continue;
        const namespace = view.namespaceOf(resource);
        const text = `${resource.kind} ${namespace ?? ''} ${name}`.toLowerCase();
        if (!words.every(word => text.includes(word))) continue;
        const place = analysis.locate(resource.namePlace);
        if (place)
          result.push({
            name,
            objectKind: resource.kind,
            namespace: namespace || undefined,
            kind: kindOf(resource),
            place,
          });
        if (result.length >= limit) return result;
      }
    }
  }
  return result;
}

function kindOf(resource: Resource): SymbolKind {
  const { type } = resource;
  return type === 'service' || type === 'workload' || type === 'ingress' ? type : 'object';
}

function partsOf(analysis: Analysis, resource: Resource): DocumentSymbol[] {
  const part = (name: string, detail: string, kind: SymbolKind, place: Place, children: DocumentSymbol[] = []) =>
    symbol(analysis, name, detail, kind, place, undefined, children);
  switch (resource.type) {
    case 'service':
      return resource.ports.flatMap(port => {
        const number = String(knownValue(port.port) ?? '?');
        const target = port.targetPort ? ` → ${knownValue(port.targetPort) ?? '?'}` : '';
        return part(knownValue(port.name) ?? number, `${number}${target}`, 'port', port.place);
      });
    case 'workload':
      return resource.pod.containers.flatMap(container =>
        part(
          knownValue(container.name) ?? '?',
          container.type === 'regular' ? '' : container.type,
          'container',
          container.place,
          container.ports.flatMap(port => {
            const number = String(knownValue(port.containerPort) ?? '?');
            return part(knownValue(port.name) ?? number, number, 'port', port.place);
          }),
        ),
      );
    case 'ingress':
      return resource.rules.flatMap(rule =>
        rule.paths.flatMap(path => {
          const host = rule.host ? (knownValue(rule.host) ?? '?') : '';
          const name = `${host}${path.path ? (knownValue(path.path) ?? '?') : '/'}`;
          return part(name, knownValue(path.backend?.serviceName) ?? '', 'rule', path.place);
        }),
      );
    default:
      return [];
  }
}

/** A symbol whose selection is its name, or its first line. None where the place is written in another document. */
function symbol(
  analysis: Analysis,
  name: string,
  detail: string,
  kind: SymbolKind,
  place: Place,
  namePlace: Place | undefined,
  children: readonly DocumentSymbol[],
): DocumentSymbol[] {
  const range = analysis.locate(place);
  const named = namePlace && analysis.locate(namePlace);
  if (!range) return [];
  const isInside = named && named.file === range.file && named.start >= range.start && named.end <= range.end;
  const firstLine = place.document.text.slice(place.start, place.end).split(/\r?\n/)[0]!.length;
  const selection = isInside ? named : { ...range, end: range.start + firstLine };
  return [{ name: name === '' ? '?' : name, detail, kind, range, selection, children }];
}
