/** Requests through a Gateway (semantics "Gateway API routing", S10, S13–S15). */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { app, backendsOf, follower } from './follow.ts';

const apps = ['a', 'b', 'c', 'd'].map(name => app('shop', name)).join('') + app('other', 'x');

function gateway(listeners: string, more = ''): string {
  return `
---
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: {name: g, namespace: shop}
spec:
  gatewayClassName: any
  listeners: [${listeners}]
${more}`;
}

/** `rules`: the list in flow style. */
function route(name: string, rules: string, hostnames = '', kind = 'HTTPRoute', more = ''): string {
  return `
---
apiVersion: gateway.networking.k8s.io/v1
kind: ${kind}
metadata: {name: ${name}, namespace: shop}
spec:
  parentRefs: [{name: g${more}}]
  ${hostnames === '' ? '' : `hostnames: [${hostnames}]`}
  rules: ${rules}
`;
}

const to = (name: string, more = '') => `backendRefs: [{name: ${name}, port: 80${more}}]`;
const http = '{name: http, port: 80, protocol: HTTP}';

describe('matching of HTTPRoutes', () => {
  const follow = follower(
    apps +
      gateway(http) +
      route(
        'r1',
        `[{matches: [{path: {value: /a}}], ${to('a')}},
          {matches: [{path: {type: Exact, value: /a}}], ${to('b')}},
          {matches: [{path: {value: /a/b/}}], ${to('c')}},
          {matches: [{path: {value: /a}, method: POST}], ${to('d')}},
          {matches: [{path: {value: /h}, headers: [{name: Version, value: two}]}], ${to('b')}},
          {matches: [{path: {value: /h}}], ${to('a')}},
          {matches: [{path: {value: /q}, queryParams: [{name: animal, value: whale}]}], ${to('b')}},
          {matches: [{path: {value: /q}, queryParams: [{name: animal, value: whale}, {name: color, value: blue}]}], ${to('c')}},
          {matches: [{path: {type: RegularExpression, value: "/re/[0-9]+"}}], ${to('d')}}]`,
        'shop.example.com',
      ) +
      route('r2', `[{${to('d')}}]`, '"*.example.com"') +
      route('r3', `[{${to('c')}}]`),
  );
  const rows: readonly (readonly [string, string, Record<string, unknown>?])[] = [
    ['/a', 'shop/b:80'],
    ['/a/', 'shop/a:80'],
    ['/a/x', 'shop/a:80'],
    ['/a/b', 'shop/c:80'],
    ['/a/b/c', 'shop/c:80'],
    ['/a/x', 'shop/d:80', { method: 'POST' }],
    ['/a', 'shop/b:80', { method: 'POST' }],
    // What the route for this host does not take, the one for the wildcard does.
    ['/ab', 'shop/d:80'],
    ['/A', 'shop/d:80'],
    ['/h', 'shop/a:80'],
    ['/h', 'shop/b:80', { headers: { vERSION: 'two' } }],
    ['/h', 'shop/a:80', { headers: { version: 'Two' } }],
    ['/q?animal=whale', 'shop/b:80'],
    ['/q?color=blue&animal=whale', 'shop/c:80'],
    ['/q?animal=whales', 'shop/d:80'],
    ['/re/12', 'shop/d:80'],
  ];
  for (const [path, backends, more] of rows) {
    it(`${path} ${JSON.stringify(more ?? {})}`, () =>
      assert.equal(backendsOf(follow({ url: `http://shop.example.com${path}`, ...more })), backends));
  }

  it('covers one or more labels with a wildcard, never none (S10)', () => {
    assert.equal(backendsOf(follow({ url: 'http://a.b.example.com/' })), 'shop/d:80');
    assert.equal(backendsOf(follow({ gateway: 'shop/g', url: 'http://example.com/' })), 'shop/c:80');
    assert.equal(backendsOf(follow({ gateway: 'shop/g', host: null })), 'shop/c:80');
  });

  it('says why other rules lose', () => {
    const lost = follow({ url: 'http://shop.example.com/a' }).hops.filter(hop => hop.kind === 'alternative');
    assert.match(lost[0]!.detail, /PathPrefix \/a matches too, but Exact goes before/);
  });
});

