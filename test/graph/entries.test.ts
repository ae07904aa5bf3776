/** Where traffic comes in, and where it ends. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { deployment, edgesOf, graphFrom, nodeOf, service } from './graph-from.ts';

const pods = 'Service/shop/web → Deployment/shop/web';
const web = (spec: string) => edgesOf(graphFrom(service('web', spec) + deployment('web')));
const port = 'ports: [{port: 80, targetPort: http}]';

describe('ways in', () => {
  it('a ClusterIP Service has none from outside', () => {
    const graph = graphFrom(service('web') + deployment('web'));
    assert.deepEqual(edgesOf(graph), [
      `${pods}: TCP 80 → http (8080)`,
      'dns-name/Service/shop/web → Service/shop/web: TCP 80',
      'in-cluster → dns-name/Service/shop/web',
    ]);
    assert.ok(!graph.nodes.some(node => node.kind === 'outside'));
    assert.match(nodeOf(graph, 'Service/shop/web').explanation.join(' '), /No way in from outside/);
  });

  it('NodePort, written or picked by the cluster', () => {
    assert.deepEqual(web('type: NodePort\nports: [{port: 80, targetPort: http, nodePort: 30080}]'), [
      `${pods}: TCP 80 → http (8080)`,
      'node-port/30080 → Service/shop/web: TCP 30080 → 80',
      'outside → node-port/30080',
    ]);
    assert.deepEqual(web(`type: NodePort\n${port}`).slice(1), [
      'node-port/Service/shop/web/80 → Service/shop/web: TCP auto → 80',
      'outside → node-port/Service/shop/web/80',
    ]);
  });

  it('LoadBalancer, with an address or without', () => {
    const fixed = graphFrom(
      service('web', `type: LoadBalancer\nloadBalancerIP: 203.0.113.7\n${port}`) + deployment('web'),
    );
    assert.deepEqual(edgesOf(fixed).slice(1), [
      'load-balancer/Service/shop/web → Service/shop/web: TCP 80',
      'outside → load-balancer/Service/shop/web',
    ]);
    const address = nodeOf(fixed, 'load-balancer/Service/shop/web');
    assert.deepEqual([address.name, address.state], ['203.0.113.7', 'present']);
    const assigned = graphFrom(
      service('web', 'type: LoadBalancer\nports: [{port: 80, targetPort: http, nodePort: 30080}]') + deployment('web'),
    );
    assert.deepEqual(nodeOf(assigned, 'load-balancer/Service/shop/web').state, 'unknown');
    assert.ok(edgesOf(assigned).some(edge => edge.endsWith('TCP 80 → nodePort 30080 → 80')));
  });

  it('externalIPs', () => {
    assert.deepEqual(web(`externalIPs: [198.51.100.4]\n${port}`), [
      `${pods}: TCP 80 → http (8080)`,
      'external-ip/198.51.100.4 → Service/shop/web: TCP 80',
      'outside → external-ip/198.51.100.4',
    ]);
  });

  it('hostPort, without any Service', () => {
    const agent = deployment('agent').replace('containerPort: 8080', 'containerPort: 8080, hostPort: 9100');
    assert.deepEqual(edgesOf(graphFrom(agent)), [
      'host-port/Deployment/shop/agent/9100 → Deployment/shop/agent: TCP 9100 → 8080',
      'outside → host-port/Deployment/shop/agent/9100',
    ]);
  });

  it('an Ingress with TLS, its rules and its default backend', () => {
    const ingress = `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: shop, namespace: shop}
spec:
  tls: [{hosts: [shop.example.com], secretName: cert}]
  defaultBackend: {service: {name: web, port: {number: 80}}}
  rules:
  - host: shop.example.com
    http:
      paths:
      - {path: /, pathType: Prefix, backend: {service: {name: web, port: {number: 80}}}}
  - http:
      paths:
      - {path: /old, pathType: Exact, backend: {service: {name: gone, port: {number: 80}}}}
---
`;
    const graph = graphFrom(ingress + service('web') + deployment('web'));
    assert.deepEqual(edgesOf(graph), [
      'Ingress/shop/shop → Ingress/shop/shop/*/old#Exact',
      'Ingress/shop/shop → Ingress/shop/shop/default',
      'Ingress/shop/shop → Ingress/shop/shop/shop.example.com/#Prefix TLS',
      'Ingress/shop/shop/*/old#Exact → missing/Service/shop/gone: HTTP 80 (broken)',
      'Ingress/shop/shop/default → Service/shop/web: HTTP 80',
      'Ingress/shop/shop/shop.example.com/#Prefix → Service/shop/web: HTTP 80',
      `${pods}: TCP 80 → http (8080)`,
      'outside → Ingress/shop/shop: HTTPS TLS',
    ]);
    assert.equal(nodeOf(graph, 'missing/Service/shop/gone').state, 'ghost');
    assert.equal(
      graph.edges.find(edge => edge.verdict === 'broken')?.evidence[0]?.rule,
      'ingress-backend-service-missing',
    );
  });
});

