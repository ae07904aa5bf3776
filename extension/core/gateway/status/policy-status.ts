/** `status.ancestors` of BackendTLSPolicies: one entry for each Gateway whose routes lead to a target (apis/v1 policy_types.go). */
import { keys } from '../../index/keys.ts';
import type { View } from '../../index/view.ts';
import { message } from '../../l10n/message.ts';
import { knownValue } from '../../model/fact.ts';
import type { BackendTlsPolicy } from '../../model/kinds/backend-tls-policy.ts';
import type { Gateway } from '../../model/kinds/gateway.ts';
import { attachRoute } from '../attachment.ts';
import { isServiceTarget, policiesFor } from '../backend-tls.ts';
import { resolveCa } from '../certificates.ts';
import { parentGateways } from '../listeners.ts';
import { bindParent } from '../parents.ts';
import { type Condition, isFalse, isTrue, isUnknown } from './condition.ts';
import { certificateMessage } from './reference-messages.ts';
import { statusTexts } from './texts.ts';

export interface AncestorStatus {
  readonly ancestor: Gateway;
  readonly conditions: readonly Condition[];
}

/** In order of the Gateways' places. */
export function policyStatus(view: View, policy: BackendTlsPolicy): readonly AncestorStatus[] {
  const conditions = [acceptedCondition(view, policy), resolvedCondition(view, policy)];
  return ancestorsOf(view, policy).map(ancestor => ({ ancestor, conditions }));
}

/** The Gateways that send traffic to a target of the policy. */
export function ancestorsOf(view: View, policy: BackendTlsPolicy): readonly Gateway[] {
  const namespace = view.namespaceOf(policy);
  if (namespace === undefined) return [];
  const gateways = new Set<Gateway>();
  for (const target of policy.targetRefs?.items ?? []) {
    const name = knownValue(target.name);
    if (name === undefined || !isServiceTarget(target)) continue;
    for (const route of view.lookup(keys.backendUsers(view.setOf(policy), namespace, name))) {
      if (route.type !== 'gateway-route') continue;
      for (const parent of route.parentRefs?.items ?? []) {
        const binding = bindParent(view, route, parent);
        const owner = binding?.state === 'bound' ? binding.targets[0] : undefined;
        if (!owner || owner.type === 'service') continue;
        if (attachRoute(view, route, parent, owner).state === 'failed') continue;
        const gateway = owner.type === 'gateway' ? owner : parentGateways(view, owner)[0];
        if (gateway) gateways.add(gateway);
      }
    }
  }
  return [...gateways];
}

function acceptedCondition(view: View, policy: BackendTlsPolicy): Condition {
  const winner = policyBefore(view, policy);
  if (winner) {
    const text = message(statusTexts.policyConflict, { name: knownValue(winner.name) ?? '?' });
    return isFalse('Accepted', 'Conflicted', text);
  }
  const missing = missingTarget(view, policy);
  if (missing) return missing;
  const { validation } = policy;
  const references = validation?.caCertificateRefs?.items ?? [];
  const wellKnown = validation?.wellKnownCACertificates;
  const isWrong =
    references.length > 0
      ? knownValue(wellKnown)
      : wellKnown
        ? wellKnown.known && wellKnown.value !== 'System'
        : policy.shape === 'complete';
  if (isWrong) return isFalse('Accepted', 'Invalid', message(statusTexts.wellKnown));
  const authorities = references.map(reference => resolveCa(view, policy, reference));
  if (authorities.length > 0 && authorities.every(one => one.state === 'failed')) {
    return isFalse('Accepted', 'NoValidCACertificate', message(statusTexts.noValidCa));
  }
  return policy.shape === 'complete' ? isTrue('Accepted') : isUnknown('Accepted');
}

/** A policy for one of this one's targets that comes before it. */
export function policyBefore(view: View, policy: BackendTlsPolicy): BackendTlsPolicy | undefined {
  const namespace = view.namespaceOf(policy);
  if (namespace === undefined) return undefined;
  for (const target of policy.targetRefs?.items ?? []) {
    const name = knownValue(target.name);
    if (name === undefined || !isServiceTarget(target)) continue;
    const first = policiesFor(view, policy, namespace, name, knownValue(target.sectionName) || undefined)[0];
    if (first && first !== policy) return first;
  }
  return undefined;
}

function missingTarget(view: View, policy: BackendTlsPolicy): Condition | undefined {
  const namespace = view.namespaceOf(policy);
  for (const target of policy.targetRefs?.items ?? []) {
    const [name, port] = [knownValue(target.name), knownValue(target.sectionName)];
    if (!port || name === undefined || namespace === undefined || !isServiceTarget(target)) continue;
    const services = view.named(policy, 'service', namespace, name);
    const lacksPort = services.length > 0 && services.every(s => s.ports.every(p => knownValue(p.name) !== port));
    if (lacksPort) return isFalse('Accepted', 'TargetNotFound', message(statusTexts.targetPort, { name, port }));
  }
  return undefined;
}

function resolvedCondition(view: View, policy: BackendTlsPolicy): Condition {
  const references = policy.validation?.caCertificateRefs?.items ?? [];
  const authorities = references.map(reference => resolveCa(view, policy, reference));
  const bad = authorities.find(one => one.state === 'failed');
  if (bad) {
    const reason = bad.problem === 'kind' ? 'InvalidKind' : 'InvalidCACertificateRef';
    return isFalse('ResolvedRefs', reason, certificateMessage(bad));
  }
  return authorities.some(one => one.state === 'unknown') ? isUnknown('ResolvedRefs') : isTrue('ResolvedRefs');
}
