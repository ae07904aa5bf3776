/**
 * Which BackendTLSPolicy holds for a Service port (apis/v1 backendtlspolicy_types.go `TargetRefs`): one that names the port wins over
 * one for the whole Service; of several for the same target the oldest, then the first by name.
 */
import { keys } from '../index/keys.ts';
import type { View } from '../index/view.ts';
import { knownValue, valueOrDefault } from '../model/fact.ts';
import type { BackendTlsPolicy, PolicyTarget } from '../model/kinds/backend-tls-policy.ts';
import type { Service, ServicePort } from '../model/kinds/service.ts';
import type { Resource } from '../model/resource.ts';
import { byAge } from './age.ts';

/** The policy for a port of a Service, `undefined` where none is for it. */
export function backendTlsPolicyFor(view: View, service: Service, port: ServicePort): BackendTlsPolicy | undefined {
  const name = knownValue(service.name);
  const namespace = view.namespaceOf(service);
  if (name === undefined || namespace === undefined) return undefined;
  const section = knownValue(port.name);
  const forPort = section === undefined ? [] : policiesFor(view, service, namespace, name, section);
  return forPort[0] ?? policiesFor(view, service, namespace, name, undefined)[0];
}

/** The policies with exactly this target, the one that holds first. `section` undefined: the whole Service. */
export function policiesFor(
  view: View,
  from: Resource,
  namespace: string,
  service: string,
  section: string | undefined,
): readonly BackendTlsPolicy[] {
  const key = keys.backendTlsPoliciesFor(view.setOf(from), namespace, service);
  return view
    .lookupType('backend-tls-policy', key)
    .filter(policy =>
      (policy.targetRefs?.items ?? []).some(
        target =>
          isServiceTarget(target) &&
          knownValue(target.name) === service &&
          (knownValue(target.sectionName) || undefined) === section,
      ),
    )
    .sort(byAge(view));
}

/** Only Services are targets that every implementation knows. */
export function isServiceTarget(target: PolicyTarget): boolean {
  return valueOrDefault(target.group, '') === '' && valueOrDefault(target.kind, 'Service') === 'Service';
}
