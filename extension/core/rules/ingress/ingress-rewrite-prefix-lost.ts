/** A rewrite to `/` that drops everything below the path. */
import { looksLikeRegex } from '../../bind/ingress-path.ts';
import { message } from '../../l10n/message.ts';
import { knownValue } from '../../model/fact.ts';
import type { IngressPath } from '../../model/kinds/ingress.ts';
import { sourceOf } from '../../yaml/syntax.ts';
import { quotedAs } from '../fix.ts';
import { defineRule } from '../rule.ts';
import { mayBeNginx, nginxAnnotation, nginxDocs } from './annotations.ts';
import { captureEdits } from './rewrite-fix.ts';

const texts = {
  lost: {
    en: 'Every request below "{path}" reaches the backend as "/": what follows the prefix is lost',
    ko: '"{path}" 아래의 모든 요청이 "/"로 백엔드에 전달됩니다. 접두사 뒤의 경로가 사라집니다',
  },
  path: { en: 'the prefix is here', ko: '접두사는 여기에 있습니다' },
  fix: { en: 'Keep what follows {path}', ko: '{path} 뒤의 경로 유지' },
};

export const ingressRewritePrefixLost = defineRule({
  id: 'ingress-rewrite-prefix-lost',
  group: 'ingress',
  severity: 'warning',
  summary: {
    en: 'Rewrite target `/` loses the rest of the path',
    ko: '재작성 대상 `/`이 나머지 경로를 잃어버립니다',
  },
  why: {
    en: 'Since 0.22 ingress-nginx puts the target in the place of the whole path, not of the prefix: `/api/users` becomes `/`, so only the backend’s root page can be reached.',
    ko: '0.22부터 ingress-nginx는 접두사만이 아니라 경로 전체를 대상으로 바꿉니다. `/api/users`가 `/`이 되므로 백엔드의 첫 페이지에만 접근할 수 있습니다.',
  },
  fixable: 'sometimes',
  references: ['https://kubernetes.github.io/ingress-nginx/examples/rewrite/', nginxDocs],
  on: ['ingress'],
  *check(ingress, view) {
    const target = nginxAnnotation(ingress, 'rewrite-target');
    if (target?.value.trim() !== '/' || !mayBeNginx(view, ingress)) return;
    const paths = ingress.rules.flatMap(rule => rule.paths);
    const lost = paths.filter(losesRest);
    const [first] = lost;
    if (!first) return;
    const path = knownValue(first.path) ?? '/';
    const edits = paths.length === 1 && ingress.rulesComplete ? captureEdits(first, 2) : undefined;
    yield {
      place: target.place,
      message: message(texts.lost, { path }),
      related: lost.slice(0, 5).map(one => ({ place: one.path?.place ?? one.place, message: message(texts.path) })),
      fixes: edits
        ? [
            {
              title: message(texts.fix, { path }),
              safe: false,
              edits: [{ place: target.place, newText: quotedAs(sourceOf(target.place), '/$2') }, ...edits],
            },
          ]
        : [],
    };
  },
});

/** The path stands for more than one request, and its end is in no group. */
function losesRest({ path, pathType }: IngressPath): boolean {
  if (!path?.known || !pathType?.known || pathType.value === 'Exact') return false;
  return path.value !== '' && path.value !== '/' && !looksLikeRegex(path.value);
}
