/** `status` of GatewayClass, Gateway and ListenerSet (apis/v1 `GatewayConditionType`, `ListenerSetConditionType`). */
import type { View } from '../../index/view.ts';
import { type Message, message } from '../../l10n/message.ts';
import { type Fact, knownValue, valueOrDefault } from '../../model/fact.ts';
import type { Gateway } from '../../model/kinds/gateway.ts';
import type { ListenerSet } from '../../model/kinds/listener-set.ts';
import { parseAddress } from '../../net/address.ts';
import { resolveKeyPair } from '../certificates.ts';
import {
  admitsListenerSet,
  type EffectiveListener,
  effectiveListeners,
  listenerSetsOf,
  parentGateways,
} from '../listeners.ts';
import { parametersMessage, resolveParameters } from '../parameters.ts';
import { referencedNamespace } from '../parents.ts';
import { type Condition, isFalse, isTrue, isUnknown, statusOf } from './condition.ts';
import { anyStatus, type ListenerStatus, listenerStatus } from './listener-status.ts';
import { certificateMessage } from './reference-messages.ts';
import { statusTexts } from './texts.ts';

export interface GatewayStatus {
  readonly conditions: readonly Condition[];
  readonly listeners: readonly ListenerStatus[];
  readonly attachedListenerSets: number;
}

export function gatewayStatus(view: View, gateway: Gateway): GatewayStatus {
  const all = effectiveListeners(view, gateway);
  const statuses = all.map(listener => ({ listener, status: listenerStatus(view, listener, all) }));
  const own = statuses.filter(({ listener }) => listener.owner === gateway).map(({ status }) => status);
  const accepted = acceptedCondition(view, gateway, own);
  return {
    conditions: [
      accepted,
      programmedCondition(
        gateway,
        accepted,
        statuses.map(({ status }) => status),
      ),
      resolvedCondition(view, gateway, own),
      ...fallbackCondition(gateway),
    ],
    listeners: own,
    attachedListenerSets: listenerSetsOf(view, gateway).filter(
      set => statusOf(listenerSetStatus(view, set).conditions, 'Accepted') === 'True',
    ).length,
  };
}

function acceptedCondition(view: View, gateway: Gateway, own: readonly ListenerStatus[]): Condition {
  const parameters = resolveParameters(view, gateway, gateway.infrastructure?.parametersRef);
  if (parameters.state === 'failed') return isFalse('Accepted', 'InvalidParameters', parametersMessage(parameters));
  const types = (gateway.addresses?.items ?? []).map(address => valueOrDefault(address.addressType, 'IPAddress'));
  const unsupported = types.find(type => type !== undefined && !isAddressType(type) && !isOwnAddressType(type));
  if (unsupported !== undefined) {
    return isFalse('Accepted', 'UnsupportedAddress', message(statusTexts.addressType, { type: unsupported }));
  }
  const invalid = own.filter(listener => statusOf(listener.conditions, 'Accepted') === 'False');
  const text = message(statusTexts.listenersNotValid, { names: invalid.map(listener => listener.name).join(', ') });
  const any = own.length === 0 ? 'True' : anyStatus(own, 'Accepted');
  if (any === 'False') return isFalse('Accepted', 'ListenersNotValid', text);
  const isOpen = parameters.state === 'unknown' || types.some(type => type === undefined || isOwnAddressType(type));
  if (any === 'Unknown' || isOpen) {
    return isUnknown('Accepted');
  }
  return invalid.length > 0 ? { ...isTrue('Accepted', 'ListenersNotValid'), message: text } : isTrue('Accepted');
}

function isAddressType(type: string): boolean {
  return type === '' || type === 'IPAddress' || type === 'Hostname' || type === 'NamedAddress';
}

/** With a controller's domain: only that controller knows. */
function isOwnAddressType(type: string): boolean {
  return /^[^/]+\.[^/]+\//.test(type);
}

function programmedCondition(gateway: Gateway, accepted: Condition, all: readonly ListenerStatus[]): Condition {
  if (accepted.status === 'False') return isFalse('Programmed', 'Invalid', accepted.message);
  const unusable = (gateway.addresses?.items ?? []).find(
    address =>
      valueOrDefault(address.addressType, 'IPAddress') === 'IPAddress' &&
      knownValue(address.value) &&
      !parseAddress(knownValue(address.value)!),
  );
  if (unusable) {
    const value = knownValue(unusable.value)!;
    return isFalse('Programmed', 'AddressNotUsable', message(statusTexts.addressValue, { value }));
  }
  const any = all.length === 0 ? 'True' : anyStatus(all, 'Programmed');
  if (any === 'False') return isFalse('Programmed', 'Invalid', message(statusTexts.noListener));
  return any === 'Unknown' || accepted.status === 'Unknown' ? isUnknown('Programmed') : isTrue('Programmed');
}

