/** A class that none of the IngressClasses of these files has (S11). */
import { familyOfClassName, ingressClasses } from '../../bind/ingress-class.ts';
import { isSurelyMeant } from '../../bind/togetherness.ts';
import { nearestVariants } from '../../index/view.ts';
import { message } from '../../l10n/message.ts';
import { knownValue } from '../../model/fact.ts';
import { titleOf } from '../../model/resource.ts';
import { nearestNames } from '../../text/nearest.ts';
import { replaceScalar } from '../fix.ts';
import { defineRule } from '../rule.ts';
import { ingressDocs } from './backends.ts';

const texts = {
  missing: { en: 'No IngressClass "{name}"', ko: 'IngressClass "{name}"이(가) 없습니다' },
  exists: { en: '{ingressClass} exists', ko: '{ingressClass}이(가) 있습니다' },
};

export const ingressClassNotFound = defineRule({
  id: 'ingress-class-not-found',
  group: 'ingress',
  severity: 'warning',
  summary: { en: 'Ingress names a class that does not exist', ko: 'Ingress가 존재하지 않는 클래스를 가리킵니다' },
  why: {
    en: 'A controller serves the Ingresses whose class is one of its IngressClasses. With another name the Ingress is accepted, and nobody serves it: no address, no routes.',
    ko: '컨트롤러는 자신의 IngressClass를 가리키는 Ingress만 처리합니다. 다른 이름이면 Ingress는 생성되지만 아무도 처리하지 않아 주소도 경로도 생기지 않습니다.',
  },
  fixable: 'sometimes',
  references: [`${ingressDocs}#ingress-class`],
  on: ['ingress'],
  *check(ingress, view) {
    // The annotation needs no IngressClass: controllers compare its text.
    if (!ingress.ingressClassName?.known || view.isOpen(ingress)) return;
    const { value: name, place } = ingress.ingressClassName;
    const classes = nearestVariants(ingress, ingressClasses(view, ingress), view);
    const names = classes.map(c => knownValue(c.name));
    if (classes.length === 0 || names.includes(name) || names.includes(undefined)) return;
    const near = nearestNames(
      name,
      names.flatMap(n => n ?? []),
    );
    // The classes of other controllers usually come with their installation.
    if (near.length === 0 && familyOfClassName(name) !== 'unknown') return;
    const candidates =
      near.length > 0 ? classes.filter(c => near.includes(knownValue(c.name) ?? '')) : classes.slice(0, 5);
    yield {
      place,
      message: message(texts.missing, { name }),
      // The IngressClass of another application of the workspace says little about this one's cluster.
      severity: near.length > 0 || classes.some(c => isSurelyMeant(ingress, c)) ? 'warning' : 'info',
      related: candidates.map(c => ({
        place: c.namePlace,
        message: message(texts.exists, { ingressClass: titleOf(c) }),
      })),
      fixes: near.map(candidate => replaceScalar(place, candidate, near.length === 1)),
    };
  },
});
