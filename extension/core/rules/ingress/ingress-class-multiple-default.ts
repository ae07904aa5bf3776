/** Two IngressClasses that are both marked as the default (S11). */
import { defaultClasses, defaultClassFact, isDefaultClass } from '../../bind/ingress-class.ts';
import { appliedTogether } from '../../bind/togetherness.ts';
import { message } from '../../l10n/message.ts';
import { titleOf } from '../../model/resource.ts';
import { defineRule } from '../rule.ts';
import { ingressDocs } from './backends.ts';

const texts = {
  several: { en: '{other} is the default class, too', ko: '{other}도 기본 클래스입니다' },
  other: { en: '{other} is marked here', ko: '{other}은(는) 여기에 표시되어 있습니다' },
};

export const ingressClassMultipleDefault = defineRule({
  id: 'ingress-class-multiple-default',
  group: 'ingress',
  severity: 'warning',
  summary: { en: 'Several IngressClasses are the default', ko: '기본 IngressClass가 여러 개입니다' },
  why: {
    en: 'An Ingress without a class gets the newest of the default classes, so who serves it depends on the order in which they were created. API servers before 1.27 refuse such an Ingress.',
    ko: '클래스가 없는 Ingress는 기본 클래스 중 가장 나중에 만들어진 것을 받으므로, 누가 처리하는지가 생성 순서에 달려 있습니다. 1.27 이전의 API 서버는 이런 Ingress를 거부합니다.',
  },
  fixable: 'no',
  references: [`${ingressDocs}#default-ingress-class`],
  on: ['ingress-class'],
  *check(ingressClass, view) {
    const fact = defaultClassFact(ingressClass);
    if (!fact || !isDefaultClass(ingressClass)) return;
    const others = defaultClasses(view, ingressClass).filter(other => appliedTogether(view, ingressClass, other));
    const [first] = others;
    if (!first) return;
    yield {
      place: fact.place,
      message: message(texts.several, { other: titleOf(first) }),
      related: others.slice(0, 5).map(other => ({
        place: defaultClassFact(other)?.place ?? other.namePlace,
        message: message(texts.other, { other: titleOf(other) }),
      })),
    };
  },
});