describe('listeners', () => {
  const listeners = [
    http,
    '{name: named, port: 80, protocol: HTTP, hostname: www.example.com}',
    '{name: tls, port: 443, protocol: HTTPS, hostname: "*.example.com", tls: {certificateRefs: [{name: cert}]}}',
    '{name: one, port: 443, protocol: HTTPS, hostname: one.example.com, tls: {certificateRefs: [{name: cert}]}}',
    '{name: tcp, port: 5432, protocol: TCP}',
    '{name: pass, port: 8443, protocol: TLS, tls: {mode: Passthrough}}',
  ].join(', ');
  const secret =
    '\n---\napiVersion: v1\nkind: Secret\nmetadata: {name: cert, namespace: shop}\ntype: kubernetes.io/tls\ndata: {tls.crt: "", tls.key: ""}\n';
  const follow = follower(
    apps +
      secret +
      gateway(listeners) +
      route('any', `[{${to('a')}}]`, '', 'HTTPRoute', ', sectionName: http') +
      route('named', `[{matches: [{path: {value: /n}}], ${to('b')}}]`, '', 'HTTPRoute', ', sectionName: named') +
      route('tls', `[{${to('c')}}]`, '', 'HTTPRoute', ', sectionName: tls') +
      route('one', `[{${to('d')}}]`, '', 'HTTPRoute', ', sectionName: one') +
      route('tcp', `[{${to('a')}}]`, '', 'TCPRoute', ', port: 5432') +
      route('pass', `[{${to('b')}}]`, 'db.example.com', 'TLSRoute', ', port: 8443'),
  );
  const rows: readonly (readonly [Record<string, unknown>, string, string, number?])[] = [
    [{ url: 'http://other.example.com/n' }, 'delivered', 'shop/a:80', 200],
    [{ url: 'http://www.example.com/n' }, 'delivered', 'shop/b:80', 200],
    // Isolation: the listener for the host is the only one that counts.
    [{ url: 'http://www.example.com/' }, 'answered', '', 404],
    [{ url: 'https://x.example.com/' }, 'delivered', 'shop/c:80', 200],
    [{ url: 'https://one.example.com/' }, 'delivered', 'shop/d:80', 200],
    [{ url: 'https://one.example.com/', sni: 'x.example.com' }, 'answered', '', 421],
    [{ url: 'https://elsewhere.org/', sni: 'x.example.com' }, 'answered', '', 404],
    [{ url: 'https://elsewhere.org/' }, 'rejected', ''],
    [{ url: 'http://x.example.com:443/' }, 'answered', '', 400],
    [{ url: 'http://x.example.com:81/' }, 'rejected', ''],
    [{ url: 'tcp://x.example.com:5432' }, 'delivered', 'shop/a:80'],
    [{ url: 'tcp://x.example.com:80' }, 'rejected', ''],
    [{ url: 'tls://db.example.com:8443' }, 'delivered', 'shop/b:80'],
    [{ url: 'tls://no.example.com:8443' }, 'rejected', ''],
  ];
  for (const [request, verdict, backends, status] of rows) {
    it(JSON.stringify(request), () => {
      const answer = follow({ gateway: 'shop/g', ...request });
      assert.deepEqual([answer.verdict, backendsOf(answer), answer.status], [verdict, backends, status]);
    });
  }

  it('pass TLS through to the pod', () => {
    assert.deepEqual(follow({ gateway: 'shop/g', url: 'tls://db.example.com:8443' }).forwarded, {
      backendTLS: true,
      backendTLSServerName: 'db.example.com',
    });
  });
});

