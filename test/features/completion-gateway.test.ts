/** What is offered where objects of the Gateway API refer to others. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { completion } from '../../extension/core/features/completion.ts';
import { at } from '../harness/cursor.ts';

const others = new Map([
  [
    'edge.yaml',
    `apiVersion: gateway.networking.k8s.io/v1
kind: GatewayClass
metadata: {name: envoy}
spec: {controllerName: gateway.envoyproxy.io/gatewayclass-controller}
---
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: {name: edge, namespace: infra}
spec:
  gatewayClassName: envoy
  listeners:
    - {name: http, protocol: HTTP, port: 80}
    - {name: https, protocol: HTTPS, port: 443, hostname: shop.example.com}
---
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: {name: inner, namespace: shop}
spec:
  gatewayClassName: envoy
  listeners:
    - {name: grpc, protocol: HTTP, port: 8080}
`,
  ],
  [
    'web.yaml',
    `apiVersion: v1
kind: Service
metadata: {name: web, namespace: shop}
spec:
  selector: {app: web}
  ports:
    - {name: http, port: 80}
    - {name: metrics, port: 9090}
---
apiVersion: v1
kind: Service
metadata: {name: stock, namespace: warehouse}
spec:
  selector: {app: stock}
  ports:
    - {port: 8000}
---
apiVersion: v1
kind: Secret
metadata: {name: shop-tls, namespace: shop}
type: kubernetes.io/tls
`,
  ],
]);

function offered(kind: string, spec: string): string[] {
  const { analysis, file, offset } = at(
    `# file: new.yaml\napiVersion: gateway.networking.k8s.io/v1\nkind: ${kind}\nmetadata:\n  name: new\n  namespace: shop\nspec:\n${spec}`,
    others,
  );
  return completion(analysis, file, offset, 'en').map(({ label, detail }) => `${label} (${detail})`);
}

const parent = (fields: string) => offered('HTTPRoute', `  parentRefs:\n${fields}`);
const backend = (fields: string) => offered('HTTPRoute', `  rules:\n    - backendRefs:\n${fields}`);

describe('completion in the Gateway API', () => {
  it('of a parentRef offers the Gateways of the namespace that it means', () => {
    assert.deepEqual(parent('    - name: $0'), ['inner (Gateway · HTTP 8080)']);
    assert.deepEqual(parent('    - namespace: infra\n      name: $0'), ['edge (Gateway · HTTP 80, HTTPS 443)']);
    assert.deepEqual(parent('    - name: edge\n      namespace: $0'), ['infra (Gateway "edge")']);
  });

  it('of a section and a port offers the listeners of that parent', () => {
    const sections = parent('    - name: inner\n    - name: edge\n      namespace: infra\n      sectionName: $0');
    assert.deepEqual(sections, [
      'http (HTTP 80 · Gateway "edge")',
      'https (HTTPS 443 shop.example.com · Gateway "edge")',
    ]);
    const ports = parent('    - name: edge\n      namespace: infra\n      port: $0');
    assert.deepEqual(ports, ['80 (http · Gateway "edge")', '443 (https · Gateway "edge")']);
  });

  it('of a parent that is a Service offers Services and the names of their ports', () => {
    assert.deepEqual(parent('    - group: ""\n      kind: Service\n      name: $0'), ['web (Service · 80, 9090)']);
    const sections = parent('    - group: ""\n      kind: Service\n      name: web\n      sectionName: $0');
    assert.deepEqual(sections, ['http (80 · Service "web")', 'metrics (9090 · Service "web")']);
  });

  it('of a backendRef offers Services and their ports', () => {
    assert.deepEqual(backend('        - name: $0'), ['web (Service · 80, 9090)']);
    assert.deepEqual(backend('        - namespace: warehouse\n          name: $0'), ['stock (Service · 8000)']);
    assert.deepEqual(backend('        - name: web\n          port: $0'), [
      '80 (http · Service "web")',
      '9090 (metrics · Service "web")',
    ]);
    const mirror =
      '        - name: web\n      filters:\n        - requestMirror:\n            backendRef:\n              name: $0';
    assert.deepEqual(backend(mirror), ['web (Service · 80, 9090)']);
  });

  it('of a Gateway offers classes, protocols and certificates', () => {
    assert.deepEqual(offered('Gateway', '  gatewayClassName: $0'), [
      'envoy (gateway.envoyproxy.io/gatewayclass-controller)',
    ]);
    const protocols = offered('Gateway', '  listeners:\n    - protocol: $0').map(label => label.split(' ')[0]);
    assert.deepEqual(protocols, ['HTTP', 'HTTPS', 'TLS', 'TCP', 'UDP']);
    const certificates = offered('Gateway', '  listeners:\n    - tls:\n        certificateRefs:\n          - name: $0');
    assert.deepEqual(certificates, ['shop-tls (Secret)']);
  });

  it('offers nothing that is no Service, and says nothing of a parent that is not here', () => {
    assert.deepEqual(
      backend('        - kind: Bucket\n          group: example.com\n          name: b\n          port: $0'),
      [],
    );
    assert.deepEqual(parent('    - name: nowhere\n      sectionName: $0'), []);
  });
});
