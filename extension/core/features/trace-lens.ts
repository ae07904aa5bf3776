/** Above each host name of an Ingress rule or a route: a request for it, to be traced with one click. */
import type { Analysis, FilePlace } from '../analysis.ts';
import { coversHost } from '../bind/host.ts';
import { attachRoute } from '../gateway/attachment.ts';
import { anyHostname, coversHostname } from '../gateway/hostname.ts';
import { bindParent } from '../gateway/parents.ts';
import { indexedDocuments } from '../index/snapshot.ts';
import type { View } from '../index/view.ts';
import { type Locale, message, render, type Text } from '../l10n/message.ts';
import { type Fact, knownValue, valueOrDefault } from '../model/fact.ts';
import type { GatewayRoute } from '../model/kinds/gateway-route.ts';
import type { Ingress, IngressRule } from '../model/kinds/ingress.ts';
import type { Resource } from '../model/resource.ts';
import { normalHostName } from '../net/host-name.ts';
import type { FileId } from '../yaml/syntax.ts';

export interface TraceLens {
  /** The host name. */
  readonly range: FilePlace;
  readonly title: string;
  /** `https://shop.example.com/`, as the trace takes it. */
  readonly target: string;
}

const title: Text = { en: 'trace {target}', ko: '{target} 추적' };

/** The lenses of a file in order. Patterns of hosts and what a template decides are no requests. */
export function traceLenses(analysis: Analysis, file: FileId, locale: Locale): TraceLens[] {
  const view = analysis.view();
  return indexedDocuments(analysis.snapshot.files.get(file)).flatMap(document =>
    document.resources.flatMap(resource =>
      requestsOf(view, resource).flatMap(({ host, target }): TraceLens[] => {
        const range = analysis.locate(host.place);
        return range ? [{ range, target, title: render(message(title, { target }), locale) }] : [];
      }),
    ),
  );
}

interface Request {
  readonly host: Fact<string>;
  readonly target: string;
}

function requestsOf(view: View, resource: Resource): Request[] {
  switch (resource.type) {
    case 'ingress':
      return resource.rules.flatMap(rule => ofRule(resource, rule));
    case 'gateway-route':
      return (resource.hostnames?.items ?? []).flatMap(host => ofHostname(view, resource, host));
    default:
      return [];
  }
}

function ofRule(ingress: Ingress, rule: IngressRule): Request[] {
  const host = plainHost(rule.host);
  if (!rule.host || host === undefined) return [];
  const isSecured = ingress.tls.some(
    tls => tls.hosts === undefined || tls.hosts.items.some(own => own.known && coversHost(own.value, host)),
  );
  const paths = rule.paths.map(path => (path.path ? knownValue(path.path) : '/'));
  return [{ host: rule.host, target: `${isSecured ? 'https' : 'http'}://${host}${pathAmong(paths)}` }];
}

function ofHostname(view: View, route: GatewayRoute, written: Fact<string>): Request[] {
  const host = plainHost(written);
  if (host === undefined) return [];
  const entry = entryOf(view, route, host);
  switch (route.kind) {
    case 'HTTPRoute': {
      const matches = (route.rules?.items ?? []).flatMap((rule): (string | undefined)[] => {
        const items = rule.matches?.items ?? [];
        return items.length === 0 ? ['/'] : items.map(({ path }) => valueOrDefault(path?.value, '/'));
      });
      const scheme = entry?.isSecured ? 'https' : 'http';
      return [{ host: written, target: `${scheme}://${host}${portOf(entry?.port, scheme)}${pathAmong(matches)}` }];
    }
    case 'GRPCRoute':
      return [{ host: written, target: `grpc://${host}${portOf(entry?.port, 'grpc')}/` }];
    case 'TLSRoute':
      return [{ host: written, target: `tls://${host}${portOf(entry?.port, 'tls')}` }];
    default:
      return [];
  }
}

/** The listener by which a host name leads to a route, one with TLS first. */
function entryOf(view: View, route: GatewayRoute, host: string) {
  const entries = (route.parentRefs?.items ?? []).flatMap(parent => {
    const binding = bindParent(view, route, parent);
    const owner = binding?.state === 'bound' ? binding.targets[0] : undefined;
    if (!owner || owner.type === 'service') return [];
    return attachRoute(view, route, parent, owner).listeners.flatMap(({ listener, failed, hostnames }) => {
      const leads = hostnames.some(name => name === anyHostname || coversHostname(name, host));
      const { port, protocol } = listener;
      return failed === undefined && leads ? [{ port, isSecured: protocol === 'HTTPS' || protocol === 'TLS' }] : [];
    });
  });
  return entries.find(entry => entry.isSecured) ?? entries[0];
}

const wellKnown: Readonly<Record<string, number>> = { http: 80, https: 443, grpc: 80, tls: 443 };

function portOf(port: number | undefined, scheme: string): string {
  return port === undefined || port === wellKnown[scheme] ? '' : `:${port}`;
}

/** `/` where it is served, else the first path that is a path. */
function pathAmong(paths: readonly (string | undefined)[]): string {
  const plain = paths.flatMap(path => (path !== undefined && /^\/[\w./~-]*$/.test(path) ? [path] : []));
  return plain.length === 0 || plain.includes('/') ? '/' : plain[0]!;
}

function plainHost(host: Fact<string> | undefined): string | undefined {
  const value = knownValue(host);
  return value === undefined || value.includes('*') ? undefined : normalHostName(value);
}
