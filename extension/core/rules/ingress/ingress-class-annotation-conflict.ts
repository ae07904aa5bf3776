/** Class annotation and field that disagree (ValidateIngressCreate in k8s.io/kubernetes pkg/apis/networking/validation). */
import { classAnnotation } from '../../bind/ingress-class.ts';
import { message } from '../../l10n/message.ts';
import { removeEntry } from '../fix.ts';
import { defineRule } from '../rule.ts';
import { ingressDocs } from './backends.ts';

const texts = {
  conflict: {
    en: 'The annotation says class "{annotation}", ingressClassName says "{field}"',
    ko: '어노테이션의 클래스는 "{annotation}"이고 ingressClassName은 "{field}"입니다',
  },
  field: { en: 'ingressClassName is here', ko: 'ingressClassName은 여기에 있습니다' },
};

export const ingressClassAnnotationConflict = defineRule({
  id: 'ingress-class-annotation-conflict',
  group: 'ingress',
  severity: 'error',
  summary: {
    en: 'Ingress class annotation and `ingressClassName` disagree',
    ko: 'Ingress 클래스 어노테이션과 `ingressClassName`이 서로 다릅니다',
  },
  why: {
    en: 'The API server refuses to create such an Ingress; older servers refuse the annotation beside the field even with the same value.',
    ko: 'API 서버가 이런 Ingress의 생성을 거부합니다. 오래된 서버는 값이 같더라도 필드와 어노테이션을 함께 쓰는 것을 거부합니다.',
  },
  fixable: 'sometimes',
  references: [`${ingressDocs}#deprecated-annotation`],
  on: ['ingress'],
  *check(ingress) {
    const fact = ingress.annotations?.entries.get(classAnnotation);
    const field = ingress.ingressClassName;
    if (!fact?.known || !field?.known || fact.value === field.value) return;
    const key = ingress.annotations?.keyPlaces.get(classAnnotation);
    const fix = key && removeEntry(key, fact.place, classAnnotation);
    yield {
      place: fact.place,
      message: message(texts.conflict, { annotation: fact.value, field: field.value }),
      related: [{ place: field.place, message: message(texts.field) }],
      fixes: fix ? [fix] : [],
    };
  },
});
