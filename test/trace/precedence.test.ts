/** Which of several routes on one listener is for a host (apis/v1 httproute_types.go `Hostnames`), and filters that guard a rule. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { app, backendsOf, follower } from './follow.ts';

const apps = app('shop', 'a') + app('shop', 'b');

function gateway(listener: string): string {
  return `
---
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: {name: g, namespace: shop}
spec: {gatewayClassName: any, listeners: [{name: l, ${listener}}]}
`;
}

/** Of two routes with equal rules the older one has the name that comes first. */
function route(kind: string, name: string, hostnames: string, backend: string, filters = ''): string {
  return `
---
apiVersion: gateway.networking.k8s.io/v1
kind: ${kind}
metadata: {name: ${name}, namespace: shop}
spec: {parentRefs: [{name: g}], hostnames: [${hostnames}], rules: [{${filters}backendRefs: [{name: ${backend}, port: 80}]}]}
`;
}

describe('the more specific of the routes’ own host names goes first', () => {
  const rows: readonly (readonly [string, string, string])[] = [
    ['abc.example.com', '"*.example.com"', 'abc.example.com'],
    ['"*.example.com"', '"*.com"', '"*.example.com"'],
    ['abc.example.com', '', '"*.com"'],
  ];
  for (const [listener, older, newer] of rows)
    it(`${listener}: ${newer} before ${older || 'none'}`, () => {
      const plain = follower(
        apps +
          gateway(`port: 80, protocol: HTTP, hostname: ${listener}`) +
          route('HTTPRoute', 'r1', older, 'a') +
          route('HTTPRoute', 'r2', newer, 'b'),
      );
      assert.equal(backendsOf(plain({ url: 'http://abc.example.com/', gateway: 'shop/g' })), 'shop/b:80');
      const grpc = follower(
        apps +
          gateway(`port: 80, protocol: HTTP, hostname: ${listener}`) +
          route('GRPCRoute', 'r1', older, 'a') +
          route('GRPCRoute', 'r2', newer, 'b'),
      );
      assert.equal(backendsOf(grpc({ url: 'grpc://abc.example.com/x.Y/Z', gateway: 'shop/g' })), 'shop/b:80');
      const tls = follower(
        apps +
          gateway(`port: 443, protocol: TLS, hostname: ${listener}, tls: {mode: Passthrough}`) +
          route('TLSRoute', 'r1', older, 'a') +
          route('TLSRoute', 'r2', newer, 'b'),
      );
      assert.equal(backendsOf(tls({ url: 'tls://abc.example.com', gateway: 'shop/g' })), 'shop/b:80');
    });
});

describe('ExternalAuth', () => {
  const guarded = (backend: string) =>
    follower(
      apps +
        gateway('port: 80, protocol: HTTP') +
        route(
          'HTTPRoute',
          'r',
          '',
          'a',
          `filters: [{type: ExternalAuth, externalAuth: {protocol: HTTP, backendRef: {${backend}}}}], `,
        ),
    )({ gateway: 'shop/g', host: null });
  it('lets requests in as its server says', () => {
    assert.equal(backendsOf(guarded('name: b, port: 80')), 'shop/a:80');
  });
  it('lets none in without its server', () => {
    for (const backend of ['name: none, port: 80', 'name: b, port: 81']) {
      const { verdict, status } = guarded(backend);
      assert.deepEqual([verdict, status], ['answered', 500]);
    }
  });
});
