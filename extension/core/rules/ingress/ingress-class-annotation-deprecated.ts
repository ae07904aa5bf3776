/** The class as an annotation, which `spec.ingressClassName` replaced in Kubernetes 1.18. */

import { classAnnotation } from '../../bind/ingress-class.ts';
import { isWhole } from '../../bind/service-shape.ts';
import { message, type Text } from '../../l10n/message.ts';
import type { Ingress } from '../../model/kinds/ingress.ts';
import { entryEdit, removeEntry, yamlString } from '../fix.ts';
import { defineRule, type Fix } from '../rule.ts';
import { ingressDocs } from './backends.ts';

const deprecated: Text = {
  en: 'The annotation {annotation} is deprecated; use spec.ingressClassName',
  ko: '어노테이션 {annotation}은(는) 더 이상 권장되지 않습니다. spec.ingressClassName을 사용하십시오',
};
const move: Text = { en: 'Move to spec.ingressClassName', ko: 'spec.ingressClassName으로 옮기기' };

/** Classes that are known by the annotation only: GKE's controller does not read `spec.ingressClassName`. */
const annotationOnly = /^gce(-|$)/;

export const ingressClassAnnotationDeprecated = defineRule({
  id: 'ingress-class-annotation-deprecated',
  group: 'ingress',
  severity: 'info',
  summary: {
    en: 'Ingress class is set by the deprecated annotation',
    ko: 'Ingress 클래스를 더 이상 권장되지 않는 어노테이션으로 지정합니다',
  },
  why: {
    en: 'The API server warns about it on every apply. The field names an IngressClass object, which most controllers’ installations create; GKE still needs the annotation and is not reported.',
    ko: '적용할 때마다 API 서버가 경고합니다. 필드는 IngressClass 오브젝트를 가리키며, 대부분의 컨트롤러를 설치하면 함께 생성됩니다. GKE에는 여전히 어노테이션이 필요하므로 보고하지 않습니다.',
  },
  fixable: 'sometimes',
  references: [`${ingressDocs}#deprecated-annotation`],
  on: ['ingress'],
  *check(ingress) {
    const fact = ingress.annotations?.entries.get(classAnnotation);
    if (!fact?.known || ingress.ingressClassName || ingress.apiVersion !== 'networking.k8s.io/v1') return;
    if (!isWhole(ingress) || annotationOnly.test(fact.value) || fact.value === '') return;
    const place = ingress.annotations?.keyPlaces.get(classAnnotation) ?? fact.place;
    const fix = moveToField(ingress, fact.value);
    yield { place, message: message(deprecated, { annotation: classAnnotation }), fixes: fix ? [fix] : [] };
  },
});

/** Not safe for all at once: the field needs an IngressClass of that name. */
function moveToField(ingress: Ingress, name: string): Fix | undefined {
  const key = ingress.annotations?.keyPlaces.get(classAnnotation);
  const removal = key && removeEntry(key, ingress.annotations?.entries.get(classAnnotation)?.place, classAnnotation);
  const addition = ingress.specNode && entryEdit(ingress.specNode, `ingressClassName: ${yamlString(name)}`);
  if (!removal || !addition) return undefined;
  return { title: message(move), safe: false, edits: [addition, ...removal.edits] };
}
