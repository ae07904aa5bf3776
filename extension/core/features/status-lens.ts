/** The line above Gateways, ListenerSets, routes and BackendTLSPolicies: the conditions that their controller would set, with the reason of those that fail. */
import { type Condition, fails, telling } from '../gateway/status/condition.ts';
import { gatewayStatus, listenerSetStatus } from '../gateway/status/gateway-status.ts';
import type { ListenerStatus } from '../gateway/status/listener-status.ts';
import { policyStatus } from '../gateway/status/policy-status.ts';
import { routeStatus } from '../gateway/status/route-status.ts';
import type { View } from '../index/view.ts';
import { type Message, message, type Text } from '../l10n/message.ts';
import { knownValue } from '../model/fact.ts';
import type { BackendTlsPolicy } from '../model/kinds/backend-tls-policy.ts';
import type { Gateway } from '../model/kinds/gateway.ts';
import type { GatewayRoute } from '../model/kinds/gateway-route.ts';
import type { ListenerSet } from '../model/kinds/listener-set.ts';

const texts = {
  holds: { en: '{type}', ko: '{type}' },
  fails: { en: '✕ {type}: {reason}', ko: '✕ {type}: {reason}' },
  unknown: { en: '{type}: cannot be told', ko: '{type}: 알 수 없음' },
  listener: { en: 'listener {name} ✕ {type}: {reason}', ko: '리스너 {name} ✕ {type}: {reason}' },
  parent: { en: '{name}: {conditions}', ko: '{name}: {conditions}' },
  and: { en: '{first} · {second}', ko: '{first} · {second}' },
  attached: { en: '{count} routes', ko: '라우트 {count}개' },
  oneAttached: { en: '1 route', ko: '라우트 1개' },
} satisfies Record<string, Text>;

/** The parts of the line. */
export function statusLens(view: View, resource: Gateway | ListenerSet | GatewayRoute | BackendTlsPolicy): Message[] {
  switch (resource.type) {
    case 'gateway': {
      const { conditions, listeners } = gatewayStatus(view, resource);
      return ofListeners(conditions, listeners);
    }
    case 'listener-set': {
      const { conditions, listeners } = listenerSetStatus(view, resource);
      return ofListeners(conditions, listeners);
    }
    case 'gateway-route':
      return ofRoute(view, resource);
    case 'backend-tls-policy':
      // Every Gateway is told the same; without one nobody sets a condition.
      return shown(policyStatus(view, resource)[0]?.conditions ?? []);
  }
}

function ofListeners(conditions: readonly Condition[], listeners: readonly ListenerStatus[]): Message[] {
  const failing = listeners.flatMap(({ name, conditions: own }) => {
    const first = own.find(fails);
    return first ? [message(texts.listener, { name, type: first.type, reason: first.reason })] : [];
  });
  const count = listeners.reduce((sum, listener) => sum + listener.attachedRoutes, 0);
  const attached = count === 1 ? message(texts.oneAttached) : message(texts.attached, { count });
  return [...shown(conditions), ...failing, ...(listeners.length > 0 ? [attached] : [])];
}

/** One line for all parents where they say the same. */
function ofRoute(view: View, route: GatewayRoute): Message[] {
  const parents = routeStatus(view, route);
  const [first, ...others] = parents.map(parent => parent.conditions);
  if (!first) return [];
  if (others.every(other => sameConditions(other, first))) return shown(first);
  return parents.map(({ parentRef, conditions }) =>
    message(texts.parent, { name: knownValue(parentRef.name) ?? '?', conditions: joined(shown(conditions)) }),
  );
}

/** Failing ones alone where there are some. */
function shown(conditions: readonly Condition[]): Message[] {
  const failing = conditions.filter(fails);
  if (failing.length > 0) return failing.map(({ type, reason }) => message(texts.fails, { type, reason }));
  return telling(conditions).map(({ type, status }) =>
    message(status === 'Unknown' ? texts.unknown : texts.holds, { type }),
  );
}

function sameConditions(a: readonly Condition[], b: readonly Condition[]): boolean {
  const text = (list: readonly Condition[]) => list.map(({ type, status, reason }) => `${type} ${status} ${reason}`);
  return text(a).join() === text(b).join();
}

function joined(parts: readonly Message[]): Message {
  return parts.reduce((first, second) => message(texts.and, { first, second }));
}
