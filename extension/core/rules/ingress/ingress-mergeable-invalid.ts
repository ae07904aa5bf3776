/** Masters and minions of NGINX Inc.'s controller that it refuses (internal/k8s/validation.go, validateMasterSpec and validateMinionSpec). */
import { normalHost } from '../../bind/host.ts';
import { familyOf } from '../../bind/ingress-class.ts';
import { peersOnHost } from '../../bind/ingress-overlap.ts';
import { isWhole } from '../../bind/service-shape.ts';
import type { View } from '../../index/view.ts';
import { message } from '../../l10n/message.ts';
import type { Ingress } from '../../model/kinds/ingress.ts';
import { annotation } from '../../model/resource.ts';
import { defineRule, type Report } from '../rule.ts';

const key = 'nginx.org/mergeable-ingress-type';

const texts = {
  rules: {
    en: 'A {role} must have exactly one rule, this one has {count}',
    ko: '{role}에는 규칙이 정확히 하나 있어야 하는데 {count}개가 있습니다',
  },
  host: { en: 'The rule of a {role} must have a host', ko: '{role}의 규칙에는 호스트가 있어야 합니다' },
  masterPaths: {
    en: 'A master must not have paths; its minions have them',
    ko: '마스터에는 경로가 없어야 하며 경로는 미니언에 있습니다',
  },
  minionPaths: { en: 'A minion must have a path', ko: '미니언에는 경로가 있어야 합니다' },
  minionTls: {
    en: 'A minion must not have tls; its master has it',
    ko: '미니언에는 tls가 없어야 하며 tls는 마스터에 있습니다',
  },
  noMaster: {
    en: 'No master Ingress for host {host}: the minion is not served',
    ko: '호스트 {host}의 마스터 Ingress가 없어 미니언이 제공되지 않습니다',
  },
};

export const ingressMergeableInvalid = defineRule({
  id: 'ingress-mergeable-invalid',
  group: 'ingress',
  severity: 'error',
  summary: {
    en: 'Master or minion Ingress is not of the form that NGINX Inc.’s controller merges',
    ko: 'NGINX Inc. 컨트롤러가 병합할 수 없는 형식의 마스터 또는 미니언 Ingress입니다',
  },
  why: {
    en: 'The controller refuses such an Ingress, and its hosts and paths are not served. A minion without a master is a warning: the master may be in other files.',
    ko: '컨트롤러가 이런 Ingress를 거부하여 호스트와 경로가 제공되지 않습니다. 마스터가 없는 미니언은 마스터가 다른 파일에 있을 수 있으므로 경고로 알립니다.',
  },
  fixable: 'no',
  references: [
    'https://docs.nginx.com/nginx-ingress-controller/configuration/ingress-resources/cross-namespace-configuration/',
  ],
  on: ['ingress'],
  *check(ingress, view) {
    const family = familyOf(view, ingress);
    if (family !== 'nginx-inc' && family !== 'unknown') return;
    const role = annotation(ingress, key);
    if ((role !== 'master' && role !== 'minion') || !isWhole(ingress) || !ingress.rulesComplete) return;
    yield* shape(ingress, role);
    if (role === 'minion') yield* withoutMaster(view, ingress);
  },
});

function* shape(ingress: Ingress, role: 'master' | 'minion'): Iterable<Report> {
  const [rule, second] = ingress.rules;
  if (!rule || second) {
    const count = ingress.rules.length;
    yield { place: second?.place ?? ingress.namePlace, message: message(texts.rules, { role, count }) };
    return;
  }
  if (!rule.host || (rule.host.known && rule.host.value === ''))
    yield { place: rule.place, message: message(texts.host, { role }) };
  const [path] = rule.paths;
  if (role === 'master' && path) yield { place: path.place, message: message(texts.masterPaths) };
  if (role !== 'minion') return;
  if (!path && rule.pathsComplete) yield { place: rule.place, message: message(texts.minionPaths) };
  if (ingress.tls[0] && ingress.tlsPlace) yield { place: ingress.tlsPlace, message: message(texts.minionTls) };
}

function* withoutMaster(view: View, ingress: Ingress): Iterable<Report> {
  const [rule] = ingress.rules;
  if (!rule?.host?.known || rule.host.value === '' || view.isOpen(ingress) || view.hasUncertain(ingress, 'ingress'))
    return;
  const host = normalHost(rule.host.value);
  const peers = peersOnHost(view, ingress, host);
  if (peers.some(({ ingress: peer }) => !isWhole(peer) || annotation(peer, key) === 'master')) return;
  yield {
    place: rule.host.place,
    message: message(texts.noMaster, { host }),
    severity: peers.length > 0 ? 'warning' : 'info',
  };
}
