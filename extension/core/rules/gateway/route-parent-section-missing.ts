/** A parentRef whose sectionName no listener has (S13: NoMatchingParent). */
import { effectiveListeners } from '../../gateway/listeners.ts';
import { message } from '../../l10n/message.ts';
import { knownValue } from '../../model/fact.ts';
import { titleOf } from '../../model/resource.ts';
import { nearestNames } from '../../text/nearest.ts';
import { replaceScalar } from '../fix.ts';
import { defineRule } from '../rule.ts';
import { boundParents, errorIfSurelyMeant, gatewayDocs, relatedListener } from './parents.ts';

const texts = {
  missing: { en: '{object} has no listener "{name}"', ko: '{object}에 리스너 "{name}"이(가) 없습니다' },
};

export const routeParentSectionMissing = defineRule({
  id: 'route-parent-section-missing',
  group: 'gateway',
  severity: 'error',
  summary: {
    en: 'Route attaches to a listener that its parent does not have',
    ko: '라우트가 부모에 없는 리스너에 연결하려 합니다',
  },
  why: {
    en: '`sectionName` is the name of one listener of the parent. Where there is none, the route is not accepted (NoMatchingParent) and gets no requests. A reference to a Gateway never reaches the listeners of its ListenerSets: these are parents of their own.',
    ko: '`sectionName`은 부모의 리스너 이름입니다. 그런 리스너가 없으면 라우트가 수락되지 않고(NoMatchingParent) 요청을 받지 못합니다. Gateway 참조는 ListenerSet의 리스너에 닿지 않습니다. ListenerSet은 따로 부모로 적어야 합니다.',
  },
  fixable: 'sometimes',
  references: [`${gatewayDocs}/reference/spec/#parentreference`],
  on: ['gateway-route'],
  *check(route, view) {
    for (const { parent, owner, attachment } of boundParents(view, route)) {
      if (attachment.failure !== 'NoMatchingParent' || !parent.sectionName?.known) continue;
      if (!attachment.listeners.every(one => one.failed === 'section')) continue;
      const { value: name, place } = parent.sectionName;
      const names = attachment.listeners.flatMap(one => knownValue(one.listener.listener.name) ?? []);
      const inSets =
        owner.type === 'gateway'
          ? effectiveListeners(view, owner).filter(one => one.owner !== owner && knownValue(one.listener.name) === name)
          : [];
      yield {
        place,
        message: message(texts.missing, { object: titleOf(owner), name }),
        severity: errorIfSurelyMeant(route, owner),
        related: [
          ...attachment.listeners.map(one =>
            relatedListener(one.listener, `${one.listener.protocol ?? '?'} ${one.listener.port ?? '?'}`),
          ),
          ...inSets.map(one => relatedListener(one, titleOf(one.owner))),
        ],
        fixes: nearestNames(name, names)
          .slice(0, 2)
          .map((near, _, all) => replaceScalar(place, near, all.length === 1)),
      };
    }
  },
});
