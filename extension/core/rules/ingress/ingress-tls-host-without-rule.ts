/** A TLS host for which the Ingress has no rule. */
import { normalHost } from '../../bind/host.ts';
import { familyOf, ignoresTlsHosts } from '../../bind/ingress-class.ts';
import { keys } from '../../index/keys.ts';
import { message } from '../../l10n/message.ts';
import type { Ingress } from '../../model/kinds/ingress.ts';
import { replaceScalar } from '../fix.ts';
import { defineRule } from '../rule.ts';
import { ingressDocs } from './backends.ts';
import { nearRuleHosts, ruleHosts, tlsHostsWithoutRule } from './tls-hosts.ts';

const texts = {
  without: {
    en: 'TLS is set up for {host}, but no rule has this host',
    ko: '{host}에 TLS가 설정되어 있지만 이 호스트의 규칙이 없습니다',
  },
  rule: { en: 'The rule’s host is {host}', ko: '규칙의 호스트는 {host}입니다' },
};

export const ingressTlsHostWithoutRule = defineRule({
  id: 'ingress-tls-host-without-rule',
  group: 'ingress',
  severity: 'warning',
  summary: { en: 'Ingress TLS host has no rule', ko: 'Ingress TLS 호스트에 해당하는 규칙이 없습니다' },
  why: {
    en: 'Hosts under `tls` have to match hosts under `rules`. The certificate of this entry is served for a host that is routed nowhere, and the rules’ hosts get another one.',
    ko: '`tls`의 호스트는 `rules`의 호스트와 일치해야 합니다. 이 항목의 인증서는 아무 곳으로도 라우팅되지 않는 호스트에 쓰이고, 규칙의 호스트는 다른 인증서를 사용합니다.',
  },
  fixable: 'sometimes',
  references: [`${ingressDocs}#tls`],
  on: ['ingress'],
  *check(ingress, view) {
    if (view.isOpen(ingress) || addsHosts(ingress) || ignoresTlsHosts(familyOf(view, ingress))) return;
    for (const { value: host, place } of tlsHostsWithoutRule(ingress)) {
      // One Ingress may hold the certificate for the paths of another.
      if (view.lookup(keys.ingressHost(view.setOf(ingress), normalHost(host))).length > 0) continue;
      const near = nearRuleHosts(ingress, host);
      const related = ruleHosts(ingress).filter(rule => near.length === 0 || near.includes(normalHost(rule.value)));
      yield {
        place,
        message: message(texts.without, { host }),
        related: related
          .slice(0, 3)
          .map(rule => ({ place: rule.place, message: message(texts.rule, { host: rule.value }) })),
        fixes: near.slice(0, 2).map(candidate => replaceScalar(place, candidate, false)),
      };
    }
  },
});

/** Annotations that make the controller serve more hosts than the rules name. */
function addsHosts(ingress: Ingress): boolean {
  return [...(ingress.annotations?.entries.keys() ?? [])].some(key =>
    /(from-to-www-redirect|server-alias|host-aliases|hostname-extension|auth-tls|redirect)/.test(key),
  );
}
