/**
 * Which implementation serves a Gateway, as far as the files tell: by the controller of its class, else by the name under which the
 * implementation installs one. What the API leaves to implementations can only be judged where they are known.
 */
import type { View } from '../index/view.ts';
import { knownValue } from '../model/fact.ts';
import type { Gateway, GatewayClass } from '../model/kinds/gateway.ts';
import type { GatewayRoute } from '../model/kinds/gateway-route.ts';
import { parentGateways } from './listeners.ts';
import { bindParent } from './parents.ts';

export type Implementation =
  | 'istio'
  | 'envoy-gateway'
  | 'cilium'
  | 'contour'
  | 'kgateway'
  | 'traefik'
  | 'nginx'
  | 'kong'
  | 'haproxy'
  | 'gke'
  | 'aws'
  | 'azure';

const controllers: readonly (readonly [RegExp, Implementation])[] = [
  [/^istio\.io\//, 'istio'],
  [/^gateway\.envoyproxy\.io\//, 'envoy-gateway'],
  [/^io\.cilium\//, 'cilium'],
  [/^projectcontour\.io\//, 'contour'],
  [/^(?:kgateway\.dev|agentgateway\.dev|solo\.io)\//, 'kgateway'],
  [/^traefik\.io\//, 'traefik'],
  [/^gateway\.nginx\.org\//, 'nginx'],
  [/^konghq\.com\//, 'kong'],
  [/^haproxy(?:\.org|-ingress\.github\.io)\//, 'haproxy'],
  [/^networking\.gke\.io\//, 'gke'],
  [/^(?:gateway\.k8s\.aws|application-networking\.k8s\.aws)\//, 'aws'],
  [/^alb\.networking\.azure\.io\//, 'azure'],
];

const classNames: readonly (readonly [RegExp, Implementation])[] = [
  [/^istio(?:-remote|-waypoint|-east-west)?$/, 'istio'],
  [/^eg$/, 'envoy-gateway'],
  [/^cilium$/, 'cilium'],
  [/^contour$/, 'contour'],
  [/^(?:kgateway|agentgateway|gloo-gateway)$/, 'kgateway'],
  [/^traefik$/, 'traefik'],
  [/^nginx$/, 'nginx'],
  [/^kong$/, 'kong'],
  [/^haproxy$/, 'haproxy'],
  [/^gke-/, 'gke'],
  [/^amazon-vpc-lattice$/, 'aws'],
  [/^azure-alb-external$/, 'azure'],
];

/** The implementation behind a class. */
export function implementationOfClass(gatewayClass: GatewayClass): Implementation | undefined {
  return known(controllers, knownValue(gatewayClass.controllerName) ?? '');
}

/** `undefined` where neither class nor name is a known one, and where GatewayClasses of one name disagree. */
export function implementationOf(view: View, gateway: Gateway): Implementation | undefined {
  const name = knownValue(gateway.gatewayClassName);
  if (name === undefined) return undefined;
  const classes = view.named(gateway, 'gateway-class', '', name);
  const [first, ...others] = classes.map(implementationOfClass);
  if (classes.length > 0) return others.every(other => other === first) ? first : undefined;
  return known(classNames, name);
}

/** The implementations of the Gateways that a route names; one that is not known is `undefined`. */
export function implementationsOf(view: View, route: GatewayRoute): (Implementation | undefined)[] {
  return (route.parentRefs?.items ?? []).flatMap(parent => {
    const binding = bindParent(view, route, parent);
    if (binding?.state !== 'bound') return [undefined];
    return binding.targets.flatMap(owner => {
      if (owner.type === 'service') return [undefined];
      const gateways = owner.type === 'gateway' ? [owner] : parentGateways(view, owner);
      return gateways.length > 0 ? gateways.map(gateway => implementationOf(view, gateway)) : [undefined];
    });
  });
}

/** Matches regular expressions in linear time: without looking around and back references (RE2, Go, Rust's regex). */
export function isLinear(implementation: Implementation | undefined): boolean {
  return (
    implementation !== undefined &&
    ['istio', 'envoy-gateway', 'cilium', 'contour', 'kgateway', 'traefik'].includes(implementation)
  );
}

function known(table: typeof controllers, text: string): Implementation | undefined {
  return table.find(([pattern]) => pattern.test(text))?.[1];
}
