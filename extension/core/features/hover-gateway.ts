/** What is told about Gateways, listeners, routes and their references: the conditions with their reasons, and what traffic reaches. */
import { routesNaming } from '../gateway/serving.ts';
import { type Condition, fails, telling } from '../gateway/status/condition.ts';
import { gatewayStatus, listenerSetStatus } from '../gateway/status/gateway-status.ts';
import { routeStatus } from '../gateway/status/route-status.ts';
import type { Text } from '../l10n/message.ts';
import { knownValue } from '../model/fact.ts';
import type { Gateway } from '../model/kinds/gateway.ts';
import type { Listener } from '../model/kinds/gateway-listener.ts';
import type { GatewayRoute, RouteBackend } from '../model/kinds/gateway-route.ts';
import type { ListenerSet } from '../model/kinds/listener-set.ts';
import type { ParentReference } from '../model/kinds/object-reference.ts';
import type { Parts } from './chain.ts';
import { routeChains } from './chain-gateway.ts';
import type { HoverContent } from './hover-content.ts';
import { hoverTexts } from './hover-texts.ts';
import { text } from './markdown.ts';

const texts = {
  status: { en: 'What its controller would set', ko: '컨트롤러가 설정할 상태' },
  noRoutes: {
    en: 'No route in these manifests attaches here.',
    ko: '이 매니페스트에는 여기에 연결되는 라우트가 없습니다.',
  },
} satisfies Record<string, Text>;

export function describeGateway(content: HoverContent, owner: Gateway | ListenerSet): void {
  const { view } = content;
  content.heading(owner, view.namespaceOf(owner));
  const { conditions, listeners } =
    owner.type === 'gateway' ? gatewayStatus(view, owner) : listenerSetStatus(view, owner);
  const own = listeners.flatMap(listener =>
    conditionParts(content, listener.conditions.filter(fails)).map(parts => [
      content.w.code(listener.name),
      text(' '),
      ...parts,
    ]),
  );
  content.chains(texts.status, [...conditionParts(content, conditions), ...own]);
  showRoutes(content, owner);
}

export function describeListener(content: HoverContent, owner: Gateway | ListenerSet, listener: Listener): void {
  const { view } = content;
  const name = knownValue(listener.name) ?? '?';
  content.field('listener', name, owner);
  const { listeners } = owner.type === 'gateway' ? gatewayStatus(view, owner) : listenerSetStatus(view, owner);
  const status = listeners.find(one => one.name === name);
  if (status) content.chains(texts.status, conditionParts(content, status.conditions));
  showRoutes(content, owner, listener);
}

export function describeRoute(content: HoverContent, route: GatewayRoute): void {
  const { view, w } = content;
  content.heading(route, view.namespaceOf(route));
  const parents = routeStatus(view, route);
  const lines = parents.flatMap(({ parentRef, conditions }) =>
    conditionParts(content, conditions).map(parts =>
      parents.length === 1 ? parts : [w.code(knownValue(parentRef.name) ?? '?', parentRef.place), text(' '), ...parts],
    ),
  );
  content.chains(texts.status, lines);
  content.chains(hoverTexts.path, routeChains(w, view, route));
}

export function describeParent(content: HoverContent, route: GatewayRoute, parent: ParentReference): void {
  const { view, w } = content;
  content.field('parentRef', knownValue(parent.name) ?? '?', route);
  const status = routeStatus(view, route).find(one => one.parentRef === parent);
  if (status) content.chains(texts.status, conditionParts(content, status.conditions));
  content.chains(hoverTexts.path, routeChains(w, view, route));
}

export function describeRouteBackend(content: HoverContent, route: GatewayRoute, backend: RouteBackend): void {
  content.field('backendRef', knownValue(backend.name) ?? '?', route);
  content.chains(hoverTexts.path, routeChains(content.w, content.view, route, { backend }));
}

function showRoutes(content: HoverContent, owner: Gateway | ListenerSet, listener?: Listener): void {
  const { view, w } = content;
  const chains = routesNaming(view, owner).flatMap(route =>
    routeChains(w, view, route, { owner, ...(listener && { listener }) }),
  );
  if (chains.length > 0) content.chains(hoverTexts.path, chains);
  else content.say(texts.noRoutes);
}

/** `✓ Accepted`, `✗ ResolvedRefs: BackendNotFound` with its message. */
function conditionParts({ w }: HoverContent, conditions: readonly Condition[]): Parts[] {
  return telling(conditions).map((condition): Parts => {
    const { type, status, reason, message } = condition;
    if (status === 'Unknown') return [text('? '), w.code(type), text(': '), ...w.tell(message)];
    if (!fails(condition)) return [text('✓ '), w.code(type)];
    return [text('✗ '), w.code(type), text(' · '), w.code(reason), text(': '), ...w.tell(message)];
  });
}
