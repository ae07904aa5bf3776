/** A path that is taken for a regular expression and is none. */

import { normalHost } from '../../bind/host.ts';
import { familyOf } from '../../bind/ingress-class.ts';
import { peersOnHost } from '../../bind/ingress-overlap.ts';
import { asksForRegex } from '../../controllers/nginx.ts';
import type { View } from '../../index/view.ts';
import { message } from '../../l10n/message.ts';
import type { Ingress } from '../../model/kinds/ingress.ts';
import { annotation } from '../../model/resource.ts';
import { regexProblem } from '../../text/linear-regexp.ts';
import { regexTexts } from '../regex-texts.ts';
import { defineRule } from '../rule.ts';

export const ingressPathRegexInvalid = defineRule({
  id: 'ingress-path-regex-invalid',
  group: 'ingress',
  severity: 'error',
  summary: {
    en: 'Path is taken for a regular expression and does not compile',
    ko: '정규 표현식으로 쓰이는 경로를 컴파일할 수 없습니다',
  },
  why: {
    en: 'nginx cannot load a configuration with such a location: the admission webhook refuses the Ingress, or the controller goes on with the configuration that it had before, for all Ingresses.',
    ko: 'nginx는 이런 location이 있는 설정을 불러올 수 없습니다. admission 웹훅이 Ingress를 거부하거나, 컨트롤러가 모든 Ingress에 대해 이전 설정을 계속 사용합니다.',
  },
  fixable: 'no',
  references: ['https://kubernetes.github.io/ingress-nginx/user-guide/ingress-path-matching/'],
  on: ['ingress'],
  *check(ingress, view) {
    for (const rule of ingress.rules) {
      if (rule.host?.known === false) continue;
      for (const { path } of rule.paths) {
        const problem = path?.known ? regexProblem(path.value) : undefined;
        if (!path?.known || !problem || !isRegex(view, ingress, normalHost(rule.host?.value ?? ''))) continue;
        yield { place: path.place, message: message(regexTexts[problem], { pattern: path.value }) };
      }
    }
  },
});

/** Regular expressions are surely in force for the Ingress's paths of a host. */
function isRegex(view: View, ingress: Ingress, host: string): boolean {
  const family = familyOf(view, ingress);
  if (family === 'nginx-inc') return /^case_(in)?sensitive$/.test(annotation(ingress, 'nginx.org/path-regex') ?? '');
  if (family !== 'nginx') return false;
  return (
    asksForRegex(ingress) === true || peersOnHost(view, ingress, host).some(peer => asksForRegex(peer.ingress) === true)
  );
}
