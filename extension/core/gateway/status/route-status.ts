/** `status.parents` of routes (apis/v1 shared_types.go `RouteParentStatus`, `RouteConditionType`). */
import type { View } from '../../index/view.ts';
import { message } from '../../l10n/message.ts';
import { knownValue } from '../../model/fact.ts';
import { backendReferencesOf, type GatewayRoute } from '../../model/kinds/gateway-route.ts';
import type { ParentReference } from '../../model/kinds/object-reference.ts';
import type { Service } from '../../model/kinds/service.ts';
import { type AttachmentFailure, attachRoute } from '../attachment.ts';
import { resolveBackend } from '../backend.ts';
import { admitsListenerSet, parentGateways } from '../listeners.ts';
import { bindParent, type RouteParent, referencedNamespace } from '../parents.ts';
import { problemOfRule } from '../route-validity.ts';
import { type Condition, isFalse, isTrue, isUnknown } from './condition.ts';
import { backendMessage } from './reference-messages.ts';
import { statusTexts } from './texts.ts';

export interface ParentStatus {
  readonly parentRef: ParentReference;
  readonly conditions: readonly Condition[];
}

/** One entry for each parentRef, in order. */
export function routeStatus(view: View, route: GatewayRoute): readonly ParentStatus[] {
  const resolved = resolvedCondition(view, route);
  return (route.parentRefs?.items ?? []).map(parentRef => {
    const accepted = acceptedConditions(view, route, parentRef);
    const isAnswered = accepted[0]!.reason !== 'Pending';
    return { parentRef, conditions: isAnswered ? [...accepted, resolved] : accepted };
  });
}

function acceptedConditions(view: View, route: GatewayRoute, parent: ParentReference): readonly Condition[] {
  const binding = bindParent(view, route, parent);
  if (!binding) return [isUnknown('Accepted', message(statusTexts.parentKind))];
  if (binding.state === 'unknown') return [isUnknown('Accepted')];
  if (binding.state === 'unbound') {
    const text = message(statusTexts.parentNotFound, {
      kind: knownValue(parent.kind) ?? 'Gateway',
      name: knownValue(parent.name) ?? '?',
      namespace: referencedNamespace(parent.namespace, view.namespaceOf(route)) ?? '?',
    });
    return [isUnknown('Accepted', text)];
  }
  const answer = acceptance(view, route, parent, binding.targets[0]);
  return answer.status === 'True' ? withRules(route, answer) : [answer];
}

function acceptance(view: View, route: GatewayRoute, parent: ParentReference, owner: RouteParent): Condition {
  if (owner.type === 'service') return serviceAcceptance(parent, owner);
  if (owner.type === 'listener-set') {
    const gateway = parentGateways(view, owner)[0];
    if (!gateway) return isUnknown('Accepted');
    const admitted = admitsListenerSet(view, gateway, owner);
    if (admitted === 'no') return isFalse('Accepted', 'NoMatchingParent', message(statusTexts.setNotAttached));
    if (admitted === 'unknown') return isUnknown('Accepted');
  }
  const { state, failure } = attachRoute(view, route, parent, owner);
  if (state === 'attached') return isTrue('Accepted');
  return failure ? isFalse('Accepted', failure, failureMessage(failure, route)) : isUnknown('Accepted');
}

function failureMessage(failure: AttachmentFailure, route: GatewayRoute) {
  const texts = {
    NoMatchingParent: statusTexts.noMatchingParent,
    NotAllowedByListeners: statusTexts.notAllowedByListeners,
    NoMatchingListenerHostname: statusTexts.noMatchingHostname,
  };
  return message(texts[failure], { kind: route.kind });
}

/** A route for traffic inside a mesh: its parent is a Service, its sections are the Service's ports. */
function serviceAcceptance(parent: ParentReference, service: Service): Condition {
  const [section, port] = [knownValue(parent.sectionName), knownValue(parent.port)];
  const matches = service.ports.some(
    p =>
      (section === undefined || knownValue(p.name) === section) && (port === undefined || knownValue(p.port) === port),
  );
  if (matches || (section === undefined && port === undefined)) return isTrue('Accepted');
  return isFalse('Accepted', 'NoMatchingParent', message(statusTexts.noMatchingParent));
}

/** Rules that no controller can serve are dropped; a route of which none is left is not accepted. */
function withRules(route: GatewayRoute, accepted: Condition): readonly Condition[] {
  const rules = route.rules?.items ?? [];
  const invalid = rules.flatMap((rule, i) => {
    const problem = problemOfRule(rule);
    return problem ? [{ i, problem }] : [];
  });
  const [first] = invalid;
  if (!first) return [accepted];
  const { reason } = first.problem;
  if (invalid.length === rules.length) return [isFalse('Accepted', reason, first.problem.message)];
  const dropped = message(statusTexts.droppedRules, { rules: invalid.map(({ i }) => i).join(', ') });
  return [accepted, { ...isTrue('PartiallyInvalid', reason), message: dropped }];
}

function resolvedCondition(view: View, route: GatewayRoute): Condition {
  let isOpen = route.rules?.complete === false;
  for (const reference of backendReferencesOf(route)) {
    const resolution = resolveBackend(view, route, reference);
    if (resolution.state === 'failed') {
      return isFalse('ResolvedRefs', resolution.problem.reason, backendMessage(resolution.problem, route.kind));
    }
    isOpen ||= resolution.state === 'unknown';
  }
  return isOpen ? isUnknown('ResolvedRefs') : isTrue('ResolvedRefs');
}
