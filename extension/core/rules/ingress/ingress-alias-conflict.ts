/** An alias that is the host of another Ingress. */
import { peersOnHost } from '../../bind/ingress-overlap.ts';
import { serverAliases } from '../../controllers/nginx.ts';
import { message } from '../../l10n/message.ts';
import { titleOf } from '../../model/resource.ts';
import { defineRule } from '../rule.ts';
import { mayBeNginx, nginxAnnotation, nginxDocs } from './annotations.ts';

const texts = {
  conflict: {
    en: 'The alias {alias} is passed over: it is a host of {other}',
    ko: '별칭 {alias}은(는) {other}의 호스트이므로 무시됩니다',
  },
  other: { en: '{other} is here', ko: '{other}은(는) 여기에 있습니다' },
};

export const ingressAliasConflict = defineRule({
  id: 'ingress-alias-conflict',
  group: 'ingress',
  severity: 'warning',
  summary: { en: 'Server alias is the host of another Ingress', ko: '서버 별칭이 다른 Ingress의 호스트입니다' },
  why: {
    en: 'A host that some rule serves cannot be an alias: ingress-nginx drops the alias, and requests for that name go by the rules of the other Ingress.',
    ko: '어떤 규칙이 제공하는 호스트는 별칭이 될 수 없습니다. ingress-nginx는 별칭을 버리고 그 이름의 요청은 다른 Ingress의 규칙을 따릅니다.',
  },
  fixable: 'no',
  references: [`${nginxDocs}#server-alias`],
  on: ['ingress'],
  *check(ingress, view) {
    const fact = nginxAnnotation(ingress, 'server-alias');
    if (!fact || !mayBeNginx(view, ingress)) return;
    for (const alias of serverAliases(ingress)) {
      const other = peersOnHost(view, ingress, alias)[0]?.ingress;
      if (!other) continue;
      yield {
        place: fact.place,
        message: message(texts.conflict, { alias, other: titleOf(other) }),
        related: [{ place: other.namePlace, message: message(texts.other, { other: titleOf(other) }) }],
      };
    }
  },
});
