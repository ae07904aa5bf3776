/** Annotations of Traefik's Kubernetes Ingress provider (doc.traefik.io/traefik/routing/providers/kubernetes-ingress). */
import { type AnnotationList, keysByKind } from './annotation-list.ts';

export const traefikAnnotations: AnnotationList = {
  controller: 'Traefik',
  prefixes: ['traefik.ingress.kubernetes.io/'],
  keys: keysByKind([
    [
      'boolean',
      `router.tls service.passhostheader service.sticky.cookie service.sticky.cookie.httponly service.sticky.cookie.secure
      service.nativelb service.nodeportlb router.observability.accesslogs router.observability.metrics router.observability.tracing`,
    ],
    ['integer', 'router.priority'],
    [
      'text',
      `router.entrypoints router.middlewares router.pathmatcher router.rulesyntax router.tls.certresolver router.tls.options
      service.serversscheme service.serverstransport service.sticky.cookie.domain service.sticky.cookie.maxage
      service.sticky.cookie.name service.sticky.cookie.path service.sticky.cookie.samesite`,
    ],
  ]),
  // The second row is what Traefik 1 read, with keys of another form.
  patterns: [/^router\.tls\.domains(\.\d+|\[\d+\])\.(main|sans)$/, /^(?!router\.|service\.)/],
  retired: new Map(),
  dependences: [],
  documentation: 'https://doc.traefik.io/traefik/routing/providers/kubernetes-ingress/#annotations',
};
