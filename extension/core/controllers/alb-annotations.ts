/**
 * Annotations of the AWS Load Balancer Controller on Ingresses
 * (kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/ingress/annotations).
 */
import { type AnnotationList, keysByKind } from './annotation-list.ts';

export const albAnnotations: AnnotationList = {
  controller: 'AWS Load Balancer Controller',
  prefixes: ['alb.ingress.kubernetes.io/'],
  keys: keysByKind([
    ['boolean', 'shield-advanced-protection'],
    [
      'integer',
      `auth-session-timeout group.order healthcheck-interval-seconds healthcheck-timeout-seconds healthy-threshold-count
      ssl-redirect unhealthy-threshold-count`,
    ],
    ['json', 'auth-idp-cognito auth-idp-oidc listen-ports'],
    [['internal', 'internet-facing'], 'scheme'],
    [['ipv4', 'dualstack', 'dualstack-without-public-ipv4'], 'ip-address-type'],
    [['instance', 'ip'], 'target-type'],
    [['HTTP', 'HTTPS'], 'backend-protocol healthcheck-protocol'],
    [['HTTP1', 'HTTP2', 'GRPC'], 'backend-protocol-version'],
    [['none', 'oidc', 'cognito'], 'auth-type'],
    [['authenticate', 'allow', 'deny'], 'auth-on-unauthenticated-request'],
    [
      'text',
      `auth-scope auth-session-cookie certificate-arn customer-owned-ipv4-pool frontend-nlb-attributes group.name healthcheck-path
      healthcheck-port inbound-cidrs ipam-ipv4-pool-id load-balancer-attributes load-balancer-name
      manage-backend-security-group-rules minimum-load-balancer-capacity multi-cluster-target-group mutual-authentication
      security-group-prefix-lists security-groups ssl-policy subnets success-codes tags target-group-attributes
      target-node-labels waf-acl-id wafv2-acl-arn wafv2-acl-name web-acl-id`,
    ],
  ]),
  patterns: [
    /^actions\./,
    /^conditions\./,
    /^transforms\./,
    /^listener-attributes\./,
    /^enable-frontend-nlb$/,
    /^frontend-nlb-/,
  ],
  retired: new Map(),
  dependences: [{ keys: ['group.order'], needs: 'group.name' }],
  documentation: 'https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/ingress/annotations/',
};
