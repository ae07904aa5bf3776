/**
 * Annotations by which a Service speaks to whoever makes its load balancer: clouds' controllers, Cilium and kube-vip. MetalLB's are
 * in `request.ts`. The lists serve to find slips of the pen; none of them is complete for ever.
 */
import { type AnnotationList, keysByKind, type ValueKind } from '../controllers/annotation-list.ts';

function textKeys(names: string): ReadonlyMap<string, ValueKind> {
  return keysByKind([['text', names]]);
}

function list(controller: string, prefix: string, names: string, documentation: string): AnnotationList {
  const empty = { patterns: [], retired: new Map(), dependences: [] };
  return { controller, prefixes: [prefix], keys: textKeys(names), documentation, ...empty };
}

export const providerAnnotations: readonly AnnotationList[] = [
  list(
    'AWS',
    'service.beta.kubernetes.io/aws-load-balancer-',
    `access-log-emit-interval access-log-enabled access-log-s3-bucket-name access-log-s3-bucket-prefix additional-resource-tags
    alpn-policy attributes backend-protocol connection-draining-enabled connection-draining-timeout connection-idle-timeout
    cross-zone-load-balancing-enabled disable-nlb-sg eip-allocations eip-allocations-discovery-tags
    enable-icmp-for-path-mtu-discovery enable-prefix-for-ipv6-source-nat enable-tcp-udp-listener extra-security-groups
    healthcheck-healthy-threshold healthcheck-interval healthcheck-path healthcheck-port healthcheck-protocol
    healthcheck-success-codes healthcheck-timeout healthcheck-unhealthy-threshold inbound-sg-rules-on-private-link-traffic internal
    ip-address-type ipv6-addresses manage-backend-security-group-rules minimum-load-balancer-capacity multi-cluster-target-group
    name nlb-target-type private-ipv4-addresses proxy-protocol proxy-protocol-per-target-group quic-enabled-ports scheme
    security-group-prefix-lists security-groups source-nat-ipv6-prefixes ssl-cert ssl-negotiation-policy ssl-ports subnets
    target-group-attributes target-node-labels type`,
    'https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/service/annotations/',
  ),
  list(
    'Azure',
    'service.beta.kubernetes.io/azure-',
    `additional-public-ips allowed-ip-ranges allowed-service-tags deny-all-except-load-balancer-source-ranges
    disable-load-balancer-floating-ip dns-label-name load-balancer-configurations load-balancer-disable-tcp-reset
    load-balancer-enable-high-availability-ports load-balancer-health-probe-interval load-balancer-health-probe-num-of-probe
    load-balancer-health-probe-protocol load-balancer-health-probe-request-path load-balancer-internal
    load-balancer-internal-subnet load-balancer-ipv4 load-balancer-ipv6 load-balancer-mode load-balancer-resource-group
    load-balancer-tcp-idle-timeout pip-ip-tags pip-name pip-name-ipv6 pip-prefix-id pip-prefix-id-ipv6 pip-tags
    shared-securityrule`,
    'https://cloud-provider-azure.sigs.k8s.io/topics/loadbalancer/',
  ),
  list(
    'GKE',
    'networking.gke.io/',
    'internal-load-balancer-allow-global-access internal-load-balancer-subnet load-balancer-ip-addresses load-balancer-type',
    'https://cloud.google.com/kubernetes-engine/docs/concepts/service-load-balancer-parameters',
  ),
  list(
    'GKE',
    'cloud.google.com/',
    'backend-config load-balancer-type network-tier app-protocols',
    'https://cloud.google.com/kubernetes-engine/docs/concepts/service-load-balancer-parameters',
  ),
  list(
    'DigitalOcean',
    'service.beta.kubernetes.io/do-loadbalancer-',
    `algorithm certificate-id disable-lets-encrypt-dns-records enable-backend-keepalive enable-proxy-protocol
    healthcheck-check-interval-seconds healthcheck-healthy-threshold healthcheck-path healthcheck-port healthcheck-protocol
    healthcheck-response-timeout-seconds healthcheck-unhealthy-threshold hostname http-idle-timeout-seconds http-ports http2-ports
    http3-port name network protocol redirect-http-to-https size-slug size-unit sticky-sessions-cookie-name
    sticky-sessions-cookie-ttl sticky-sessions-type tls-passthrough tls-ports type`,
    'https://docs.digitalocean.com/products/kubernetes/how-to/configure-load-balancers/',
  ),
  list(
    'Hetzner Cloud',
    'load-balancer.hetzner.cloud/',
    `algorithm-type certificate-type disable-private-ingress disable-public-network health-check-http-domain
    health-check-http-path health-check-http-validate-certificate health-check-interval health-check-port health-check-protocol
    health-check-retries health-check-timeout hostname http-certificates http-cookie-lifetime http-cookie-name
    http-managed-certificate-acme-staging http-managed-certificate-domains http-managed-certificate-name http-redirect-http
    http-status-codes http-sticky-sessions id ipv4 ipv4-rdns ipv6 ipv6-disabled ipv6-rdns location name network-zone node-selector
    private-ipv4 protocol subnet-ip-range type use-private-ip uses-proxyprotocol`,
    'https://github.com/hetznercloud/hcloud-cloud-controller-manager/blob/main/docs/reference/load_balancer_annotations.md',
  ),
  list(
    'Cilium',
    'lbipam.cilium.io/',
    'ips sharing-cross-namespace sharing-key',
    'https://docs.cilium.io/en/stable/network/lb-ipam/',
  ),
];
