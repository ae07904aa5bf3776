/** Annotations of a controller that does not serve the Ingress. */
import {
  annotatedFamilies,
  type ControllerFamily,
  classOf,
  familyOf,
  familyOfAnnotation,
} from '../../bind/ingress-class.ts';
import { message } from '../../l10n/message.ts';
import { defineRule } from '../rule.ts';
import { writtenAnnotations } from './annotations.ts';
import { ingressDocs } from './backends.ts';

const texts = {
  wrong: {
    en: 'Class "{class}" is served by {controller}, which does not read annotations of {other}',
    ko: '클래스 "{class}"을(를) 담당하는 {controller}은(는) {other}의 어노테이션을 읽지 않습니다',
  },
  more: { en: 'this one neither', ko: '이 어노테이션도 마찬가지입니다' },
};

const names: Readonly<Record<ControllerFamily, string>> = {
  nginx: 'ingress-nginx',
  'nginx-inc': 'NGINX Ingress Controller (F5)',
  traefik: 'Traefik',
  haproxy: 'HAProxy',
  alb: 'AWS Load Balancer Controller',
  gce: 'GKE Ingress',
  contour: 'Contour',
  kong: 'Kong',
  unknown: '?',
};

export const ingressAnnotationWrongController = defineRule({
  id: 'ingress-annotation-wrong-controller',
  group: 'ingress',
  severity: 'warning',
  summary: {
    en: 'Annotations are for another controller than the one of the Ingress class',
    ko: '어노테이션이 Ingress 클래스의 컨트롤러가 아닌 다른 컨트롤러용입니다',
  },
  why: {
    en: 'Each controller reads annotations under its own prefix only, so rewrites, redirects and limits written for another one do nothing. An Ingress with annotations for several controllers is taken to be meant for several clusters.',
    ko: '컨트롤러는 자신의 접두사가 붙은 어노테이션만 읽으므로, 다른 컨트롤러용으로 적은 재작성, 리디렉션, 제한은 아무 효과가 없습니다. 여러 컨트롤러의 어노테이션이 있는 Ingress는 여러 클러스터에서 쓰려는 것으로 봅니다.',
  },
  fixable: 'no',
  references: [ingressDocs],
  on: ['ingress'],
  *check(ingress, view) {
    const binding = classOf(view, ingress);
    // A default class may be that of another cluster: annotations say better where a classless Ingress is meant to go.
    if (binding.state !== 'named') return;
    const family = familyOf(view, ingress);
    const [other, ...others] = annotatedFamilies(ingress);
    if (family === 'unknown' || other === undefined || other === family || others.length > 0) return;
    const [first, ...rest] = writtenAnnotations(ingress).filter(({ key }) => familyOfAnnotation(key) === other);
    if (!first) return;
    yield {
      place: first.keyPlace,
      message: message(texts.wrong, { class: binding.name, controller: names[family], other: names[other] }),
      related: rest.slice(0, 5).map(({ keyPlace }) => ({ place: keyPlace, message: message(texts.more) })),
    };
  },
});
