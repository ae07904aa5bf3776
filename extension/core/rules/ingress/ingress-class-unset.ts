/** An Ingress without a class, where IngressClasses are at hand and none of them is the default (S11). */
import { classOf, familyOf, ingressClasses } from '../../bind/ingress-class.ts';
import { message } from '../../l10n/message.ts';
import { knownValue } from '../../model/fact.ts';
import { titleOf } from '../../model/resource.ts';
import { insertEntry } from '../fix.ts';
import { defineRule } from '../rule.ts';
import { ingressDocs } from './backends.ts';

const texts = {
  unset: {
    en: 'The Ingress has no class and no IngressClass is the default',
    ko: 'Ingress에 클래스가 없고 기본 IngressClass도 없습니다',
  },
  exists: { en: '{ingressClass} is not the default', ko: '{ingressClass}은(는) 기본 클래스가 아닙니다' },
};

export const ingressClassUnset = defineRule({
  id: 'ingress-class-unset',
  group: 'ingress',
  severity: 'info',
  summary: { en: 'Ingress has no class and there is no default', ko: 'Ingress에 클래스가 없고 기본 클래스도 없습니다' },
  why: {
    en: 'Without a class, and without a default IngressClass, only a controller that was told to take such Ingresses serves it.',
    ko: '클래스도 기본 IngressClass도 없으면, 클래스 없는 Ingress까지 처리하도록 설정된 컨트롤러만 이 Ingress를 처리합니다.',
  },
  fixable: 'sometimes',
  references: [`${ingressDocs}#default-ingress-class`],
  on: ['ingress'],
  *check(ingress, view) {
    if (view.isOpen(ingress) || ingress.group !== 'networking.k8s.io' || classOf(view, ingress).state !== 'none')
      return;
    if (familyOf(view, ingress) === 'gce') return;
    // Files without any IngressClass say nothing about the cluster's classes.
    const classes = ingressClasses(view, ingress);
    if (classes.length === 0) return;
    const [only] = classes;
    const name = classes.length === 1 ? knownValue(only?.name) : undefined;
    const fix = name && ingress.specNode ? insertEntry(ingress.specNode, 'ingressClassName', name) : undefined;
    yield {
      place: ingress.specPlace,
      message: message(texts.unset),
      related: classes
        .slice(0, 5)
        .map(c => ({ place: c.namePlace, message: message(texts.exists, { ingressClass: titleOf(c) }) })),
      fixes: fix ? [fix] : [],
    };
  },
});
