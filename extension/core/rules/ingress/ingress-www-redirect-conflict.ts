/** A redirect between www and the bare host that is skipped because the other host is served. */
import { isWildcardHost, normalHost } from '../../bind/host.ts';
import { peersOnHost } from '../../bind/ingress-overlap.ts';
import { nginxFlag } from '../../controllers/nginx.ts';
import { message } from '../../l10n/message.ts';
import { defineRule } from '../rule.ts';
import { mayBeNginx, nginxAnnotation, nginxDocs } from './annotations.ts';
import { ruleHosts } from './tls-hosts.ts';

const texts = {
  conflict: {
    en: 'No redirect between {host} and {twin}: {twin} has rules of its own',
    ko: '{twin}에 자체 규칙이 있어 {host}와 {twin} 사이의 리디렉션이 없습니다',
  },
  twin: { en: '{twin} is served here', ko: '{twin}은(는) 여기에서 제공됩니다' },
};

export const ingressWwwRedirectConflict = defineRule({
  id: 'ingress-www-redirect-conflict',
  group: 'ingress',
  severity: 'info',
  summary: {
    en: 'Redirect from or to www is skipped: the other host has rules',
    ko: 'www 리디렉션이 적용되지 않습니다. 다른 호스트에 규칙이 있습니다',
  },
  why: {
    en: '`from-to-www-redirect` makes a server for the twin host that redirects. Where some Ingress serves the twin, ingress-nginx keeps that and skips the redirect.',
    ko: '`from-to-www-redirect`는 짝이 되는 호스트에 리디렉션하는 서버를 만듭니다. 어떤 Ingress가 그 호스트를 제공하면 ingress-nginx는 그것을 유지하고 리디렉션을 건너뜁니다.',
  },
  fixable: 'no',
  references: [`${nginxDocs}#redirect-fromto-www`],
  on: ['ingress'],
  *check(ingress, view) {
    const fact = nginxAnnotation(ingress, 'from-to-www-redirect');
    if (!fact || nginxFlag(ingress, 'from-to-www-redirect') !== true || !mayBeNginx(view, ingress)) return;
    const hosts = ruleHosts(ingress);
    for (const { value } of hosts) {
      const host = normalHost(value);
      if (isWildcardHost(host)) continue;
      const twin = host.startsWith('www.') ? host.slice(4) : `www.${host}`;
      const own = hosts.find(one => normalHost(one.value) === twin);
      // Of two twins of one Ingress, the one without www speaks.
      if (own && host.startsWith('www.')) continue;
      const place = own?.place ?? peersOnHost(view, ingress, twin)[0]?.ingress.namePlace;
      if (!place) continue;
      yield {
        place: fact.place,
        message: message(texts.conflict, { host, twin }),
        related: [{ place, message: message(texts.twin, { twin }) }],
      };
    }
  },
});
