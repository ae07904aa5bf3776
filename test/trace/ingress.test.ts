/** Requests through an Ingress (semantics S8–S12), of controllers in general and of those that do more. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { app, backendsOf, follower, ingress } from './follow.ts';

const apps = ['a', 'b', 'c', 'd'].map(name => app('shop', name)).join('');
const className = (name: string, controller: string) =>
  `\n---\napiVersion: networking.k8s.io/v1\nkind: IngressClass\nmetadata: {name: ${name}}\nspec: {controller: ${controller}}\n`;

const general = follower(
  apps +
    className('any', 'example.com/any') +
    ingress('one', 'any', [
      ['shop.example.com', 'Prefix', '/', 'a'],
      ['shop.example.com', 'Prefix', '/api/', 'b'],
      ['shop.example.com', 'Exact', '/api', 'c'],
      ['*.example.com', 'Prefix', '/wild', 'd'],
    ]) +
    ingress('two', 'any', [['shop.example.com', 'Prefix', '/api/v2', 'd']]) +
    ingress('other', 'missing', [['missing.example.com', 'Prefix', '/', 'a']]),
);

describe('an Ingress of any controller', () => {
  const rows: readonly (readonly [string, string, number | undefined])[] = [
    // S9: longest path, Exact before Prefix, by path elements, case-sensitive; S10: one label.
    ['http://shop.example.com/', 'shop/a:80', 200],
    ['http://shop.example.com/api', 'shop/c:80', 200],
    ['http://shop.example.com/api/', 'shop/b:80', 200],
    ['http://shop.example.com/api/v1?x', 'shop/b:80', 200],
    ['http://shop.example.com/apiary', 'shop/a:80', 200],
    ['http://shop.example.com/API', 'shop/a:80', 200],
    ['http://SHOP.example.com./', 'shop/a:80', 200],
    ['http://shop.example.com/api/v2/x', 'shop/d:80', 200],
    ['http://x.example.com/wild', 'shop/d:80', 200],
    ['http://x.example.com/', '', 404],
    ['http://a.b.example.com/wild', '', undefined],
    ['https://shop.example.com/', 'shop/a:80', 200],
  ];
  for (const [url, backends, status] of rows) {
    it(`sends ${url} to ${backends || 'nobody'}`, () => {
      const answer = general({ url });
      assert.equal(backendsOf(answer), backends);
      assert.equal(answer.status, status);
      assert.equal(answer.verdict, backends ? 'delivered' : status ? 'answered' : 'unreachable');
    });
  }

  it('is not served by a class that does not exist (S11)', () => {
    const answer = general({ url: 'http://missing.example.com/' });
    assert.equal(answer.verdict, 'unreachable');
    assert.equal(answer.reason?.rule, 'ingress-class-not-found');
    assert.deepEqual(answer.backends, []);
  });

  it('says why other rules lose', () => {
    const { hops } = general({ url: 'http://shop.example.com/api' });
    const lost = hops.filter(hop => hop.kind === 'alternative').map(hop => hop.detail);
    assert.equal(lost.length, 2);
    assert.match(lost[0]!, /Exact goes before Prefix/);
    assert.match(lost[1]!, /longest path/);
  });

  it('carries HTTP only', () => {
    assert.equal(general({ scheme: 'tcp', host: 'shop.example.com', port: 80 }).verdict, 'rejected');
    assert.equal(general({ url: 'https://shop.example.com:80/' }).verdict, 'rejected');
    assert.equal(general({ url: 'http://shop.example.com:443/' }).status, 400);
    assert.equal(general({ url: 'http://shop.example.com:8080/' }).verdict, 'unknown');
  });
});

describe('the backend of an Ingress', () => {
  const backend = (yaml: string, more = '') =>
    follower(
      `${apps}${more}\n---\napiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: {name: i, namespace: shop}\nspec: {defaultBackend: ${yaml}}\n`,
    )({ ingress: 'shop/i', host: null });
  const rows: readonly (readonly [string, string, string | undefined])[] = [
    ['{service: {name: a, port: {number: 80}}}', 'delivered', undefined],
    ['{service: {name: a, port: {name: http}}}', 'delivered', undefined],
    ['{service: {name: a, port: {number: 81}}}', 'answered', 'ingress-backend-port-missing'],
    ['{service: {name: zz, port: {number: 80}}}', 'answered', 'ingress-backend-service-missing'],
    ['{service: {name: "{{ .Values.name }}", port: {number: 80}}}', 'unknown', undefined],
    ['{resource: {kind: Bucket, name: x}}', 'unknown', undefined],
  ];
  for (const [yaml, verdict, rule] of rows) {
    it(`${yaml}: ${verdict}`, () => {
      const answer = backend(yaml);
      assert.equal(answer.verdict, verdict);
      assert.equal(answer.reason?.rule, rule);
    });
  }

  it('has no endpoints without pods (S4), without a named port (S5), scaled to zero', () => {
    const service = (spec: string) =>
      backend(
        '{service: {name: s, port: {number: 80}}}',
        `\n---\napiVersion: v1\nkind: Service\nmetadata: {name: s, namespace: shop}\nspec: ${spec}\n`,
      );
    const nothing = service('{selector: {app: nobody}, ports: [{port: 80}]}');
    assert.deepEqual(
      [nothing.verdict, nothing.status, nothing.reason?.rule],
      ['unreachable', 503, 'service-selector-no-match'],
    );
    assert.deepEqual(nothing.backends, []);
    const name = service('{selector: {app: a}, ports: [{port: 80, targetPort: web}]}');
    assert.equal(name.reason?.rule, 'service-target-port-name-not-found');
    const bare = service('{ports: [{port: 80}]}');
    assert.equal(bare.reason?.rule, 'service-no-selector-no-endpoints');
    const away = service('{type: ExternalName, externalName: api.example.org, ports: [{port: 80}]}');
    assert.equal(away.verdict, 'unknown');
    const alias = service('{type: ExternalName, externalName: a.shop.svc.cluster.local, ports: [{port: 80}]}');
    assert.equal(alias.backends[0]?.endpoints[0]?.workload, 'Deployment/shop/a');
  });
});

describe('ingress-nginx', () => {
  const nginx = (annotations: string, spec = '', path: readonly [string, string] = ['Prefix', '/']) =>
    follower(apps + ingress('n', 'nginx', [['n.example', path[0], path[1], 'a']], { annotations, spec }));
  const key = 'nginx.ingress.kubernetes.io';

  it('redirects to HTTPS where the host has TLS, unless told not to', () => {
    const tls = '  tls: [{hosts: [n.example], secretName: t}]';
    const { verdict, status, redirect } = nginx('', tls)({ url: 'http://n.example/x' });
    assert.deepEqual([verdict, status], ['redirected', 308]);
    assert.deepEqual(redirect, { status: 308, scheme: 'https', host: 'n.example', port: null, path: '/x' });
    assert.equal(nginx(`${key}/ssl-redirect: "false"`, tls)({ url: 'http://n.example/x' }).verdict, 'delivered');
    assert.equal(nginx('', tls)({ url: 'https://n.example/x' }).verdict, 'delivered');
    assert.equal(nginx(`${key}/force-ssl-redirect: "true"`)({ url: 'http://n.example/x' }).status, 308);
  });

  it('takes paths for regular expressions with rewrite-target, and puts groups in', () => {
    const follow = nginx(`${key}/rewrite-target: /$2`, '', ['ImplementationSpecific', '/api(/|$)(.*)']);
    assert.equal(follow({ url: 'http://n.example/api/users/1' }).forwarded?.path, '/users/1');
    assert.equal(follow({ url: 'http://n.example/API' }).forwarded?.path, '/');
    assert.equal(follow({ url: 'http://n.example/apiary' }).status, 404);
  });

  it('does not guess what it cannot match in linear time', () => {
    const follow = nginx(`${key}/use-regex: "true"`, '', ['ImplementationSpecific', '/(?!admin)']);
    assert.equal(follow({ url: 'http://n.example/x' }).verdict, 'unknown');
  });

  it('answers for aliases', () => {
    assert.equal(
      backendsOf(nginx(`${key}/server-alias: "www.n.example"`)({ url: 'http://www.n.example/' })),
      'shop/a:80',
    );
  });

  it('never leaves the server that the host chose', () => {
    const follow = follower(
      apps +
        ingress('n', 'nginx', [
          ['n.example.com', 'Prefix', '/a', 'a'],
          ['', 'Prefix', '/', 'b'],
        ]),
    );
    assert.equal(follow({ url: 'http://n.example.com/other' }).status, 404);
    assert.equal(backendsOf(follow({ url: 'http://other.example/other' })), 'shop/b:80');
  });

  it('splits by canary: header, cookie, weight', () => {
    const follow = follower(
      apps +
        ingress('main', 'nginx', [['n.example', 'Prefix', '/', 'a']]) +
        ingress('canary', 'nginx', [['n.example', 'Prefix', '/', 'b']], {
          annotations: `${key}/canary: "true", ${key}/canary-weight: "25", ${key}/canary-by-header: X-Canary`,
        }),
    );
    assert.equal(backendsOf(follow({ url: 'http://n.example/' })), 'shop/a:80 0.75, shop/b:80 0.25');
    assert.equal(backendsOf(follow({ url: 'http://n.example/', headers: { 'x-canary': 'always' } })), 'shop/b:80');
    assert.equal(backendsOf(follow({ url: 'http://n.example/', headers: { 'x-canary': 'never' } })), 'shop/a:80');
  });
});

describe('the AWS load balancer controller', () => {
  const key = 'alb.ingress.kubernetes.io';
  const alb = (action: string) =>
    follower(
      `${apps}\n---\napiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata:\n  name: l\n  namespace: shop\n  annotations:\n    ${key}/actions.act: '${action}'\nspec:\n  ingressClassName: alb\n  rules: [{host: l.example, http: {paths: [{path: "/*", pathType: ImplementationSpecific, backend: {service: {name: act, port: {name: use-annotation}}}}]}}]\n`,
    )({ url: 'http://l.example/x' });

  it('does what the annotation says', () => {
    assert.deepEqual(
      alb('{"type":"redirect","redirectConfig":{"protocol":"HTTPS","port":"443","statusCode":"HTTP_301"}}').redirect,
      { status: 301, scheme: 'https', host: 'l.example', port: null, path: '/x' },
    );
    assert.equal(alb('{"type":"fixed-response","fixedResponseConfig":{"statusCode":"418"}}').status, 418);
    assert.equal(
      backendsOf(
        alb(
          '{"type":"forward","forwardConfig":{"targetGroups":[{"serviceName":"a","servicePort":"80","weight":3},{"serviceName":"b","servicePort":"http","weight":1}]}}',
        ),
      ),
      'shop/a:80 0.75, shop/b:80 0.25',
    );
    assert.equal(alb('not JSON').verdict, 'unknown');
  });
});

describe('templates', () => {
  it('make an answer unknown where they could change it', () => {
    const follow = follower(
      apps +
        ingress('t', 'any', [
          ['{{ .Values.host }}', 'Prefix', '/', 'a'],
          ['t.example', 'Prefix', '/', 'b'],
        ]),
    );
    assert.equal(follow({ ingress: 'shop/t', url: 'http://t.example/' }).verdict, 'unknown');
  });
});
