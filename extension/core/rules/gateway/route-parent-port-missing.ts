/** A parentRef whose port no listener has, or not the one that sectionName names (S13: NoMatchingParent). */
import { message } from '../../l10n/message.ts';
import { titleOf } from '../../model/resource.ts';
import { replaceScalar } from '../fix.ts';
import { defineRule } from '../rule.ts';
import { boundParents, errorIfSurelyMeant, gatewayDocs, relatedListener } from './parents.ts';

const texts = {
  none: { en: '{object} has no listener on port {port}', ko: '{object}에 포트 {port}의 리스너가 없습니다' },
  other: {
    en: 'listener "{name}" of {object} is on port {actual}, not {port}',
    ko: '{object}의 리스너 "{name}"은(는) 포트 {port}이(가) 아니라 {actual}에 있습니다',
  },
};

export const routeParentPortMissing = defineRule({
  id: 'route-parent-port-missing',
  group: 'gateway',
  severity: 'error',
  summary: {
    en: 'Route attaches to a port on which its parent does not listen',
    ko: '라우트가 부모가 수신하지 않는 포트에 연결하려 합니다',
  },
  why: {
    en: '`port` of a parentRef selects listeners by their port; together with `sectionName` both must fit the same listener. Where none does, the route is not accepted (NoMatchingParent) and gets no requests.',
    ko: 'parentRef의 `port`는 포트로 리스너를 고르며 `sectionName`과 함께 쓰면 같은 리스너가 둘 다에 맞아야 합니다. 맞는 리스너가 없으면 라우트가 수락되지 않고(NoMatchingParent) 요청을 받지 못합니다.',
  },
  fixable: 'sometimes',
  references: [`${gatewayDocs}/reference/spec/#parentreference`],
  on: ['gateway-route'],
  *check(route, view) {
    for (const { parent, owner, attachment } of boundParents(view, route)) {
      if (attachment.failure !== 'NoMatchingParent' || !parent.port?.known) continue;
      const candidates = attachment.listeners.filter(one => one.failed === 'port').map(one => one.listener);
      if (candidates.length === 0) continue;
      const { value: port, place } = parent.port;
      const [only] = candidates;
      const isNamed = parent.sectionName?.known && only;
      const ports = [...new Set(candidates.flatMap(one => one.port ?? []))];
      yield {
        place,
        message: isNamed
          ? message(texts.other, {
              object: titleOf(owner),
              name: parent.sectionName.value,
              actual: only.port ?? '?',
              port,
            })
          : message(texts.none, { object: titleOf(owner), port }),
        severity: errorIfSurelyMeant(route, owner),
        related: candidates.map(one => relatedListener(one, `${one.protocol ?? '?'} ${one.port ?? '?'}`)),
        fixes: ports.length === 1 ? [replaceScalar(place, ports[0]!, false)] : [],
      };
    }
  },
});
