/** Redirects that lead back, and patterns that are hard or impossible to match. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { app, follower, ingress } from './follow.ts';

const redirect = (name: string, host: string, to: string) =>
  ingress(name, 'nginx', [[host, 'Prefix', '/', 'web']], {
    annotations: `nginx.ingress.kubernetes.io/permanent-redirect: "${to}"`,
  });

const gateway = (rules: string) => `
---
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: {name: g, namespace: shop}
spec: {gatewayClassName: any, listeners: [{name: http, port: 80, protocol: HTTP}]}
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: {name: r, namespace: shop}
spec: {parentRefs: [{name: g}], hostnames: [gw.example], rules: ${rules}}
`;

describe('redirects', () => {
  const follow = follower(
    app('shop', 'web') +
      redirect('self', 'self.example', 'http://self.example/') +
      redirect('ping', 'ping.example', 'http://pong.example/') +
      redirect('pong', 'pong.example', 'http://ping.example/') +
      redirect('away', 'away.example', 'https://outside.example/') +
      redirect('deep', 'deep.example', 'http://self.example/') +
      gateway(
        '[{matches: [{path: {value: /a}}], filters: [{type: RequestRedirect, requestRedirect: {statusCode: 301}}]}]',
      ),
  );
  const rows: readonly (readonly [string, boolean])[] = [
    ['http://self.example/', true],
    ['http://ping.example/', true],
    ['http://deep.example/', true],
    ['http://gw.example/a', true],
    ['http://away.example/', false],
  ];
  for (const [url, isCircle] of rows)
    it(`${url} ${isCircle ? 'leads' : 'does not lead'} in a circle`, () => {
      const { verdict, reason } = follow({ url });
      assert.deepEqual([verdict, reason?.message.includes('circle') ?? false], ['redirected', isCircle]);
    });
});

describe('patterns', () => {
  const follow = follower(
    app('shop', 'web') +
      gateway(
        `[{matches: [{path: {type: RegularExpression, value: "/(a+)+$"}}], backendRefs: [{name: web, port: 80}]},
          {matches: [{path: {value: /h}, headers: [{name: v, type: RegularExpression, value: "(["}]}], backendRefs: [{name: web, port: 80}]}]`,
      ),
  );
  it('that explode elsewhere take no time here', () => {
    assert.equal(follow({ url: `http://gw.example/${'a'.repeat(20_000)}!` }).status, 404);
  });
  it('that cannot be read match neither surely nor surely not', () => {
    assert.equal(follow({ url: 'http://gw.example/h', headers: { v: '1' } }).verdict, 'unknown');
    assert.equal(follow({ url: 'http://gw.example/h' }).status, 404);
  });
});