describe('filters', () => {
  const one = (filters: string, path = '/old', backend = to('a')) =>
    follower(
      apps + gateway(http) + route('r', `[{matches: [{path: {value: ${path}}}], filters: [${filters}], ${backend}}]`),
    );
  const redirect = (fields: string, url = 'http://g.example/old/x', path?: string) =>
    one(`{type: RequestRedirect, requestRedirect: {${fields}}}`, path)({ gateway: 'shop/g', url }).redirect;

  it('redirect', () => {
    assert.deepEqual(redirect('scheme: https, statusCode: 301'), {
      status: 301,
      scheme: 'https',
      host: 'g.example',
      port: null,
      path: '/old/x',
    });
    assert.equal(redirect('scheme: https, port: 8443')?.port, 8443);
    assert.equal(redirect('hostname: new.example')?.host, 'new.example');
    assert.equal(redirect('path: {type: ReplaceFullPath, replaceFullPath: /new}')?.path, '/new');
  });

  // The table of HTTPPathModifier.replacePrefixMatch.
  const replaced: readonly (readonly [string, string, string, string])[] = [
    ['/foo/bar', '/foo', '/xyz', '/xyz/bar'],
    ['/foo/bar', '/foo', '/xyz/', '/xyz/bar'],
    ['/foo/bar', '/foo/', '/xyz', '/xyz/bar'],
    ['/foo/bar', '/foo/', '/xyz/', '/xyz/bar'],
    ['/foo', '/foo', '/xyz', '/xyz'],
    ['/foo/', '/foo', '/xyz', '/xyz/'],
    ['/foo/bar', '/foo', '""', '/bar'],
    ['/foo/', '/foo', '""', '/'],
    ['/foo', '/foo', '""', '/'],
    ['/foo/', '/foo', '/', '/'],
    ['/foo', '/foo', '/', '/'],
  ];
  for (const [path, prefix, replacement, expected] of replaced) {
    it(`replaces ${prefix} of ${path} by ${replacement}`, () => {
      const rewrite = `{type: URLRewrite, urlRewrite: {path: {type: ReplacePrefixMatch, replacePrefixMatch: ${replacement}}}}`;
      const answer = one(rewrite, prefix)({ gateway: 'shop/g', url: `http://g.example${path}` });
      assert.equal(answer.forwarded?.path, expected);
    });
  }

  it('headers: set overwrites, add appends, remove takes away, whatever the case', () => {
    const filter =
      '{type: RequestHeaderModifier, requestHeaderModifier: {set: [{name: X-Set, value: new}], add: [{name: X-Add, value: more}], remove: [x-gone]}}';
    const answer = one(filter)({
      gateway: 'shop/g',
      url: 'http://g.example/old',
      headers: { 'x-set': 'a', 'x-add': 'b', 'X-Gone': 'c', Kept: 'd' },
    });
    assert.deepEqual(answer.forwarded, {
      headers: { 'X-Set': 'new', 'x-add': 'b,more', Kept: 'd' },
      removedHeaders: ['x-gone'],
    });
  });

  it('mirrors and response headers', () => {
    const filters =
      '{type: RequestMirror, requestMirror: {backendRef: {name: b, port: 80}, fraction: {numerator: 1, denominator: 8}}}, {type: ResponseHeaderModifier, responseHeaderModifier: {add: [{name: X, value: z}]}}';
    const answer = one(filters)({ gateway: 'shop/g', url: 'http://g.example/old', backendResponseHeaders: { x: 'a' } });
    assert.deepEqual(answer.mirrors, [{ service: 'shop/b', percent: 12.5 }]);
    assert.deepEqual(answer.responseHeaders, { x: 'a,z' });
  });

  it('of an implementation: nobody can tell', () => {
    const answer = one('{type: ExtensionRef, extensionRef: {group: x.example, kind: Y, name: z}}')({
      gateway: 'shop/g',
      url: 'http://g.example/old',
    });
    assert.equal(answer.verdict, 'unknown');
  });

  it('CORS: a preflight is answered here, for origins that are allowed', () => {
    const follow = one(
      '{type: CORS, cors: {allowOrigins: ["https://*.example.com"], allowMethods: [GET], allowCredentials: true}}',
    );
    const ask = (origin: string, method: string) =>
      follow({
        gateway: 'shop/g',
        url: 'http://g.example/old',
        method,
        headers: { origin, ...(method === 'OPTIONS' && { 'Access-Control-Request-Method': 'GET' }) },
      });
    const preflight = ask('https://a.b.example.com', 'OPTIONS');
    assert.equal(preflight.verdict, 'answered');
    assert.deepEqual(preflight.responseHeaders, {
      'access-control-allow-origin': 'https://a.b.example.com',
      'access-control-allow-credentials': 'true',
      'access-control-allow-methods': 'GET',
      'access-control-max-age': '5',
    });
    assert.deepEqual(ask('http://a.example.com', 'OPTIONS').responseHeaders, {});
    assert.equal(ask('https://a.example.com', 'GET').verdict, 'delivered');
    assert.equal(ask('https://a.example.com:8443', 'GET').responseHeaders, undefined);
  });
});