function resolvedCondition(view: View, gateway: Gateway, own: readonly ListenerStatus[]): Condition {
  const reference = gateway.backendClientCertificate;
  const certificate = reference && resolveKeyPair(view, gateway, reference);
  if (certificate?.state === 'failed') {
    const reason = certificate.problem === 'permission' ? 'RefNotPermitted' : 'InvalidClientCertificateRef';
    return isFalse('ResolvedRefs', reason, certificateMessage(certificate));
  }
  const statuses = own.map(listener => ({ listener, status: statusOf(listener.conditions, 'ResolvedRefs') }));
  const unresolved = statuses.filter(({ status }) => status === 'False').map(({ listener }) => listener.name);
  if (unresolved.length > 0) {
    const text = message(statusTexts.listenersNotValid, { names: unresolved.join(', ') });
    return isFalse('ResolvedRefs', 'ListenersNotResolved', text);
  }
  const isOpen = certificate?.state === 'unknown' || statuses.some(({ status }) => status === 'Unknown');
  return isOpen ? isUnknown('ResolvedRefs') : isTrue('ResolvedRefs');
}

/** Set only while it is true. */
function fallbackCondition(gateway: Gateway): Condition[] {
  const modes = [gateway.frontendDefault, ...(gateway.frontendPorts?.items ?? []).map(port => port.validation)];
  return modes.some(validation => knownValue(validation?.mode) === 'AllowInsecureFallback')
    ? [isTrue('InsecureFrontendValidationMode', 'ConfigurationChanged', statusTexts.insecureFallback)]
    : [];
}

export interface ListenerSetStatus {
  readonly conditions: readonly Condition[];
  readonly listeners: readonly ListenerStatus[];
}

export function listenerSetStatus(view: View, set: ListenerSet): ListenerSetStatus {
  const gateway = parentGateways(view, set)[0];
  const both = (make: (type: string) => Condition): readonly Condition[] => [make('Accepted'), make('Programmed')];
  if (!gateway) {
    const text = missingGateway(view, set);
    return { conditions: both(type => isUnknown(type, text)), listeners: [] };
  }
  const name = knownValue(gateway.name) ?? '?';
  const admitted = admitsListenerSet(view, gateway, set);
  if (admitted === 'no') {
    const text = message(statusTexts.setNotAllowed, { name });
    return { conditions: both(type => isFalse(type, 'NotAllowed', text)), listeners: [] };
  }
  if (admitted === 'unknown') return { conditions: both(type => isUnknown(type)), listeners: [] };
  const all = effectiveListeners(view, gateway);
  const listeners = all.filter(one => one.owner === set).map(one => listenerStatus(view, one, all));
  const parent = acceptedCondition(view, gateway, statusesOf(view, gateway, all));
  if (parent.status === 'False') {
    const text = message(statusTexts.parentNotAccepted, { name });
    const programmed = isFalse('Programmed', 'ParentNotProgrammed', text);
    return { conditions: [isFalse('Accepted', 'ParentNotAccepted', text), programmed], listeners };
  }
  return { conditions: both(type => summaryOf(type, listeners)), listeners };
}

function statusesOf(view: View, gateway: Gateway, all: readonly EffectiveListener[]): ListenerStatus[] {
  return all.filter(one => one.owner === gateway).map(one => listenerStatus(view, one, all));
}

/**
 * True as soon as one listener can be configured on the Gateway, whatever keeps the others from it; the reason of `Accepted` says
 * whether all can (listenerset_types.go `ListenerSetReasonListenersNotValid`).
 */
function summaryOf(type: string, listeners: readonly ListenerStatus[]): Condition {
  const invalid = listeners.filter(listener => statusOf(listener.conditions, 'Programmed') === 'False');
  const text = message(statusTexts.listenersNotValid, { names: invalid.map(listener => listener.name).join(', ') });
  const any = anyStatus(listeners, 'Programmed');
  if (any === 'False') return isFalse(type, 'ListenersNotValid', text);
  if (any === 'Unknown') return isUnknown(type);
  return invalid.length > 0 && type === 'Accepted'
    ? { ...isTrue(type, 'ListenersNotValid'), message: text }
    : isTrue(type);
}

function missingGateway(view: View, set: ListenerSet): Message {
  return message(statusTexts.parentNotFound, {
    kind: 'Gateway',
    name: textOf(set.parentRef?.name),
    namespace: referencedNamespace(set.parentRef?.namespace, view.namespaceOf(set)) ?? '?',
  });
}

function textOf(fact: Fact<string> | undefined): string {
  return knownValue(fact) ?? '?';
}
