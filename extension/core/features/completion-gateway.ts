/** Candidates for the references of the Gateway API: classes, Gateways and their listeners, Services and their ports, certificates. */
import { protocolOf } from '../bind/port.ts';
import { targetOf } from '../gateway/backend.ts';
import { bindParent, parentTypeOf, referencedNamespace } from '../gateway/parents.ts';
import { keys } from '../index/keys.ts';
import { nearestVariants, type View } from '../index/view.ts';
import { type Fact, knownValue } from '../model/fact.ts';
import type { Gateway } from '../model/kinds/gateway.ts';
import type { Listener } from '../model/kinds/gateway-listener.ts';
import { backendReferencesOf, type GatewayRoute } from '../model/kinds/gateway-route.ts';
import type { ListenerSet } from '../model/kinds/listener-set.ts';
import type { ParentReference } from '../model/kinds/object-reference.ts';
import { type Resource, titleOf } from '../model/resource.ts';
import type { CompletionRequest } from './completion-candidates.ts';
import { type Candidate, itemAt, reference } from './completion-parts.ts';

/** The candidates at a value; `undefined` where the field is none of these. */
export function gatewayCandidates(request: CompletionRequest): Candidate[] | undefined {
  const { view, resource, path, onKey } = request;
  if (onKey) return undefined;
  switch (resource.type) {
    case 'gateway':
      return path === 'spec.gatewayClassName' ? classes(view, resource) : ofListener(view, resource, path);
    case 'listener-set':
      if (path === 'spec.parentRef.name') return owners(view, resource, 'gateway', resource.parentRef?.namespace);
      return path === 'spec.parentRef.namespace'
        ? namespaces(view, resource, 'gateway')
        : ofListener(view, resource, path);
    case 'gateway-route':
      return ofRoute(request, resource);
    default:
      return undefined;
  }
}

function ofRoute({ view, path, offset }: CompletionRequest, route: GatewayRoute): Candidate[] | undefined {
  const [, parentField] = /^spec\.parentRefs\.\[\]\.(name|namespace|sectionName|port)$/.exec(path) ?? [];
  if (parentField) {
    const parent = itemAt(route.parentRefs?.items ?? [], route, offset);
    const type = parent && parentTypeOf(parent);
    if (!type || type === 'other') return [];
    if (parentField === 'name') return owners(view, route, type, parent.namespace);
    return parentField === 'namespace' ? namespaces(view, route, type) : sections(view, route, parent, parentField);
  }
  const [, backendField] = /^spec\.rules\.\[\]\..*backendRefs?\.(?:\[\]\.)?(name|namespace|port)$/.exec(path) ?? [];
  if (!backendField) return undefined;
  const backend = itemAt(backendReferencesOf(route), route, offset);
  if (!backend) return [];
  if (backendField === 'namespace') return namespaces(view, route, 'service');
  if (backendField === 'name') return owners(view, route, 'service', backend.namespace);
  const target = targetOf(view, route, backend);
  if (target?.kind !== 'Service' || target.group !== '') return [];
  return view.named(route, 'service', target.namespace, target.name).flatMap(service =>
    service.ports.flatMap((port): Candidate[] => {
      const number = knownValue(port.port);
      const detail = knownValue(port.name) ?? protocolOf(port) ?? '?';
      return number === undefined ? [] : [{ value: number, detail: `${detail} · ${titleOf(service)}`, kind: 'port' }];
    }),
  );
}

type OwnerType = 'gateway' | 'listener-set' | 'service';

/** Objects by name in the namespace that a reference means. */
function owners(view: View, from: Resource, type: OwnerType, written: Fact<string> | undefined): Candidate[] {
  const namespace = referencedNamespace(written, view.namespaceOf(from));
  if (namespace === undefined) return [];
  const found: readonly (Resource & { readonly type: OwnerType })[] = view.inNamespace(from, type, namespace);
  return nearestVariants(from, found, view).flatMap(owner => {
    const ports =
      owner.type === 'service' ? owner.ports.map(({ port }) => knownValue(port) ?? '?') : listenerPorts(owner);
    return reference(owner.name, [owner.kind, ...(ports.length > 0 ? [ports.join(', ')] : [])].join(' · '));
  });
}

function listenerPorts({ listeners }: Gateway | ListenerSet): string[] {
  return (listeners?.items ?? []).map(one => `${knownValue(one.protocol) ?? '?'} ${knownValue(one.port) ?? '?'}`);
}

/** Namespaces that hold an object of the type, the reference's own left out: it need not be written. */
function namespaces(view: View, from: Resource, type: OwnerType): Candidate[] {
  const own = view.namespaceOf(from);
  return view.lookup(keys.everywhere(view.setOf(from), type)).flatMap((owner): Candidate[] => {
    const namespace = view.namespaceOf(owner);
    return namespace === undefined || namespace === own
      ? []
      : [{ value: namespace, detail: titleOf(owner), kind: 'reference' }];
  });
}

/** Listeners of a parent, or the ports of a Service that a mesh serves. */
function sections(view: View, route: GatewayRoute, parent: ParentReference, field: string): Candidate[] {
  const binding = bindParent(view, route, parent);
  if (binding?.state !== 'bound') return [];
  return binding.targets.flatMap(owner => {
    const title = titleOf(owner);
    const parts = owner.type === 'service' ? owner.ports : (owner.listeners?.items ?? []);
    return parts.flatMap((part): Candidate[] => {
      const [number, name] = [knownValue(part.port), knownValue(part.name)];
      const value = field === 'port' ? number : name;
      if (value === undefined) return [];
      const about = 'protocol' in part && 'hostname' in part ? listenerText(part) : String(number ?? '?');
      return [{ value, detail: `${field === 'port' ? (name ?? about) : about} · ${title}`, kind: 'port' }];
    });
  });
}

/** `HTTPS 443 shop.example.com`. */
function listenerText({ protocol, port, hostname }: Listener): string {
  const parts = [knownValue(protocol) ?? '?', knownValue(port) ?? '?', ...(hostname ? [knownValue(hostname)] : [])];
  return parts.join(' ');
}

function classes(view: View, gateway: Gateway): Candidate[] {
  const found = view.lookupType('gateway-class', keys.everywhere(view.setOf(gateway), 'gateway-class'));
  return found.flatMap(one => reference(one.name, knownValue(one.controllerName) ?? one.kind));
}

/** Secrets beside a Gateway or ListenerSet. */
function ofListener(view: View, owner: Gateway | ListenerSet, path: string): Candidate[] | undefined {
  const namespace = view.namespaceOf(owner);
  if (path !== 'spec.listeners.[].tls.certificateRefs.[].name' || namespace === undefined) return undefined;
  const secrets = nearestVariants(owner, view.inNamespace(owner, 'secret', namespace), view);
  return secrets.flatMap(secret => reference(secret.secretName, secret.kind));
}
