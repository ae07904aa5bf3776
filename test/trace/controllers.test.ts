/** What Ingress controllers other than ingress-nginx make of their annotations (each controller's documentation of annotations). */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { app, backendsOf, follower, ingress } from './follow.ts';

const apps = app('shop', 'web') + app('shop', 'api');

function at(className: string, annotations: string, path = '/', spec = '') {
  return follower(apps + ingress('i', className, [['shop.example', 'Prefix', path, 'web']], { annotations, spec }));
}

describe('ports', () => {
  const listen = (ports: string) => `alb.ingress.kubernetes.io/listen-ports: '${ports}'`;
  const both = listen('[{"HTTP": 80}, {"HTTPS": 8443}]');
  const rows: readonly (readonly [string, string, string, string])[] = [
    ['alb', both, 'http://shop.example/', 'delivered'],
    ['alb', both, 'https://shop.example:8443/', 'delivered'],
    ['alb', both, 'https://shop.example/', 'rejected'],
    ['alb', both, 'http://shop.example:8443/', 'answered'],
    ['alb', `${both}, alb.ingress.kubernetes.io/group.name: g`, 'https://shop.example/', 'unknown'],
    ['alb', listen('not JSON'), 'http://shop.example/', 'delivered'],
    ['alb', 'alb.ingress.kubernetes.io/certificate-arn: arn', 'http://shop.example/', 'rejected'],
    ['alb', 'alb.ingress.kubernetes.io/certificate-arn: arn', 'https://shop.example/', 'delivered'],
    ['nginx-inc', 'nginx.org/listen-ports: "8080"', 'http://shop.example:8080/', 'delivered'],
    ['nginx-inc', 'nginx.org/listen-ports: "8080"', 'http://shop.example/', 'rejected'],
    ['gce', 'kubernetes.io/ingress.allow-http: "false"', 'http://shop.example/', 'rejected'],
    ['traefik', 'traefik.ingress.kubernetes.io/router.entrypoints: websecure', 'https://shop.example/', 'delivered'],
    ['traefik', 'traefik.ingress.kubernetes.io/router.entrypoints: websecure', 'http://shop.example/', 'unknown'],
    ['nginx', '', 'http://shop.example:8080/', 'unknown'],
  ];
  for (const [className, annotations, url, verdict] of rows)
    it(`${className} ${annotations}: ${url}`, () => assert.equal(at(className, annotations)({ url }).verdict, verdict));
});

describe('rewritten paths', () => {
  const rows: readonly (readonly [string, string, string, string, string | undefined])[] = [
    ['nginx-inc', 'nginx.org/rewrites: "serviceName=web rewrite=/beans/"', '/tea', '/tea/x', '/beans/x'],
    ['nginx-inc', 'nginx.org/rewrites: "serviceName=api rewrite=/beans/"', '/tea', '/tea/x', undefined],
    ['haproxy', 'haproxy-ingress.github.io/rewrite-target: /', '/app', '/app/x', '/x'],
    ['kong', 'konghq.com/strip-path: "true"', '/app', '/app', '/'],
    ['kong', 'konghq.com/strip-path: "false"', '/app', '/app', undefined],
    ['other', 'konghq.com/strip-path: "true"', '/app', '/app', undefined],
  ];
  for (const [className, annotations, path, asked, expected] of rows)
    it(`${className} ${annotations}`, () => {
      const answer = at(className, annotations, path)({ url: `http://shop.example${asked}` });
      assert.deepEqual([backendsOf(answer), answer.forwarded?.path], ['shop/web:80', expected]);
    });
});

describe('what is not followed is said', () => {
  const details = (className: string, annotations: string) =>
    at(
      className,
      annotations,
    )({ url: 'http://shop.example/' })
      .hops.map(hop => hop.detail)
      .join('\n');
  it('of annotations that guard the way', () => {
    assert.match(details('nginx', 'nginx.ingress.kubernetes.io/auth-url: "http://auth/"'), /auth-url may refuse/);
    assert.match(
      details('traefik', 'traefik.ingress.kubernetes.io/router.middlewares: shop-strip@kubernetescrd'),
      /middlewares may/,
    );
    assert.doesNotMatch(details('traefik', 'nginx.ingress.kubernetes.io/auth-url: "http://auth/"'), /may refuse/);
  });
  it('of a controller that is not known', () => {
    assert.match(details('mine', ''), /Which controller serves it is not known/);
    assert.doesNotMatch(details('nginx', ''), /is not known/);
  });
});
