/**
 * What annotations of controllers do to a request before it reaches a backend: redirects and rewritten paths. ingress-nginx
 * (kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations), the AWS load balancer controller, and the other
 * controllers' redirects to HTTPS.
 */
import { coversHost } from '../../bind/host.ts';
import { type ControllerFamily, ignoresTlsHosts } from '../../bind/ingress-class.ts';
import type { Ingress } from '../../model/kinds/ingress.ts';
import { annotation } from '../../model/resource.ts';
import { Refusal, readTarget } from '../read-target.ts';
import type { TraceRequest } from '../request.ts';
import type { TraceRedirect } from '../result.ts';
import type { RoutingTable, TableEntry } from './table.ts';

export interface AnnotatedRedirect extends TraceRedirect {
  /** The annotation that says so. */
  readonly key: string;
}

const nginx = (key: string) => `nginx.ingress.kubernetes.io/${key}`;

/** Some TLS entry of the proxy's Ingresses is for the host. */
export function hasTls(table: RoutingTable, family: ControllerFamily, host: string | null): boolean {
  return table.ingresses.some(ingress =>
    ingress.tls.some(tls => {
      const hosts = tls.hosts?.items ?? [];
      if (hosts.length === 0 || ignoresTlsHosts(family)) return true;
      return host !== null && hosts.some(one => one.known && coversHost(one.value, host));
    }),
  );
}

/** The redirect that an Ingress makes of a request, `undefined` if it makes none. */
export function redirectOf(
  ingress: Ingress,
  family: ControllerFamily,
  request: TraceRequest,
  isSecured: boolean,
): AnnotatedRedirect | undefined {
  if (request.scheme === 'http') {
    const secure = httpsRedirect(ingress, family, isSecured);
    if (secure) {
      const { key, status, port } = secure;
      return { key, status, scheme: 'https', host: request.host ?? undefined, port, path: request.path };
    }
  }
  if (family !== 'nginx') return undefined;
  const permanent = annotation(ingress, nginx('permanent-redirect'));
  if (permanent !== undefined) {
    const code = Number(annotation(ingress, nginx('permanent-redirect-code')) ?? 301);
    return redirectTo(permanent, code, nginx('permanent-redirect'), request);
  }
  const temporal = annotation(ingress, nginx('temporal-redirect'));
  if (temporal !== undefined) {
    const code = Number(annotation(ingress, nginx('temporal-redirect-code')) ?? 302);
    return redirectTo(temporal, code, nginx('temporal-redirect'), request);
  }
  const root = annotation(ingress, nginx('app-root'));
  return root !== undefined && request.path === '/' ? redirectTo(root, 302, nginx('app-root'), request) : undefined;
}

function httpsRedirect(
  ingress: Ingress,
  family: ControllerFamily,
  isSecured: boolean,
): { readonly key: string; readonly status: number; readonly port: number | undefined } | undefined {
  const says = (key: string) => annotation(ingress, key);
  const at = (key: string, status: number, port?: number) => ({ key, status, port });
  switch (family) {
    case 'nginx':
      if (says(nginx('force-ssl-redirect')) === 'true') return at(nginx('force-ssl-redirect'), 308);
      return isSecured && says(nginx('ssl-redirect')) !== 'false' ? at(nginx('ssl-redirect'), 308) : undefined;
    case 'nginx-inc':
      return isSecured &&
        says('nginx.org/ssl-redirect') !== 'false' &&
        says('ingress.kubernetes.io/ssl-redirect') !== 'false'
        ? at('nginx.org/ssl-redirect', 301)
        : undefined;
    case 'haproxy': {
      const key =
        says('haproxy-ingress.github.io/ssl-redirect') === undefined
          ? 'haproxy.org/ssl-redirect'
          : 'haproxy-ingress.github.io/ssl-redirect';
      const value = says(key);
      return value === 'true' || (isSecured && value !== 'false') ? at(key, 302) : undefined;
    }
    case 'contour':
      return says('ingress.kubernetes.io/force-ssl-redirect') === 'true'
        ? at('ingress.kubernetes.io/force-ssl-redirect', 301)
        : undefined;
    case 'alb': {
      const port = Number(says('alb.ingress.kubernetes.io/ssl-redirect'));
      return port ? at('alb.ingress.kubernetes.io/ssl-redirect', 301, port === 443 ? undefined : port) : undefined;
    }
    default:
      return undefined;
  }
}

