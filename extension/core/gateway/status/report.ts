/** The status of every Gateway API object, in the shape that `traffic-path status --format json` and the server answer. */
import type { Analysis } from '../../analysis.ts';
import { indexedDocuments } from '../../index/snapshot.ts';
import type { View } from '../../index/view.ts';
import { type Locale, render } from '../../l10n/message.ts';
import { knownValue } from '../../model/fact.ts';
import type { GatewayClass } from '../../model/kinds/gateway.ts';
import type { ParentReference } from '../../model/kinds/object-reference.ts';
import type { Resource } from '../../model/resource.ts';
import { gatewayGroup } from '../api.ts';
import { parametersMessage, resolveParameters } from '../parameters.ts';
import { type Condition, isFalse, isTrue } from './condition.ts';
import { gatewayStatus, listenerSetStatus } from './gateway-status.ts';
import type { ListenerStatus } from './listener-status.ts';
import { policyStatus } from './policy-status.ts';
import { routeStatus } from './route-status.ts';

export interface ReportedCondition {
  readonly type: string;
  readonly status: Condition['status'];
  readonly reason: string;
  readonly message: string;
}

export interface ReportedParentRef {
  readonly group?: string;
  readonly kind?: string;
  readonly namespace?: string;
  readonly name: string;
  readonly sectionName?: string;
  readonly port?: number;
}

export interface ReportedListener {
  readonly name: string;
  readonly attachedRoutes: number;
  readonly supportedKinds: ListenerStatus['supportedKinds'];
  readonly conditions: readonly ReportedCondition[];
}

export interface ReportedObject {
  readonly kind: string;
  readonly namespace?: string;
  readonly name: string;
  readonly conditions: readonly ReportedCondition[];
  readonly parents?: readonly {
    readonly parentRef: ReportedParentRef;
    readonly conditions: readonly ReportedCondition[];
  }[];
  readonly ancestors?: readonly {
    readonly ancestorRef: ReportedParentRef;
    readonly conditions: readonly ReportedCondition[];
  }[];
  readonly attachedListenerSets?: number;
  readonly listeners?: readonly ReportedListener[];
}

export interface StatusReport {
  readonly objects: readonly ReportedObject[];
}

/** Objects in order of file and position. */
export function statusReport(analysis: Analysis, locale: Locale): StatusReport {
  const view = analysis.view();
  const objects = analysis.files.flatMap(file =>
    indexedDocuments(analysis.snapshot.files.get(file)).flatMap(document =>
      document.resources.filter(isGatewayApi).map(resource => reported(view, resource, locale)),
    ),
  );
  return { objects };
}

function isGatewayApi(resource: Resource): boolean {
  return resource.group === gatewayGroup || resource.group === 'gateway.networking.x-k8s.io';
}

function reported(view: View, resource: Resource, locale: Locale): ReportedObject {
  const conditions = (list: readonly Condition[]): ReportedCondition[] =>
    list.map(({ message, ...rest }) => ({ ...rest, message: render(message, locale) }));
  const listeners = (list: readonly ListenerStatus[]): ReportedListener[] =>
    list.map(listener => ({ ...listener, conditions: conditions(listener.conditions) }));
  const namespace = view.namespaceOf(resource);
  const base = { kind: resource.kind, ...(namespace ? { namespace } : {}), name: knownValue(resource.name) ?? '' };
  switch (resource.type) {
    case 'gateway-class':
      return { ...base, conditions: conditions([classAccepted(view, resource)]) };
    case 'gateway': {
      const status = gatewayStatus(view, resource);
      return {
        ...base,
        conditions: conditions(status.conditions),
        attachedListenerSets: status.attachedListenerSets,
        listeners: listeners(status.listeners),
      };
    }
    case 'listener-set': {
      const status = listenerSetStatus(view, resource);
      return { ...base, conditions: conditions(status.conditions), listeners: listeners(status.listeners) };
    }
    case 'gateway-route': {
      const parents = routeStatus(view, resource).map(parent => ({
        parentRef: parentRefOf(parent.parentRef),
        conditions: conditions(parent.conditions),
      }));
      return { ...base, conditions: [], parents };
    }
    case 'backend-tls-policy': {
      const ancestors = policyStatus(view, resource).map(({ ancestor, conditions: list }) => ({
        ancestorRef: {
          group: ancestor.group,
          kind: ancestor.kind,
          namespace: view.namespaceOf(ancestor) ?? '',
          name: knownValue(ancestor.name) ?? '',
        },
        conditions: conditions(list),
      }));
      return { ...base, conditions: [], ancestors };
    }
    default:
      return { ...base, conditions: [] };
  }
}

function classAccepted(view: View, gatewayClass: GatewayClass): Condition {
  const parameters = resolveParameters(view, gatewayClass, gatewayClass.parametersRef);
  // What is not among these files is taken to be there: the class is its controller's own.
  return parameters.state === 'failed'
    ? isFalse('Accepted', 'InvalidParameters', parametersMessage(parameters))
    : isTrue('Accepted');
}

/** As written; what is not written or not known is left out. */
function parentRefOf(parent: ParentReference): ReportedParentRef {
  const fields = {
    group: knownValue(parent.group),
    kind: knownValue(parent.kind),
    namespace: knownValue(parent.namespace),
    name: knownValue(parent.name) ?? '',
    sectionName: knownValue(parent.sectionName),
    port: knownValue(parent.port),
  };
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined),
  ) as unknown as ReportedParentRef;
}
