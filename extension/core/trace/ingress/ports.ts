/**
 * The ports on which a controller serves an Ingress: 80 and 443, unless the Ingress says otherwise (aws-load-balancer-controller
 * "listen-ports", NGINX Inc. "nginx.org/listen-ports", GKE "kubernetes.io/ingress.allow-http", Traefik "router.entrypoints").
 */
import type { ControllerFamily } from '../../bind/ingress-class.ts';
import type { Ingress } from '../../model/kinds/ingress.ts';
import { annotation } from '../../model/resource.ts';

export interface ServedPorts {
  readonly plain: readonly number[];
  readonly secure: readonly number[];
  /** The annotation that says so. */
  readonly key: string | undefined;
  /** False where other ports may be served as well. */
  readonly certain: boolean;
}

/** Controllers' own configuration may add ports, which manifests of Ingresses do not show. */
const usual: ServedPorts = { plain: [80], secure: [443], key: undefined, certain: false };

export function servedPorts(ingress: Ingress, family: ControllerFamily): ServedPorts {
  switch (family) {
    case 'alb':
      return albPorts(ingress) ?? usual;
    case 'nginx-inc':
      return nginxPorts(ingress) ?? usual;
    case 'gce': {
      const key = 'kubernetes.io/ingress.allow-http';
      return annotation(ingress, key) === 'false'
        ? { plain: [], secure: [443], key, certain: true }
        : { ...usual, certain: true };
    }
    case 'traefik':
      return traefikPorts(ingress) ?? usual;
    default:
      return usual;
  }
}

/** `[{"HTTP": 80}, {"HTTPS": 443}]`. Ingresses of one group share a load balancer and add their ports. */
function albPorts(ingress: Ingress): ServedPorts | undefined {
  const key = 'alb.ingress.kubernetes.io/listen-ports';
  const certain = annotation(ingress, 'alb.ingress.kubernetes.io/group.name') === undefined;
  const text = annotation(ingress, key);
  if (text === undefined) {
    const certificate = 'alb.ingress.kubernetes.io/certificate-arn';
    return annotation(ingress, certificate) === undefined
      ? undefined
      : { plain: [], secure: [443], key: certificate, certain };
  }
  try {
    const entries = (JSON.parse(text) as Record<string, unknown>[]).flatMap(entry => Object.entries(entry));
    const of = (protocol: string) =>
      entries.flatMap(([name, port]) => (name.toUpperCase() === protocol && typeof port === 'number' ? port : []));
    return { plain: of('HTTP'), secure: of('HTTPS'), key, certain };
  } catch {
    return undefined;
  }
}

function nginxPorts(ingress: Ingress): ServedPorts | undefined {
  const numbers = (key: string) =>
    annotation(ingress, key)
      ?.split(',')
      .map(Number)
      .filter(port => Number.isInteger(port) && port > 0);
  const [plain, secure] = [numbers('nginx.org/listen-ports'), numbers('nginx.org/listen-ports-ssl')];
  if (!plain && !secure) return undefined;
  const key = plain ? 'nginx.org/listen-ports' : 'nginx.org/listen-ports-ssl';
  return { plain: plain ?? usual.plain, secure: secure ?? usual.secure, key, certain: true };
}

/** Entry points by the names that Traefik's chart gives them; what others are is in Traefik's own configuration. */
function traefikPorts(ingress: Ingress): ServedPorts | undefined {
  const key = 'traefik.ingress.kubernetes.io/router.entrypoints';
  const names = annotation(ingress, key)
    ?.split(',')
    .map(name => name.trim());
  if (!names) return undefined;
  return {
    plain: names.includes('web') ? [80] : [],
    secure: names.includes('websecure') ? [443] : [],
    key,
    // On the ports of other entry points Traefik may answer with a redirect of its own.
    certain: false,
  };
}
