/** Which resources one picture shows. */
import { serviceReferences } from '../bind/service-reference.ts';
import { keys } from '../index/keys.ts';
import type { Snapshot } from '../index/snapshot.ts';
import { indexedDocuments } from '../index/snapshot.ts';
import type { View } from '../index/view.ts';
import { knownValue } from '../model/fact.ts';
import type { Resource } from '../model/resource.ts';
import type { FileId } from '../yaml/syntax.ts';
import { connectedResources } from './connected.ts';

/** `component`: what is connected to the file. `file`: what the file itself holds. */
export type Scope = 'file' | 'component' | 'namespace' | 'workspace';

export interface ScopeRequest {
  readonly scope: Scope;
  /** The file in the editor; needed by every scope but `workspace`. */
  readonly file: FileId | undefined;
  /** `Service/shop/web`: start from this object instead of a file. */
  readonly focus: string | undefined;
}

const trafficTypes = new Set<Resource['type']>([
  'service',
  'workload',
  'ingress',
  'endpoints',
  'route',
  'gateway',
  'listener-set',
  'gateway-route',
]);

/** The resources of a picture, in order of file and position. */
export function resourcesInScope(view: View, request: ScopeRequest): Resource[] {
  const { snapshot } = view;
  if (request.focus !== undefined) {
    const focus = everyResource(snapshot).filter(resource => hasId(view, resource, request.focus!));
    return withCallers(view, connectedResources(view, focus));
  }
  if (request.scope === 'workspace' || request.file === undefined) return everyResource(snapshot);
  const own = resourcesOf(snapshot, request.file);
  switch (request.scope) {
    case 'file':
      return own;
    case 'component':
      return withCallers(view, connectedResources(view, own));
    case 'namespace': {
      const namespaces = new Set(own.map(resource => view.namespaceOf(resource)));
      return everyResource(snapshot).filter(resource => namespaces.has(view.namespaceOf(resource)));
    }
  }
}

function hasId(view: View, resource: Resource, id: string): boolean {
  const [kind, namespace, name] = id.split('/');
  return resource.kind === kind && knownValue(resource.name) === name && view.namespaceOf(resource) === namespace;
}

function resourcesOf(snapshot: Snapshot, file: FileId): Resource[] {
  return indexedDocuments(snapshot.files.get(file)).flatMap(document =>
    document.resources.filter(r => trafficTypes.has(r.type)),
  );
}

function everyResource(snapshot: Snapshot): Resource[] {
  return [...snapshot.files.keys()].sort().flatMap(file => resourcesOf(snapshot, file));
}

/** Adds the workloads of the same namespaces that call a Service of the picture. */
function withCallers(view: View, resources: readonly Resource[]): Resource[] {
  const inPicture = new Set(resources);
  const places = new Map<string, Resource>();
  for (const resource of resources) {
    const namespace = view.namespaceOf(resource);
    if (resource.type === 'service' && namespace !== undefined) {
      places.set(keys.inNamespace(view.setOf(resource), 'workload', namespace), resource);
    }
  }
  const callers = [...places.keys()].flatMap(key =>
    view
      .lookupType('workload', key)
      .filter(
        workload =>
          !inPicture.has(workload) &&
          serviceReferences(view, workload).some(
            r => r.binding.state === 'bound' && r.binding.targets.some(t => inPicture.has(t)),
          ),
      ),
  );
  return callers.length === 0 ? [...resources] : connectedResources(view, [...resources, ...callers]);
}
