/**
 * Routes of a service mesh: HTTPRoutes and GRPCRoutes whose parent is a Service decide over the requests that pods send to it
 * (gateway-api GEP-1294 "xRoutes Mesh Binding"). Their host names do not count, and where some are attached, a request that none of
 * them takes is refused.
 */
import { anyHostname } from '../../gateway/hostname.ts';
import { bindParent } from '../../gateway/parents.ts';
import type { AttachedRoute } from '../../gateway/serving.ts';
import { keys } from '../../index/keys.ts';
import type { View } from '../../index/view.ts';
import { knownValue } from '../../model/fact.ts';
import type { ParentReference } from '../../model/kinds/object-reference.ts';
import type { Service, ServicePort } from '../../model/kinds/service.ts';
import type { TraceRequest } from '../request.ts';
import type { RouteTable } from './listener-index.ts';

/**
 * The routes for a request to a port of a Service, `undefined` if no mesh has a say. Those in the namespace of the client (consumer
 * routes) hold instead of those in the Service's (producer routes); others are for nobody here.
 */
export function meshRoutes(
  view: View,
  service: Service,
  port: ServicePort,
  { from, scheme }: TraceRequest,
): RouteTable | undefined {
  // Inside of TLS a mesh sees nothing, and clients outside are not part of it.
  if ((scheme !== 'http' && scheme !== 'grpc') || from === 'client') return undefined;
  const name = knownValue(service.name);
  const namespace = view.namespaceOf(service);
  if (name === undefined || namespace === undefined) return undefined;
  const attached = view
    .lookupType('gateway-route', keys.routesOf(view.setOf(service), 'Service', namespace, name))
    .filter(route => route.kind === 'HTTPRoute' || (route.kind === 'GRPCRoute' && scheme === 'grpc'))
    .flatMap((route): AttachedRoute[] => {
      const parent = route.parentRefs?.items.find(
        one => isFor(one, port) && bindParent(view, route, one)?.state === 'bound' && isService(one),
      );
      return parent ? [{ route, parent, hostnames: [anyHostname], certain: true }] : [];
    });
  const inNamespace = (wanted: string) => attached.filter(({ route }) => view.namespaceOf(route) === wanted);
  const consumers = typeof from === 'object' && from.namespace !== namespace ? inNamespace(from.namespace) : [];
  const routes = consumers.length > 0 ? consumers : inNamespace(namespace);
  return routes.length > 0 ? { owner: service, routes } : undefined;
}

function isService(parent: ParentReference): boolean {
  return knownValue(parent.kind) === 'Service';
}

function isFor({ port, sectionName }: ParentReference, servicePort: ServicePort): boolean {
  const isPort = !port || knownValue(port) === knownValue(servicePort.port);
  return isPort && (!sectionName || knownValue(sectionName) === knownValue(servicePort.name));
}
