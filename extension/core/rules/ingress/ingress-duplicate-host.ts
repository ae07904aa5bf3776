/** One host in two Ingresses: legal and common, but not where a team wants one owner for each host. */

import { normalHost } from '../../bind/host.ts';
import { familyOf } from '../../bind/ingress-class.ts';
import { peersOnHost, sharesRoutes } from '../../bind/ingress-overlap.ts';
import { message } from '../../l10n/message.ts';
import { annotation, type ResourceBase, titleOf } from '../../model/resource.ts';
import { defineRule } from '../rule.ts';
import { ingressDocs } from './backends.ts';

const texts = {
  duplicate: { en: '{host} is also a host of {other}', ko: '{host}은(는) {other}의 호스트이기도 합니다' },
  other: { en: '{other} is here', ko: '{other}이(가) 여기에 있습니다' },
};

export const ingressDuplicateHost = defineRule({
  id: 'ingress-duplicate-host',
  group: 'ingress',
  severity: 'hint',
  offByDefault: true,
  summary: {
    en: 'Two Ingresses of a class have the same host',
    ko: '같은 클래스의 두 Ingress에 같은 호스트가 있습니다',
  },
  why: {
    en: 'Most controllers merge the paths of a host from all Ingresses. NGINX Inc.’s controller gives a host to one Ingress and refuses the others, unless they are mergeable.',
    ko: '대부분의 컨트롤러는 한 호스트의 경로를 모든 Ingress에서 모아 합칩니다. NGINX Inc. 컨트롤러는 mergeable이 아니면 호스트를 한 Ingress에만 주고 나머지는 거부합니다.',
  },
  fixable: 'no',
  references: [`${ingressDocs}#name-based-virtual-hosting`],
  on: ['ingress'],
  *check(ingress, view) {
    const isExclusive = familyOf(view, ingress) === 'nginx-inc';
    for (const { host } of ingress.rules) {
      if (!host?.known || host.value === '') continue;
      const peer = peersOnHost(view, ingress, normalHost(host.value)).find(
        p => p.isBefore && sharesRoutes(view, ingress, p.ingress) && !areMergeable(ingress, p.ingress),
      );
      if (!peer) continue;
      const other = titleOf(peer.ingress);
      yield {
        place: host.place,
        message: message(texts.duplicate, { host: host.value, other }),
        severity: isExclusive ? 'error' : 'hint',
        related: [{ place: peer.ingress.namePlace, message: message(texts.other, { other }) }],
      };
    }
  },
});

function areMergeable(a: ResourceBase, b: ResourceBase): boolean {
  const key = 'nginx.org/mergeable-ingress-type';
  return annotation(a, key) !== undefined && annotation(b, key) !== undefined;
}
