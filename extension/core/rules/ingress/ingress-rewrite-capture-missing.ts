/** A rewrite that puts in what a path does not capture. */
import { rewriteGroup } from '../../controllers/nginx.ts';
import { message } from '../../l10n/message.ts';
import { knownValue } from '../../model/fact.ts';
import type { IngressPath } from '../../model/kinds/ingress.ts';
import { LinearRegex } from '../../text/linear-regexp.ts';
import { defineRule } from '../rule.ts';
import { mayBeNginx, nginxAnnotation, nginxDocs } from './annotations.ts';
import { captureEdits } from './rewrite-fix.ts';

const texts = {
  missing: {
    en: 'rewrite-target uses {group}, but "{path}" captures {groups} groups',
    ko: 'rewrite-target이 {group}을(를) 사용하지만 "{path}"의 캡처 그룹은 {groups}개입니다',
  },
  path: { en: 'this path has too few groups', ko: '이 경로에는 그룹이 부족합니다' },
  fix: { en: 'Capture what follows {path}', ko: '{path} 뒤에 오는 부분을 캡처' },
};

export const ingressRewriteCaptureMissing = defineRule({
  id: 'ingress-rewrite-capture-missing',
  group: 'ingress',
  severity: 'error',
  summary: {
    en: 'Rewrite target refers to a capture group that the path does not have',
    ko: '재작성 대상이 경로에 없는 캡처 그룹을 참조합니다',
  },
  why: {
    en: 'A group that is not there is empty: every request below the path reaches the backend as the same path. A warning where only some paths of the Ingress lack the group.',
    ko: '없는 그룹은 빈 문자열이 되므로 이 경로 아래의 모든 요청이 같은 경로로 백엔드에 전달됩니다. Ingress의 일부 경로에만 그룹이 없으면 경고로 알립니다.',
  },
  fixable: 'sometimes',
  references: ['https://kubernetes.github.io/ingress-nginx/examples/rewrite/', nginxDocs],
  on: ['ingress'],
  *check(ingress, view) {
    const target = nginxAnnotation(ingress, 'rewrite-target');
    const group = target ? rewriteGroup(target.value) : 0;
    if (!target || group === 0 || !mayBeNginx(view, ingress)) return;
    const paths = ingress.rules.flatMap(rule => rule.paths);
    const short = paths.filter(path => (groupsOf(path) ?? group) < group);
    const [first] = short;
    if (!first) return;
    const isAll = short.length === paths.length && ingress.rulesComplete;
    const edits = short.length === 1 ? captureEdits(first, group) : undefined;
    const path = knownValue(first.path) ?? '/';
    yield {
      place: target.place,
      message: message(texts.missing, { group: `$${group}`, path, groups: groupsOf(first) ?? 0 }),
      severity: isAll ? 'error' : 'warning',
      related: short.slice(0, 5).map(one => ({ place: one.path?.place ?? one.place, message: message(texts.path) })),
      fixes: edits ? [{ title: message(texts.fix, { path }), safe: false, edits }] : [],
    };
  },
});

/** How many groups a path captures; `undefined` where that is not known. */
function groupsOf({ path }: IngressPath): number | undefined {
  if (!path) return 0;
  return path.known ? LinearRegex.compile(path.value)?.groups : undefined;
}
