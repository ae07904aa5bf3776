/**
 * What a `parametersRef` of a GatewayClass or Gateway leads to (apis/v1 gatewayclass_types.go `ParametersRef`, gateway_types.go
 * `GatewayInfrastructure`): an object of a kind that the controller defines. A kind that nobody defines, and a ConfigMap that is not
 * there, make the object invalid.
 */
import { keys } from '../index/keys.ts';
import type { View } from '../index/view.ts';
import { type Message, message } from '../l10n/message.ts';
import { knownValue } from '../model/fact.ts';
import type { Gateway, GatewayClass } from '../model/kinds/gateway.ts';
import type { ObjectReference } from '../model/kinds/object-reference.ts';
import { referencedNamespace } from './parents.ts';
import { statusTexts } from './status/texts.ts';

export type ParametersResolution =
  | { readonly state: 'resolved' | 'unknown' }
  | {
      readonly state: 'failed';
      readonly problem: 'kind' | 'missing';
      readonly kind: string;
      readonly name: string;
      readonly namespace: string;
    };

/** `resolved` also where there is no reference, and for objects of controllers' own kinds: they are looked at by no one else. */
export function resolveParameters(
  view: View,
  from: Gateway | GatewayClass,
  reference: ObjectReference | undefined,
): ParametersResolution {
  if (!reference) return { state: 'resolved' };
  const [group, kind, name] = [knownValue(reference.group), knownValue(reference.kind), knownValue(reference.name)];
  // A class belongs to no namespace and may leave that of its parameters away.
  const namespace = referencedNamespace(reference.namespace, from.type === 'gateway' ? view.namespaceOf(from) : '');
  if (group === undefined || kind === undefined || name === undefined || namespace === undefined)
    return { state: 'unknown' };
  const failed = (problem: 'kind' | 'missing') => ({ state: 'failed', problem, kind, name, namespace }) as const;
  if (group === '' && kind === 'ConfigMap') {
    if (view.named(from, 'config-map', namespace, name).length > 0) return { state: 'resolved' };
    return view.isOpen(from) || view.hasUncertain(from, 'config-map') ? { state: 'unknown' } : failed('missing');
  }
  return isDefined(view, from, group, kind) ? { state: 'resolved' } : failed('kind');
}

/** Some controller has the kind: a well-known one does, or the files hold an object of it. */
function isDefined(view: View, from: Gateway | GatewayClass, group: string, kind: string): boolean {
  if (parameterGroups.some(known => group === known || group.endsWith(`.${known}`))) return true;
  return view.lookup(keys.kind(view.setOf(from), group, kind)).length > 0;
}

/** API groups of controllers, with all that stand below them. */
const parameterGroups = [
  'k8s.io',
  'k8s.aws',
  'envoyproxy.io',
  'istio.io',
  'cilium.io',
  'projectcontour.io',
  'nginx.org',
  'konghq.com',
  'kgateway.dev',
  'agentgateway.dev',
  'solo.io',
  'traefik.io',
  'haproxy.org',
  'hashicorp.com',
  'apisix.apache.org',
  'linkerd.io',
  'kuma.io',
  'gke.io',
  'cloud.google.com',
  'azure.com',
  'azure.io',
  'openshift.io',
  'stackable.tech',
  'stunner.l7mp.io',
  'easegress.megaease.com',
  'higress.io',
  'ngrok.com',
  'cloudflare.com',
];

export function parametersMessage({
  problem,
  kind,
  name,
  namespace,
}: ParametersResolution & { state: 'failed' }): Message {
  return problem === 'kind'
    ? message(statusTexts.parametersKind, { kind })
    : message(statusTexts.referenceMissing, { kind, name, namespace });
}