/** A whole URL, or a path of the same host. */
function redirectTo(url: string, status: number, key: string, request: TraceRequest): AnnotatedRedirect {
  const own = { key, status, scheme: request.scheme, host: request.host ?? undefined, port: undefined };
  if (url.startsWith('/')) return { ...own, path: url };
  const target = readTarget(url);
  if (target instanceof Refusal) return { ...own, path: request.path };
  return { ...own, scheme: target.scheme, host: target.host, port: target.port, path: target.path };
}

export const rewriteKey = nginx('rewrite-target');

/** ingress-nginx: the path that the backend gets, groups of the path's regular expression put in; `undefined` without a rewrite. */
export function rewrittenPath(entry: TableEntry): string | undefined {
  const target = annotation(entry.ingress, rewriteKey);
  if (target === undefined || !entry.groups) return undefined;
  const path = target.replace(/\$(\d)/g, (_, group: string) => entry.groups?.[Number(group)] ?? '');
  return path.startsWith('/') ? path : `/${path}`;
}

/** An action of the AWS load balancer controller, as its annotation has it. */
export type AlbAction =
  | { readonly type: 'redirect'; readonly redirect: TraceRedirect }
  | { readonly type: 'fixed-response'; readonly status: number }
  | {
      readonly type: 'forward';
      readonly targets: readonly { readonly service: string; readonly port: string; readonly weight: number }[];
    };

/** The action that a backend with the port `use-annotation` names; `undefined` where it cannot be read. */
export function albAction(ingress: Ingress, name: string, request: TraceRequest): AlbAction | undefined {
  const text = annotation(ingress, `alb.ingress.kubernetes.io/actions.${name}`);
  if (text === undefined) return undefined;
  try {
    return readAction(JSON.parse(text) as Record<string, unknown>, request);
  } catch {
    return undefined;
  }
}

function readAction(action: Record<string, unknown>, request: TraceRequest): AlbAction | undefined {
  const kind = String(action['type'] ?? action['Type']).toLowerCase();
  const config = (key: string) =>
    (action[key] ?? action[key[0]!.toUpperCase() + key.slice(1)] ?? {}) as Record<string, unknown>;
  if (kind === 'fixed-response') {
    const fixed = config('fixedResponseConfig');
    return { type: 'fixed-response', status: Number(fixed['statusCode'] ?? fixed['StatusCode'] ?? 503) };
  }
  if (kind === 'redirect') return { type: 'redirect', redirect: albRedirect(config('redirectConfig'), request) };
  if (kind !== 'forward') return undefined;
  const groups = (config('forwardConfig')['targetGroups'] ?? []) as Record<string, unknown>[];
  return {
    type: 'forward',
    targets: groups.flatMap(group =>
      group['serviceName'] === undefined
        ? []
        : [
            {
              service: String(group['serviceName']),
              port: String(group['servicePort']),
              weight: Number(group['weight'] ?? 1),
            },
          ],
    ),
  };
}

/** `#{protocol}`, `#{host}`, `#{port}` and `#{path}` stand for the request's own. */
function albRedirect(config: Record<string, unknown>, request: TraceRequest): TraceRedirect {
  const field = (name: string) =>
    String(config[name] ?? config[name[0]!.toUpperCase() + name.slice(1)] ?? `#{${name}}`);
  const filled = (text: string) =>
    text
      .replace('#{protocol}', request.scheme)
      .replace('#{host}', request.host ?? '')
      .replace('#{port}', String(request.port))
      .replace('#{path}', request.path.slice(1));
  const scheme = filled(field('protocol')).toLowerCase();
  const port = Number(filled(field('port')));
  const path = config['path'] ?? config['Path'];
  return {
    status: String(config['statusCode'] ?? config['StatusCode']).endsWith('301') ? 301 : 302,
    scheme,
    host: filled(field('host')) || undefined,
    port: port === (scheme === 'https' ? 443 : 80) ? undefined : port,
    path: path === undefined ? request.path : filled(String(path)),
  };
}
