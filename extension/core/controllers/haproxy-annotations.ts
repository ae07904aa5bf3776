/** Annotations of HAProxy Technologies' controller (github.com/haproxytech/kubernetes-ingress documentation/annotations.md). */
import { type AnnotationList, keysByKind } from './annotation-list.ts';

export const haproxyAnnotations: AnnotationList = {
  controller: 'HAProxy Kubernetes Ingress Controller',
  prefixes: ['haproxy.org/', 'haproxy.com/'],
  keys: keysByKind([
    [
      'boolean',
      'check cors-allow-credentials cors-enable forwarded-for server-ssl ssl-passthrough ssl-redirect standalone-backend',
    ],
    ['integer', 'pod-maxconn rate-limit-requests request-capture-len scale-server-slots ssl-redirect-port'],
    [['301', '302', '303'], 'ssl-redirect-code'],
    [
      'text',
      `allow-list auth-realm auth-secret auth-type backend-config-snippet blacklist check-http check-interval cookie-persistence
      cookie-persistence-no-dynamic cors-allow-headers cors-allow-methods cors-allow-origin cors-max-age deny-list
      cr-backend ingress.class load-balance path-rewrite rate-limit-period rate-limit-size rate-limit-status-code
      rate-limit-whitelist request-capture request-redirect request-redirect-code request-set-header response-set-header
      route-acl send-proxy-protocol server-ca server-crt server-proto set-host src-ip-header timeout-check timeout-client
      timeout-client-fin timeout-connect timeout-http-keep-alive timeout-http-request timeout-queue timeout-server
      timeout-server-fin timeout-tunnel whitelist`,
    ],
  ]),
  patterns: [],
  retired: new Map([
    ['blacklist', { instead: 'deny-list', stillRead: true }],
    ['whitelist', { instead: 'allow-list', stillRead: true }],
  ]),
  dependences: [
    { keys: ['auth-secret', 'auth-realm'], needs: 'auth-type' },
    { keys: ['request-redirect-code'], needs: 'request-redirect' },
    {
      keys: ['cors-allow-origin', 'cors-allow-methods', 'cors-allow-credentials', 'cors-allow-headers', 'cors-max-age'],
      needs: 'cors-enable',
    },
  ],
  documentation: 'https://github.com/haproxytech/kubernetes-ingress/blob/master/documentation/annotations.md',
};
