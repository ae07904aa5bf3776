/**
 * Annotations of ingress-nginx (kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations; the kinds are those of
 * the validators in internal/ingress/annotations).
 */
import { type AnnotationList, keysByKind, words } from './annotation-list.ts';

const onOff = ['on', 'off'];

export const nginxAnnotations: AnnotationList = {
  controller: 'ingress-nginx',
  prefixes: ['nginx.ingress.kubernetes.io/'],
  keys: keysByKind([
    [
      'boolean',
      `auth-always-set-cookie auth-keepalive-share-vars auth-tls-pass-certificate-to-upstream canary cors-allow-credentials
      disable-proxy-intercept-errors enable-access-log enable-cors enable-global-auth enable-modsecurity enable-opentelemetry
      enable-owasp-core-rules enable-rewrite-log force-ssl-redirect from-to-www-redirect opentelemetry-trust-incoming-span
      preserve-trailing-slash relative-redirects service-upstream session-cookie-change-on-failure
      session-cookie-conditional-samesite-none session-cookie-secure ssl-passthrough ssl-prefer-server-ciphers ssl-redirect
      upstream-hash-by-subset use-port-in-redirects use-regex`,
    ],
    [
      'integer',
      `auth-keepalive auth-keepalive-requests auth-tls-verify-depth canary-weight canary-weight-total cors-max-age
      limit-burst-multiplier limit-connections limit-rate limit-rate-after limit-rpm limit-rps permanent-redirect-code
      proxy-buffers-number proxy-next-upstream-tries proxy-ssl-verify-depth session-cookie-expires session-cookie-max-age
      temporal-redirect-code upstream-hash-by-subset-size`,
    ],
    [
      'seconds',
      `auth-keepalive-timeout proxy-connect-timeout proxy-next-upstream-timeout proxy-read-timeout proxy-send-timeout`,
    ],
    [
      'size',
      `client-body-buffer-size proxy-body-size proxy-buffer-size proxy-busy-buffers-size proxy-max-temp-file-size`,
    ],
    ['cidrs', 'allowlist-source-range denylist-source-range limit-allowlist limit-whitelist whitelist-source-range'],
    ['http-codes', 'custom-http-errors'],
    [['cookie'], 'affinity'],
    [['balanced', 'persistent'], 'affinity-mode'],
    [['sticky', 'legacy'], 'affinity-canary-behavior'],
    [['basic', 'digest'], 'auth-type'],
    [['auth-file', 'auth-map'], 'auth-secret-type'],
    [['HTTP', 'HTTPS', 'AUTO_HTTP', 'GRPC', 'GRPCS', 'FCGI', 'AJP'], 'backend-protocol'],
    [['any', 'all'], 'satisfy'],
    [['1.0', '1.1'], 'proxy-http-version'],
    [onOff, 'proxy-buffering proxy-request-buffering proxy-ssl-server-name proxy-ssl-verify'],
    [['on', 'off', 'optional', 'optional_no_ca'], 'auth-tls-verify-client'],
    [['None', 'Lax', 'Strict'], 'session-cookie-samesite'],
    [
      'text',
      `add-base-url app-root auth-cache-duration auth-cache-key auth-method auth-proxy-set-headers auth-realm auth-request-redirect
      auth-response-headers auth-secret auth-signin auth-signin-redirect-param auth-snippet auth-tls-error-page auth-tls-match-cn
      auth-tls-secret auth-url base-url-scheme canary-by-cookie canary-by-header canary-by-header-pattern canary-by-header-value
      configuration-snippet connection-proxy-header cors-allow-headers cors-allow-methods cors-allow-origin cors-expose-headers
      custom-headers default-backend enable-influxdb enable-opentracing fastcgi-index fastcgi-params-configmap global-rate-limit
      global-rate-limit-ignored-cidrs global-rate-limit-key global-rate-limit-window grpc-backend http2-push-preload influxdb-host
      influxdb-measurement influxdb-port influxdb-server-name load-balance lua-resty-waf lua-resty-waf-debug
      lua-resty-waf-ignore-rulesets lua-resty-waf-extra-rules mirror-host mirror-request-body mirror-target modsecurity-snippet
      modsecurity-transaction-id opentelemetry-operation-name opentracing-trust-incoming-span permanent-redirect proxy-cookie-domain
      proxy-cookie-path proxy-next-upstream proxy-redirect-from proxy-redirect-to proxy-ssl-ciphers proxy-ssl-name
      proxy-ssl-protocols proxy-ssl-secret rewrite-target secure-backends secure-verify-ca-secret server-alias server-snippet
      session-cookie-domain session-cookie-hash session-cookie-name session-cookie-path ssl-ciphers stream-snippet
      temporal-redirect upstream-fail-timeout upstream-hash-by upstream-max-fails upstream-vhost x-forwarded-prefix`,
    ],
  ]),
  patterns: [],
  retired: new Map([
    ['add-base-url', {}],
    ['base-url-scheme', {}],
    ['secure-backends', { instead: 'backend-protocol: HTTPS' }],
    ['grpc-backend', { instead: 'backend-protocol: GRPC' }],
    ['secure-verify-ca-secret', { instead: 'proxy-ssl-secret' }],
    ['session-cookie-hash', {}],
    ...words('enable-influxdb influxdb-host influxdb-measurement influxdb-port influxdb-server-name').map(
      key => [key, {}] as const,
    ),
    ['enable-opentracing', { instead: 'enable-opentelemetry' }],
    ['opentracing-trust-incoming-span', { instead: 'opentelemetry-trust-incoming-span' }],
    ...words('lua-resty-waf lua-resty-waf-debug lua-resty-waf-ignore-rulesets lua-resty-waf-extra-rules').map(
      key => [key, { instead: 'enable-modsecurity' }] as const,
    ),
  ]),
  dependences: [
    { keys: ['canary-by-header-value', 'canary-by-header-pattern'], needs: 'canary-by-header' },
    { keys: ['canary-weight-total'], needs: 'canary-weight' },
    {
      keys: words(`affinity-mode session-cookie-change-on-failure session-cookie-conditional-samesite-none session-cookie-domain
        session-cookie-expires session-cookie-max-age session-cookie-name session-cookie-path session-cookie-samesite
        session-cookie-secure`),
      needs: 'affinity',
    },
    { keys: ['auth-secret', 'auth-secret-type', 'auth-realm'], needs: 'auth-type' },
    { keys: ['auth-type'], needs: 'auth-secret' },
    {
      keys: words(`auth-always-set-cookie auth-cache-duration auth-cache-key auth-method auth-proxy-set-headers
        auth-request-redirect auth-response-headers auth-signin auth-signin-redirect-param auth-snippet`),
      needs: 'auth-url',
    },
    {
      keys: words(
        'auth-tls-verify-client auth-tls-verify-depth auth-tls-error-page auth-tls-pass-certificate-to-upstream auth-tls-match-cn',
      ),
      needs: 'auth-tls-secret',
    },
    {
      keys: words(`cors-allow-credentials cors-allow-headers cors-allow-methods cors-allow-origin cors-expose-headers
        cors-max-age`),
      needs: 'enable-cors',
    },
    { keys: ['mirror-host', 'mirror-request-body'], needs: 'mirror-target' },
    { keys: ['upstream-hash-by-subset', 'upstream-hash-by-subset-size'], needs: 'upstream-hash-by' },
    { keys: ['permanent-redirect-code'], needs: 'permanent-redirect' },
    { keys: ['temporal-redirect-code'], needs: 'temporal-redirect' },
  ],
  documentation: 'https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations/',
};
