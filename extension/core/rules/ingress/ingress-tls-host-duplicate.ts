/** One host with two certificates: which one a client gets is a matter of order. */
import { normalHost } from '../../bind/host.ts';
import { classOf, familyOf, sameClass } from '../../bind/ingress-class.ts';
import { appliedTogether } from '../../bind/togetherness.ts';
import { keys } from '../../index/keys.ts';
import type { View } from '../../index/view.ts';
import { message } from '../../l10n/message.ts';
import { knownValue } from '../../model/fact.ts';
import type { Ingress, IngressTls } from '../../model/kinds/ingress.ts';
import type { Place } from '../../yaml/syntax.ts';
import { defineRule } from '../rule.ts';
import { ingressDocs } from './backends.ts';

const texts = {
  duplicate: {
    en: '{host} has two certificates: Secret "{first}" and Secret "{second}"',
    ko: '{host}에 인증서가 두 개 있습니다: Secret "{first}", Secret "{second}"',
  },
  here: { en: 'Secret "{first}" is for this host, too', ko: 'Secret "{first}"도 이 호스트의 것입니다' },
};

export const ingressTlsHostDuplicate = defineRule({
  id: 'ingress-tls-host-duplicate',
  group: 'ingress',
  severity: 'warning',
  summary: { en: 'TLS host has two different Secrets', ko: 'TLS 호스트에 서로 다른 Secret이 두 개 있습니다' },
  why: {
    en: 'The server name of a TLS session leads to one certificate. Of two Secrets for a host the controller takes one, usually that of the oldest Ingress, and the other is never served.',
    ko: 'TLS 세션의 서버 이름은 인증서 하나로 이어집니다. 한 호스트에 Secret이 둘이면 컨트롤러는 보통 가장 오래된 Ingress의 것 하나만 사용하고 다른 것은 쓰이지 않습니다.',
  },
  fixable: 'no',
  references: [`${ingressDocs}#tls`],
  on: ['ingress'],
  *check(ingress, view) {
    const family = familyOf(view, ingress);
    // These choose among all certificates by what fits the client.
    if (family === 'gce' || family === 'alb') return;
    const seen = new Map<string, { secret: string; place: Place }>();
    for (const tls of ingress.tls) {
      const second = secretOf(view, ingress, tls);
      for (const host of tls.hosts?.items ?? []) {
        if (!host.known || second === undefined) continue;
        const key = normalHost(host.value);
        const first = seen.get(key) ?? elsewhere(view, ingress, key);
        if (!first) seen.set(key, { secret: second, place: host.place });
        else if (first.secret !== second) {
          const args = { host: host.value, first: nameOf(first.secret), second: nameOf(second) };
          yield {
            place: host.place,
            message: message(texts.duplicate, args),
            related: [{ place: first.place, message: message(texts.here, args) }],
          };
        }
      }
    }
  },
});

/** The Secret of an earlier Ingress of the class for the host, where both are surely applied together. */
function elsewhere(view: View, ingress: Ingress, host: string): { secret: string; place: Place } | undefined {
  const all = view.lookupType('ingress', keys.tlsHost(view.setOf(ingress), host));
  const ownClass = classOf(view, ingress);
  for (const other of all.slice(0, Math.max(0, all.indexOf(ingress)))) {
    if (appliedTogether(view, ingress, other) === undefined || !sameClass(ownClass, classOf(view, other))) continue;
    for (const tls of other.tls) {
      const fact = tls.hosts?.items.find(h => h.known && normalHost(h.value) === host);
      const secret = secretOf(view, other, tls);
      if (fact && secret !== undefined) return { secret, place: fact.place };
    }
  }
  return undefined;
}

/** `namespace/name`, as Secrets of one name in two namespaces are two. */
function secretOf(view: View, ingress: Ingress, tls: IngressTls): string | undefined {
  const [namespace, name] = [view.namespaceOf(ingress), knownValue(tls.secretName)];
  return namespace === undefined || !name ? undefined : `${namespace}/${name}`;
}

function nameOf(secret: string): string {
  return secret.slice(secret.indexOf('/') + 1);
}
