/** A rule host that no TLS entry covers, in an Ingress that has TLS (S10). */
import { coversHost } from '../../bind/host.ts';
import { familyOf, ignoresTlsHosts } from '../../bind/ingress-class.ts';
import { message } from '../../l10n/message.ts';
import { defineRule } from '../rule.ts';
import { ingressDocs } from './backends.ts';
import { hasKnownHosts, nearRuleHosts, ruleHosts, tlsHosts, tlsHostsWithoutRule } from './tls-hosts.ts';

const texts = {
  without: { en: 'No TLS entry covers {host}', ko: '{host}을(를) 포함하는 TLS 항목이 없습니다' },
  tls: { en: 'TLS hosts are here', ko: 'TLS 호스트는 여기에 있습니다' },
};

export const ingressRuleHostWithoutTls = defineRule({
  id: 'ingress-rule-host-without-tls',
  group: 'ingress',
  severity: 'warning',
  summary: { en: 'Ingress has TLS, but not for this host', ko: 'Ingress에 TLS가 있지만 이 호스트는 빠져 있습니다' },
  why: {
    en: 'HTTPS requests for the host get the controller’s default certificate, which browsers refuse; plain HTTP works. A wildcard such as `*.example.com` covers one label only: neither `example.com` nor `a.b.example.com`.',
    ko: '이 호스트의 HTTPS 요청은 브라우저가 거부하는 컨트롤러 기본 인증서를 받고, 일반 HTTP만 동작합니다. `*.example.com` 같은 와일드카드는 레이블 하나만 포함하므로 `example.com`이나 `a.b.example.com`은 포함하지 않습니다.',
  },
  fixable: 'no',
  references: [`${ingressDocs}#tls`, 'https://www.rfc-editor.org/rfc/rfc6125#section-6.4.3'],
  on: ['ingress'],
  *check(ingress, view) {
    if (ingress.tls.length === 0 || !hasKnownHosts(ingress) || view.isOpen(ingress)) return;
    if (ignoresTlsHosts(familyOf(view, ingress))) return;
    // An entry without hosts is for all of them.
    if (ingress.tls.some(tls => !tls.hosts || tls.hosts.items.length === 0)) return;
    const covered = tlsHosts(ingress);
    // A host that a TLS host was surely meant to be is reported there.
    const misspelt = tlsHostsWithoutRule(ingress).flatMap(tls => nearRuleHosts(ingress, tls.value).slice(0, 1));
    const seen = new Set<string>();
    for (const { value: host, place } of ruleHosts(ingress)) {
      if (covered.some(tls => coversHost(tls.value, host)) || misspelt.includes(host) || seen.has(host)) continue;
      seen.add(host);
      yield {
        place,
        message: message(texts.without, { host }),
        related: [{ place: covered[0]?.place ?? ingress.tlsPlace ?? ingress.specPlace, message: message(texts.tls) }],
      };
    }
  },
});
