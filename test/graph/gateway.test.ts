/** Gateways, listeners and routes in the picture. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { deployment, edgesOf, graphFrom, nodeOf, service } from './graph-from.ts';

const gateway = `apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: {name: edge, namespace: shop}
spec:
  gatewayClassName: example
  listeners:
  - {name: http, port: 80, protocol: HTTP, hostname: "*.example.com"}
---
`;
const route = (backends: string) => `apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: {name: web, namespace: shop}
spec:
  parentRefs: [{name: edge}]
  hostnames: [web.example.com]
  rules:
  - matches: [{path: {value: /cart}}]
    backendRefs: [${backends}]
---
`;
const pods = service('web') + deployment('web');

describe('Gateway API', () => {
  it('leads from a listener through the rules of its routes to the pods', () => {
    const graph = graphFrom(gateway + route('{name: web, port: 80}') + pods);
    assert.deepEqual(
      edgesOf(graph).filter(edge => !edge.startsWith('in-cluster') && !edge.startsWith('dns-name')),
      [
        'Gateway/shop/edge/http → HTTPRoute/shop/web/0',
        'HTTPRoute/shop/web/0 → Service/shop/web: 80',
        'Service/shop/web → Deployment/shop/web: TCP 80 → http (8080)',
        'outside → Gateway/shop/edge/http: HTTP 80',
      ],
    );
    assert.equal(nodeOf(graph, 'HTTPRoute/shop/web/0').name, 'web.example.com/cart');
    assert.equal(nodeOf(graph, 'Gateway/shop/edge/http').detail, 'HTTP 80 · *.example.com');
  });

  it('draws a route that its Gateway refuses, and one whose Gateway is elsewhere', () => {
    const refused = graphFrom(
      gateway + route('{name: web, port: 80}').replace('web.example.com', 'web.example.org') + pods,
    );
    assert.ok(edgesOf(refused).includes('Gateway/shop/edge/http → HTTPRoute/shop/web/0 (broken)'));
    const alone = graphFrom(route('{name: web, port: 80}') + pods);
    assert.ok(edgesOf(alone).includes('unknown/Gateway/shop/edge → HTTPRoute/shop/web/0 (unknown)'));
  });

  it('says where a backend fails', () => {
    const graph = graphFrom(gateway + route('{name: web, port: 81}, {name: wbe, port: 80, weight: 3}') + pods);
    const failing = edgesOf(graph).filter(edge => edge.includes('(broken)'));
    assert.deepEqual(failing, [
      'HTTPRoute/shop/web/0 → Service/shop/web: 81 (broken)',
      'HTTPRoute/shop/web/0 → missing/Service/shop/wbe: 80, weight 3 (broken)',
    ]);
  });
});
