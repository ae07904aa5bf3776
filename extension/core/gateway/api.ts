/** Names of the Gateway API that several places need. */

export const gatewayGroup = 'gateway.networking.k8s.io';

export type RouteKind = 'HTTPRoute' | 'GRPCRoute' | 'TLSRoute' | 'TCPRoute' | 'UDPRoute';

/** Route kinds with `spec.hostnames`, which must have a host name in common with the listener. */
export function hasHostnames(kind: string): boolean {
  return kind === 'HTTPRoute' || kind === 'GRPCRoute' || kind === 'TLSRoute';
}
