/** What of a picture lights up for a request: the nodes and edges that it passes, and none beside them. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { AnalysisHost } from '../../extension/core/analysis.ts';
import { graphOf } from '../../extension/core/graph/print.ts';
import { litPath } from '../../extension/core/trace/lit-path.ts';
import { readTraceRequest } from '../../extension/core/trace/read-request.ts';
import { Refusal } from '../../extension/core/trace/read-target.ts';
import { trace } from '../../extension/core/trace/trace.ts';

const pods = (name: string, ports: string) => `apiVersion: apps/v1
kind: Deployment
metadata: {name: ${name}, namespace: shop}
spec:
  selector: {matchLabels: {app: ${name}}}
  template:
    metadata: {labels: {app: ${name}}}
    spec: {containers: [{name: c, image: i, env: [{name: DB, value: "db.shop:5432"}], ports: [${ports}]}]}
---
`;
const service = (name: string, spec: string) =>
  `apiVersion: v1\nkind: Service\nmetadata: {name: ${name}, namespace: shop}\nspec: {selector: {app: ${name}}, ${spec}}\n---\n`;
const gateway = `apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: {name: edge, namespace: shop}
spec:
  gatewayClassName: example
  listeners: [{name: http, protocol: HTTP, port: 80}, {name: alt, protocol: HTTP, port: 8080}]
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: {name: web, namespace: shop}
spec:
  parentRefs: [{name: edge}]
  hostnames: [a.example.com]
  rules:
    - backendRefs: [{name: web, port: 80, weight: 9}, {name: db, port: 5432, weight: 1}]
    - matches: [{path: {value: /api}}]
      backendRefs: [{name: gone, port: 80}]
---
`;
const both = '{name: http, containerPort: 8080}, {name: pg, containerPort: 5432}';

function lit(text: string, url: string, from?: string) {
  const host = new AnalysisHost();
  host.apply([{ file: 'a.yaml', text }]);
  const view = host.analysis.view();
  const request = readTraceRequest({ url, from }, 'default');
  assert.ok(!(request instanceof Refusal));
  const graph = graphOf(host.analysis, { scope: 'workspace', file: undefined, focus: undefined });
  const traced = trace(view, request);
  const { nodes, edges, hopNodes } = litPath(view, graph, request, traced);
  const kinds = [...edges].map(id => id.replace(/^.*#/, '')).sort();
  return { nodes: [...nodes].sort(), edges: kinds, hopNodes, verdict: traced.verdict };
}

describe('what of the picture lights up', () => {
  const shared = `${gateway}${service('web', 'ports: [{name: http, port: 80, targetPort: http}]')}${service('db', 'ports: [{port: 5432, targetPort: pg}]')}${pods('web', both)}${pods('db', both)}`;

  it('one listener, one rule, and every backend that gets a share', () => {
    const { nodes, edges } = lit(shared, 'http://a.example.com/');
    assert.deepEqual(nodes, [
      'Deployment/shop/db',
      'Deployment/shop/web',
      'Gateway/shop/edge/http',
      'HTTPRoute/shop/web/0',
      'Service/shop/db',
      'Service/shop/web',
      'outside',
    ]);
    assert.ok(!edges.some(edge => edge.startsWith('call')), 'the pods’ own calls are no part of the way');
    assert.ok(lit(shared, 'http://a.example.com:8080/').nodes.includes('Gateway/shop/edge/alt'));
  });

  it('the ghost of what is missing', () => {
    const { nodes, hopNodes } = lit(shared, 'http://a.example.com/api');
    const ghost = nodes.find(node => /^(missing|unknown)\/Service\/shop\/gone$/.test(node));
    assert.ok(ghost, nodes.join());
    assert.equal(hopNodes.at(-1), ghost);
  });

  it('the caller and its call', () => {
    const { nodes, edges, hopNodes } = lit(shared, 'db.shop:5432', 'Deployment/shop/web');
    assert.deepEqual(nodes, ['Deployment/shop/db', 'Deployment/shop/web', 'Service/shop/db']);
    assert.deepEqual(edges, ['call:5432', 'select:TCP 5432 → pg (5432)']);
    assert.equal(hopNodes[0], 'Deployment/shop/web');
  });

  it('of several addresses and ports those that are passed', () => {
    const text = `${service('web', 'type: NodePort, ports: [{name: http, port: 80, targetPort: http, nodePort: 30080}, {name: pg, port: 5432, targetPort: pg, nodePort: 30432}]')}${pods('web', both)}`;
    const { nodes, edges } = lit(text, 'tcp://node.example.com:30432');
    assert.deepEqual(nodes, ['Deployment/shop/web', 'Service/shop/web', 'node-port/30432', 'outside']);
    assert.deepEqual(edges, ['address:', 'entry:TCP 30432 → 5432', 'select:TCP 5432 → pg (5432)']);
    const balanced = `${service('web', 'type: LoadBalancer, externalIPs: [198.51.100.7], ports: [{name: http, port: 80, targetPort: http}]')}${pods('web', both)}`;
    assert.ok(lit(balanced, 'tcp://198.51.100.7:80').nodes.includes('external-ip/198.51.100.7'));
  });

  it('the name of a Service that only pods ask for', () => {
    const text = `${service('web', 'ports: [{port: 80, targetPort: http}]')}${pods('web', both)}`;
    const { nodes, verdict } = lit(text, 'web.shop:80');
    assert.equal(verdict, 'delivered');
    assert.ok(nodes.includes('dns-name/Service/shop/web') && nodes.includes('in-cluster'), nodes.join());
  });
});