describe('backends', () => {
  const answer = (rule: string, more = '') =>
    follower(apps + gateway(http) + route('r', `[{${rule}}]`) + more)({ gateway: 'shop/g', host: null });
  const grant =
    '\n---\napiVersion: gateway.networking.k8s.io/v1beta1\nkind: ReferenceGrant\nmetadata: {name: r, namespace: other}\nspec: {from: [{group: gateway.networking.k8s.io, kind: HTTPRoute, namespace: shop}], to: [{group: "", kind: Service}]}\n';

  it('share by weight; what cannot resolve takes its share as 500', () => {
    const split = answer(
      'backendRefs: [{name: a, port: 80, weight: 3}, {name: zz, port: 80}, {name: b, port: 80, weight: 0}]',
    );
    assert.equal(backendsOf(split), 'shop/a:80 0.75');
    assert.deepEqual(
      split.failed?.map(({ service, fraction, status }) => [service, fraction, status]),
      [['shop/zz', 0.25, 500]],
    );
  });

  const rows: readonly (readonly [string, number | undefined])[] = [
    [to('zz'), 500],
    [to('a', ', kind: Nothing'), 500],
    ['backendRefs: [{name: a, port: 81}]', 500],
    ['backendRefs: []', 500],
    [to('a', ', weight: 0'), 500],
    [to('x', ', namespace: other'), 500],
  ];
  for (const [rule, status] of rows)
    it(rule, () => assert.deepEqual([answer(rule).verdict, answer(rule).status], ['answered', status]));

  it('of another namespace need a ReferenceGrant (S15)', () => {
    assert.equal(backendsOf(answer(to('x', ', namespace: other'), grant)), 'other/x:80');
  });

  it('get TLS where a BackendTLSPolicy says so', () => {
    const policy = (ca: string) =>
      `\n---\napiVersion: gateway.networking.k8s.io/v1\nkind: BackendTLSPolicy\nmetadata: {name: p, namespace: shop}\nspec: {targetRefs: [{group: "", kind: Service, name: a}], validation: {${ca}, hostname: a.internal}}\n`;
    const secured = answer(to('a'), policy('wellKnownCACertificates: System'));
    assert.deepEqual(secured.forwarded, { backendTLS: true, backendTLSServerName: 'a.internal' });
    const broken = answer(to('a'), policy('caCertificateRefs: [{group: "", kind: ConfigMap, name: none}]'));
    assert.deepEqual([broken.verdict, broken.status], ['answered', 500]);
  });

  it('templates are never taken for missing', () => {
    assert.equal(answer(to('"{{ .Values.name }}"')).verdict, 'unknown');
  });
});

describe('GRPCRoutes', () => {
  const follow = follower(
    apps +
      gateway(http) +
      route(
        'r',
        `[{matches: [{method: {service: shop.Cart, method: Add}}], ${to('a')}}, {matches: [{method: {service: shop.Cart}}], ${to('b')}}]`,
        '',
        'GRPCRoute',
      ),
  );
  const call = (method: string) =>
    follow({ gateway: 'shop/g', scheme: 'grpc', host: null, grpc: { service: 'shop.Cart', method } });

  it('go by service and method', () => {
    assert.equal(backendsOf(call('Add')), 'shop/a:80');
    assert.equal(call('Add').grpcCode, 'OK');
    assert.equal(backendsOf(call('List')), 'shop/b:80');
    const other = follow({ gateway: 'shop/g', scheme: 'grpc', host: null, path: '/shop.Order/Get' });
    assert.deepEqual([other.verdict, other.grpcCode], ['answered', 'Unimplemented']);
  });
});