describe('ends', () => {
  it('a headless Service translates no ports', () => {
    const graph = graphFrom(
      service('web', 'clusterIP: None\nports: [{port: 80, targetPort: http}]') + deployment('web'),
    );
    assert.ok(edgesOf(graph).includes(`${pods}: TCP http (8080)`));
    assert.equal(nodeOf(graph, 'Service/shop/web').detail, 'headless · 80');
  });

  it('a headless Service finds pods without the named port all the same', () => {
    const graph = graphFrom(
      service('web', 'clusterIP: None\nports: [{port: 80, targetPort: gone}]') + deployment('web'),
    );
    assert.ok(edgesOf(graph).includes(`${pods}: TCP 80 → gone (unknown)`));
  });

  it('ExternalName', () => {
    const tax =
      'apiVersion: v1\nkind: Service\nmetadata: {name: tax, namespace: shop}\nspec: {type: ExternalName, externalName: tax.example.com}\n';
    assert.deepEqual(edgesOf(graphFrom(tax)), [
      'Service/shop/tax → host/tax.example.com: CNAME',
      'dns-name/Service/shop/tax → Service/shop/tax',
      'in-cluster → dns-name/Service/shop/tax',
    ]);
  });

  it('hand-written EndpointSlices, matched by port name', () => {
    const db = `apiVersion: v1
kind: Service
metadata: {name: db, namespace: shop}
spec: {ports: [{name: sql, port: 5432}, {name: admin, port: 80}]}
---
apiVersion: discovery.k8s.io/v1
kind: EndpointSlice
metadata: {name: db-1, namespace: shop, labels: {kubernetes.io/service-name: db}}
addressType: IPv4
endpoints: [{addresses: [192.0.2.1, 192.0.2.2]}]
ports: [{name: sql, port: 15432}, {name: adm, port: 8080}]
`;
    const graph = graphFrom(db);
    assert.ok(edgesOf(graph).includes('Service/shop/db → EndpointSlice/shop/db-1: TCP 5432 → 15432'));
    assert.ok(edgesOf(graph).includes('Service/shop/db → EndpointSlice/shop/db-1: TCP 80 → ? (broken)'));
    assert.equal(nodeOf(graph, 'EndpointSlice/shop/db-1').detail, '192.0.2.1, 192.0.2.2');
  });

  it('red where pods are missing for sure, grey where they may come from elsewhere', () => {
    const near = graphFrom(service('wep') + deployment('web'));
    assert.deepEqual(nodeOf(near, 'missing/Service/shop/wep/Pods/app=wep').state, 'ghost');
    const alone = graphFrom(service('web'));
    assert.deepEqual(nodeOf(alone, 'unknown/Service/shop/web/Pods/app=web').state, 'unknown');
    assert.equal(alone.edges.find(edge => edge.kind === 'select')?.verdict, 'unknown');
  });

  it('a template decides', () => {
    const graph = graphFrom(
      service('web', 'ports: [{port: 80, targetPort: "{{ .Values.port }}"}]') + deployment('web'),
    );
    assert.ok(graph.edges.some(edge => edge.kind === 'select' && edge.verdict === 'unknown'));
  });
});
