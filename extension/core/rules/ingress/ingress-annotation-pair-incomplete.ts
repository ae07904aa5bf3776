/** An annotation that does nothing without another one. */
import { familyOf, familyOfAnnotation } from '../../bind/ingress-class.ts';
import { isCanary } from '../../bind/ingress-overlap.ts';
import { listedKey } from '../../controllers/known-annotations.ts';
import { nginxFact } from '../../controllers/nginx.ts';
import { message } from '../../l10n/message.ts';
import type { Ingress } from '../../model/kinds/ingress.ts';
import { defineRule } from '../rule.ts';
import { lacks, nginxDocs, type WrittenAnnotation, writtenAnnotations } from './annotations.ts';

const texts = {
  incomplete: {
    en: '{key} does nothing without {needs}',
    ko: '{key}은(는) {needs} 없이는 아무 효과가 없습니다',
  },
};

export const ingressAnnotationPairIncomplete = defineRule({
  id: 'ingress-annotation-pair-incomplete',
  group: 'ingress',
  severity: 'warning',
  summary: {
    en: 'Annotation lacks the one that it depends on',
    ko: '어노테이션이 의존하는 다른 어노테이션이 없습니다',
  },
  why: {
    en: 'The controller looks at such an annotation only where the one that switches the feature on is there too; NGINX Inc.’s controller refuses the Ingress.',
    ko: '컨트롤러는 기능을 켜는 어노테이션이 함께 있을 때만 이런 어노테이션을 봅니다. NGINX Inc. 컨트롤러는 Ingress를 거부합니다.',
  },
  fixable: 'no',
  references: [nginxDocs],
  on: ['ingress'],
  *check(ingress, view) {
    const family = familyOf(view, ingress);
    for (const written of writtenAnnotations(ingress)) {
      if (family !== 'unknown' && family !== familyOfAnnotation(written.key)) continue;
      const needs = missingFor(ingress, written);
      if (needs !== undefined)
        yield { place: written.keyPlace, message: message(texts.incomplete, { key: written.key, needs }) };
    }
  },
});

/** The whole key that an annotation needs and the Ingress lacks. */
function missingFor(ingress: Ingress, { key, fact }: WrittenAnnotation): string | undefined {
  const listed = listedKey(key);
  if (!listed || fact.value.trim() === '') return undefined;
  const redirect = missingRedirect(ingress, listed.name, fact.value.trim());
  if (redirect !== undefined) return listed.prefix + redirect;
  const needs = listed.list.dependences.find(one => one.keys.includes(listed.name))?.needs;
  // Affinity of a canary is that of the main Ingress.
  if (needs === undefined || (needs === 'affinity' && isCanary(ingress))) return undefined;
  return lacks(ingress, listed.list, needs) ? listed.prefix + needs : undefined;
}

/** `proxy_redirect` of nginx takes two parameters, unless the first is a word of its own. */
function missingRedirect(ingress: Ingress, name: string, value: string): string | undefined {
  const other =
    name === 'proxy-redirect-from'
      ? 'proxy-redirect-to'
      : name === 'proxy-redirect-to'
        ? 'proxy-redirect-from'
        : undefined;
  if (other === undefined || value === 'off' || value === 'default') return undefined;
  return nginxFact(ingress, other) || ingress.annotations?.complete === false ? undefined : other;
}
