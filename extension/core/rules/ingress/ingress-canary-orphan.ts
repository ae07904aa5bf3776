/** A canary beside no Ingress. */

import { classOf, sameClass } from '../../bind/ingress-class.ts';
import { type IngressRoute, isCanary, routesOf } from '../../bind/ingress-overlap.ts';
import { normalPath } from '../../bind/ingress-path.ts';
import { hasOpenAnnotations, nginxFlag } from '../../controllers/nginx.ts';
import { keys } from '../../index/keys.ts';
import type { View } from '../../index/view.ts';
import { message } from '../../l10n/message.ts';
import type { Ingress } from '../../model/kinds/ingress.ts';
import { titleOf } from '../../model/resource.ts';
import { folderOf } from '../../sources/folders.ts';
import type { Severity } from '../rule.ts';
import { defineRule } from '../rule.ts';
import { mayBeNginx, nginxDocs } from './annotations.ts';
import { routeTitle } from './route-title.ts';

const texts = {
  orphan: {
    en: 'No Ingress but this canary has {route}, so the canary gets no requests',
    ko: '이 카나리 외에는 {route}이(가) 있는 Ingress가 없어 카나리가 요청을 받지 못합니다',
  },
  main: { en: '{other} has other paths of this host', ko: '{other}에는 이 호스트의 다른 경로가 있습니다' },
};

export const ingressCanaryOrphan = defineRule({
  id: 'ingress-canary-orphan',
  group: 'ingress',
  severity: 'warning',
  summary: {
    en: 'Canary has a host and path that no main Ingress has',
    ko: '카나리의 호스트와 경로가 있는 주 Ingress가 없습니다',
  },
  why: {
    en: 'A canary takes its share from the Ingress with the same host and path. Without one ingress-nginx passes over it: requests get 404 or go elsewhere. Information where the main Ingress may well be in other files.',
    ko: '카나리는 호스트와 경로가 같은 Ingress에서 요청의 일부를 가져옵니다. 그런 Ingress가 없으면 ingress-nginx는 카나리를 무시하므로 요청은 404가 되거나 다른 곳으로 갑니다. 주 Ingress가 다른 파일에 있을 수 있으면 정보로 알립니다.',
  },
  fixable: 'no',
  references: [`${nginxDocs}#canary`],
  on: ['ingress'],
  *check(ingress, view) {
    if (nginxFlag(ingress, 'canary') !== true || !mayBeNginx(view, ingress)) return;
    for (const route of routesOf(ingress)) {
      const mains = mainsOn(view, ingress, route.host);
      if (mains.some(main => mayHave(main, route))) continue;
      const severity = mains.length > 0 ? 'warning' : severityAlone(view, ingress);
      if (!severity) continue;
      yield {
        place: route.path.path?.place ?? route.path.place,
        message: message(texts.orphan, { route: routeTitle(route) }),
        severity,
        related: mains
          .slice(0, 3)
          .map(main => ({ place: main.namePlace, message: message(texts.main, { other: titleOf(main) }) })),
      };
    }
  },
});

/** Ingresses with a rule for the host of which the canary may be one. */
function mainsOn(view: View, ingress: Ingress, host: string): Ingress[] {
  const own = classOf(view, ingress);
  return view
    .lookupType('ingress', keys.ingressHost(view.setOf(ingress), host))
    .filter(other => other !== ingress && nginxFlag(other, 'canary') !== true)
    .filter(other => sameClass(own, classOf(view, other)) || own.state === 'unknown' || isOpen(other));
}

function isOpen(ingress: Ingress): boolean {
  return hasOpenAnnotations(ingress) || !ingress.rulesComplete;
}

function mayHave(main: Ingress, { host, pattern }: IngressRoute): boolean {
  const wanted = normalPath('Prefix', pattern.path);
  if (
    isOpen(main) ||
    main.rules.some(rule => !rule.pathsComplete || rule.paths.some(path => path.path?.known === false))
  )
    return true;
  return routesOf(main).some(route => route.host === host && normalPath('Prefix', route.pattern.path) === wanted);
}

/** How sure it is that no main Ingress exists where none has the host; `undefined` for not at all. */
function severityAlone(view: View, ingress: Ingress): Severity | undefined {
  const namespace = view.namespaceOf(ingress);
  if (view.isOpen(ingress) || namespace === undefined || view.hasUncertain(ingress, 'ingress')) return undefined;
  const others = view.inNamespace(ingress, 'ingress', namespace).filter(other => other !== ingress && !isCanary(other));
  if (others.some(other => isOpen(other) || other.rules.some(rule => rule.host?.known === false))) return undefined;
  const folder = folderOf(ingress.place.document.file);
  return others.some(other => folderOf(other.place.document.file) === folder) ? 'warning' : 'info';
}
