/** Routes of a mesh (gateway-api GEP-1294), OpenShift Routes, and the addresses of controllers' own Services. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { app, backendsOf, follower, ingress } from './follow.ts';

const route = (name: string, namespace: string, spec: string, kind = 'HTTPRoute') =>
  `\n---\napiVersion: gateway.networking.k8s.io/v1\nkind: ${kind}\nmetadata: {name: ${name}, namespace: ${namespace}}\nspec: ${spec}\n`;
const parent = (name: string, more = '') =>
  `parentRefs: [{group: "", kind: Service, name: ${name}, namespace: shop${more}}]`;

describe('routes with a Service for their parent', () => {
  const follow = follower(
    ['a', 'b', 'v1', 'v2', 'free'].map(name => app('shop', name)).join('') +
      app('pay', 'client') +
      app('other', 'client') +
      route(
        'producer',
        'shop',
        `{${parent('a')}, hostnames: [elsewhere.example], rules: [{matches: [{path: {value: /new}}], backendRefs: [{name: v2, port: 80}]}, {matches: [{path: {value: /old}}], backendRefs: [{name: v1, port: 80, weight: 3}, {name: v2, port: 80}]}]}`,
      ) +
      route('consumer', 'pay', `{${parent('a')}, rules: [{backendRefs: [{name: b, namespace: shop, port: 80}]}]}`) +
      route('other-port', 'shop', `{${parent('b', ', port: 81')}, rules: [{backendRefs: [{name: v1, port: 80}]}]}`) +
      '\n---\napiVersion: gateway.networking.k8s.io/v1beta1\nkind: ReferenceGrant\nmetadata: {name: g, namespace: shop}\nspec: {from: [{group: gateway.networking.k8s.io, kind: HTTPRoute, namespace: pay}], to: [{group: "", kind: Service}]}\n',
  );
  const get = (url: string, from: string) => follow({ url, from });
  const rows: readonly (readonly [string, string, string])[] = [
    ['http://a.shop.svc/new', 'Deployment/other/client', 'shop/v2:80'],
    ['http://a.shop.svc/old', 'Deployment/shop/free', 'shop/v1:80 0.75, shop/v2:80 0.25'],
    ['http://a.shop.svc/new', 'Deployment/pay/client', 'shop/b:80'],
    ['http://b.shop.svc/new', 'Deployment/other/client', 'shop/b:80'],
    ['https://a.shop.svc:80/new', 'Deployment/other/client', 'shop/a:80'],
  ];
  for (const [url, from, expected] of rows)
    it(`${url} from ${from}`, () => assert.equal(backendsOf(get(url, from)), expected));

  it('refuse what none of them takes', () => {
    const { verdict, status } = get('http://a.shop.svc/', 'Deployment/other/client');
    assert.deepEqual([verdict, status], ['answered', 404]);
  });
});

describe('OpenShift Routes (route.openshift.io/v1)', () => {
  const openshift = (name: string, spec: string) =>
    `\n---\napiVersion: route.openshift.io/v1\nkind: Route\nmetadata: {name: ${name}, namespace: shop}\nspec: ${spec}\n`;
  const follow = follower(
    app('shop', 'web') +
      app('shop', 'api') +
      openshift('plain', '{host: plain.example, to: {kind: Service, name: web}}') +
      openshift(
        'edge',
        '{host: edge.example, to: {kind: Service, name: web}, port: {targetPort: http}, tls: {termination: edge, insecureEdgeTerminationPolicy: Redirect}}',
      ) +
      openshift('edge-api', '{host: edge.example, path: /api, to: {name: api}, tls: {termination: edge}}') +
      openshift(
        'split',
        '{host: split.example, to: {name: web, weight: 30}, alternateBackends: [{kind: Service, name: api, weight: 10}]}',
      ) +
      openshift(
        'pass',
        '{host: pass.example, to: {name: web}, port: {targetPort: 8080}, tls: {termination: passthrough}}',
      ) +
      openshift('wild', '{host: www.apps.example, wildcardPolicy: Subdomain, to: {name: web}}') +
      openshift('gone', '{host: gone.example, to: {name: nothing}}'),
  );
  const rows: readonly (readonly [string, string, number | undefined, string])[] = [
    ['http://plain.example/', 'delivered', 200, 'shop/web:80'],
    ['https://plain.example/', 'answered', 503, ''],
    ['http://edge.example/', 'redirected', 302, ''],
    ['https://edge.example/apiary', 'delivered', 200, 'shop/web:80'],
    ['https://edge.example/api/x', 'delivered', 200, 'shop/api:80'],
    ['http://edge.example/api/x', 'answered', 503, ''],
    ['http://split.example/', 'delivered', 200, 'shop/web:80 0.75, shop/api:80 0.25'],
    ['tls://pass.example', 'delivered', undefined, 'shop/web:80'],
    ['http://pass.example/', 'answered', 503, ''],
    ['http://any.apps.example/', 'delivered', 200, 'shop/web:80'],
    ['http://gone.example/', 'answered', 503, ''],
    ['http://plain.example:8080/', 'rejected', undefined, ''],
    ['tcp://plain.example:80', 'rejected', undefined, ''],
  ];
  for (const [url, verdict, status, backends] of rows)
    it(url, () => {
      const traced = follow({ url });
      assert.deepEqual([traced.verdict, traced.status, backendsOf(traced)], [verdict, status, backends]);
    });
});

describe('the address of a controller’s own Service', () => {
  const controller = `
---
apiVersion: v1
kind: Service
metadata: {name: controller, namespace: ingress-nginx}
spec: {type: LoadBalancer, loadBalancerIP: 203.0.113.5, selector: {app: c}, ports: [{name: http, port: 80, targetPort: 80, nodePort: 30080}, {name: https, port: 443, targetPort: 443, nodePort: 30443}]}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: controller, namespace: ingress-nginx}
spec:
  selector: {matchLabels: {app: c}}
  template:
    metadata: {labels: {app: c}}
    spec: {containers: [{name: controller, image: "registry.k8s.io/ingress-nginx/controller:v1.11.2"}]}
---
apiVersion: v1
kind: Service
metadata: {name: g-any, namespace: shop, labels: {gateway.networking.k8s.io/gateway-name: g}}
spec: {type: LoadBalancer, loadBalancerIP: 203.0.113.6, ports: [{port: 80, nodePort: 31080}]}
---
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: {name: g, namespace: shop}
spec: {gatewayClassName: any, listeners: [{name: http, port: 80, protocol: HTTP}]}
`;
  const follow = follower(
    controller +
      app('shop', 'web') +
      ingress('i', 'nginx', [['shop.example', 'Prefix', '/', 'web']]) +
      route(
        'r',
        'shop',
        '{parentRefs: [{name: g}], hostnames: [gw.example], rules: [{backendRefs: [{name: web, port: 80}]}]}',
      ),
  );
  const rows: readonly (readonly [Record<string, unknown>, string])[] = [
    [{ url: 'http://shop.example/', address: '203.0.113.5' }, 'shop/web:80'],
    [{ url: 'http://shop.example:30080/', address: '10.0.0.4' }, 'shop/web:80'],
    [{ url: 'http://other.example/', address: '203.0.113.5' }, 'ingress-nginx/controller:80'],
    [{ url: 'tcp://203.0.113.5:443' }, 'ingress-nginx/controller:443'],
    [{ url: 'http://gw.example/', address: '203.0.113.6' }, 'shop/web:80'],
  ];
  for (const [request, expected] of rows)
    it(JSON.stringify(request), () => assert.equal(backendsOf(follow(request)), expected));
});
