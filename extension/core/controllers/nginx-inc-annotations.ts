/**
 * Annotations of NGINX Inc.'s controller (docs.nginx.com/nginx-ingress-controller/configuration/ingress-resources; the kinds are
 * those of internal/k8s/validation.go). Its keys stand under `nginx.org/` or, for NGINX Plus, under `nginx.com/`.
 */
import { type AnnotationList, keysByKind } from './annotation-list.ts';

export const nginxIncAnnotations: AnnotationList = {
  controller: 'NGINX Ingress Controller',
  prefixes: ['nginx.org/', 'nginx.com/'],
  keys: keysByKind([
    [
      'boolean',
      `health-checks health-checks-mandatory hsts hsts-behind-proxy hsts-include-subdomains proxy-buffering redirect-to-https
      ssl-redirect use-cluster-ip`,
    ],
    ['integer', 'health-checks-mandatory-queue hsts-max-age keepalive max-conns max-fails proxy-next-upstream-tries'],
    [['master', 'minion'], 'mergeable-ingress-type'],
    [['case_sensitive', 'case_insensitive', 'exact'], 'path-regex'],
    [
      'text',
      `app-root basic-auth-realm basic-auth-secret client-body-buffer-size client-max-body-size fail-timeout grpc-services
      http-redirect-code jwt-key jwt-login-url jwt-realm jwt-token lb-method limit-req-burst limit-req-delay
      limit-req-dry-run limit-req-key limit-req-log-level limit-req-no-delay limit-req-rate limit-req-reject-code
      limit-req-scale limit-req-zone-size listen-ports listen-ports-ssl location-snippets policies proxy-buffer-size proxy-buffers
      proxy-busy-buffers-size proxy-connect-timeout proxy-hide-headers proxy-max-temp-file-size proxy-next-upstream
      proxy-next-upstream-timeout proxy-pass-headers proxy-read-timeout proxy-send-timeout proxy-set-headers rewrite-target
      rewrites server-snippets server-tokens slow-start ssl-ciphers ssl-prefer-server-ciphers ssl-services
      sticky-cookie-services upstream-zone-size websocket-services`,
    ],
  ]),
  patterns: [],
  retired: new Map(),
  dependences: [
    { keys: ['hsts-max-age', 'hsts-include-subdomains', 'hsts-behind-proxy'], needs: 'hsts' },
    { keys: ['basic-auth-realm'], needs: 'basic-auth-secret' },
    { keys: ['health-checks-mandatory'], needs: 'health-checks' },
    { keys: ['health-checks-mandatory-queue'], needs: 'health-checks-mandatory' },
  ],
  documentation:
    'https://docs.nginx.com/nginx-ingress-controller/configuration/ingress-resources/advanced-configuration-with-annotations/',
};
