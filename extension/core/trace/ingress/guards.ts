/**
 * Annotations that may refuse or change a request in ways that are not followed here: authentication, address lists, limits, plug-ins,
 * middlewares, configuration snippets. A trace says that they are there.
 */
import type { ControllerFamily } from '../../bind/ingress-class.ts';
import { message, type Text } from '../../l10n/message.ts';
import type { Ingress } from '../../model/kinds/ingress.ts';
import type { Trail } from '../result.ts';

const texts = {
  guard: {
    en: '{key} may refuse or change the request, which is not followed here',
    ko: '{key}이(가) 요청을 거부하거나 바꿀 수 있으나 여기서는 따라가지 않습니다',
  },
} satisfies Record<string, Text>;

const guards: Partial<Record<ControllerFamily, RegExp>> = {
  nginx:
    /^nginx\.ingress\.kubernetes\.io\/(?:auth-(?:url|type|tls-secret|tls-verify-client)|whitelist-source-range|allowlist-source-range|denylist-source-range|limit-(?:rps|rpm|connections)|(?:configuration|server)-snippet|enable-modsecurity)$/,
  'nginx-inc':
    /^nginx\.(?:org|com)\/(?:basic-auth-secret|jwt-key|policies|limit-req-rate|(?:location|server)-snippets)$/,
  traefik: /^traefik\.ingress\.kubernetes\.io\/router\.(?:middlewares|tls\.options)$/,
  haproxy:
    /^haproxy(?:\.org|-ingress\.github\.io)\/(?:auth-(?:type|secret|url)|allow-list|whitelist(?:-source-range)?|deny-list|blacklist|rate-limit-requests|limit-rps|path-rewrite|request-redirect|backend-config-snippet)$/,
  alb: /^alb\.ingress\.kubernetes\.io\/(?:auth-type|inbound-cidrs|wafv2-acl-arn|waf-acl-id)$/,
  gce: /^networking\.gke\.io\/v1beta1\.FrontendConfig$/,
  kong: /^konghq\.com\/plugins$/,
};

export function addGuards(ingress: Ingress, family: ControllerFamily, trail: Trail): void {
  const pattern = guards[family];
  if (!pattern) return;
  for (const [key, fact] of ingress.annotations?.entries ?? [])
    if (pattern.test(key)) trail.add('filter', message(texts.guard, { key }), ingress, fact.place);
}
