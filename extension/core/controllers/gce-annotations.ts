/** Annotations of GKE's controller on Ingresses (cloud.google.com/kubernetes-engine/docs/how-to/load-balance-ingress). */
import { type AnnotationList, keysByKind } from './annotation-list.ts';

export const gceAnnotations: AnnotationList = {
  controller: 'GKE Ingress',
  prefixes: ['networking.gke.io/'],
  keys: keysByKind([
    [
      'text',
      'managed-certificates static-ip v1beta1.FrontendConfig pre-shared-certs internal-load-balancer-allow-global-access suppress-firewall-xpn-error',
    ],
  ]),
  // Services, Gateways and networks carry keys under this prefix too.
  patterns: [/^(?!managed-cert|static-|v1beta1\.Front|pre-shared)/],
  retired: new Map(),
  dependences: [],
  documentation: 'https://cloud.google.com/kubernetes-engine/docs/how-to/load-balance-ingress',
};
