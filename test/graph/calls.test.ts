/** Calls from workload to Service, and what makes two graphs the same. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { deployment, edgesOf, graphFrom, nodeOf, service } from './graph-from.ts';

const env = (name: string, value: string) => `        env: [{name: ${name}, value: "${value}"}]\n`;
const api = service('api') + deployment('api');
const callsOf = (text: string) => edgesOf(graphFrom(text)).filter(edge => edge.startsWith('Deployment/shop/web →'));

describe('calls', () => {
  it('by environment variable', () => {
    assert.deepEqual(callsOf(api + deployment('web', env('API_URL', 'http://api:80/v1'))), [
      'Deployment/shop/web → Service/shop/api: 80',
    ]);
  });

  it('by argument, to another namespace', () => {
    const mail = service('mail', undefined, 'post') + deployment('mail', '', 'post');
    assert.deepEqual(callsOf(mail + deployment('web', '        args: ["--mail=mail.post.svc.cluster.local:80"]\n')), [
      'Deployment/shop/web → Service/post/mail: 80',
    ]);
  });

  it('by what a probe runs in the container, not by the host that the kubelet looks up', () => {
    const exec = '        readinessProbe: {exec: {command: [sh, -c, "curl -f http://api:80/health"]}}\n';
    assert.deepEqual(callsOf(api + deployment('web', exec)), ['Deployment/shop/web → Service/shop/api: 80']);
    const get = '        readinessProbe: {httpGet: {host: api, port: 80}}\n';
    assert.deepEqual(callsOf(api + deployment('web', get)), []);
  });

  it('by ConfigMap, but no workload calls itself for sharing one', () => {
    const settings =
      'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: urls, namespace: shop}\ndata: {API_ADDR: "api:80"}\n---\n';
    const reads = '        envFrom: [{configMapRef: {name: urls}}]\n';
    const graph = graphFrom(settings + service('api') + deployment('api', reads) + deployment('web', reads));
    assert.deepEqual(
      graph.edges.filter(edge => edge.kind === 'call').map(edge => `${edge.from} → ${edge.to}`),
      ['Deployment/shop/web → Service/shop/api'],
    );
  });

  it('by the name of a pod behind a headless Service', () => {
    const db = `${service('db', 'clusterIP: None\nports: [{port: 5432}]')}apiVersion: apps/v1
kind: StatefulSet
metadata: {name: db, namespace: shop}
spec:
  serviceName: db
  selector: {matchLabels: {app: db}}
  template:
    metadata: {labels: {app: db}}
    spec: {containers: [{name: db, image: "db:1", ports: [{containerPort: 5432}]}]}
---
`;
    assert.deepEqual(callsOf(db + deployment('web', env('DB_URL', 'postgres://db-0.db:5432/shop'))), [
      'Deployment/shop/web → Service/shop/db: 5432',
    ]);
  });

  it('on a port that the Service lacks', () => {
    assert.deepEqual(callsOf(api + deployment('web', env('API_ADDR', 'api:8080'))), [
      'Deployment/shop/web → Service/shop/api: 8080 (broken)',
    ]);
  });

  it('to a Service that is not there: missing with a near name, else perhaps elsewhere', () => {
    const near = graphFrom(api + deployment('web', env('API_URL', 'http://apii.shop.svc')));
    assert.equal(nodeOf(near, 'missing/Service/shop/apii').state, 'ghost');
    const far = graphFrom(api + deployment('web', env('ZIPKIN', 'http://zipkin.jaeger.svc.cluster.local')));
    assert.equal(nodeOf(far, 'unknown/Service/jaeger/zipkin').state, 'unknown');
    assert.deepEqual(callsOf(api + deployment('web', env('KUBE', 'https://kubernetes.default.svc'))), []);
  });
});

describe('the same graph', () => {
  const texts = { 'a.yaml': api, 'b.yaml': service('web'), 'c.yaml': deployment('web', env('API_ADDR', 'api:80')) };

  it('whatever the order of the files', () => {
    const reversed = Object.fromEntries(Object.entries(texts).reverse());
    assert.deepEqual(graphFrom(reversed), graphFrom(texts));
  });

  it('has the same ids after edits of anything but names', () => {
    const edited = Object.fromEntries(
      Object.entries(texts).map(([file, text]) => [file, `# a comment\n${text.replace('replicas: 2', 'replicas: 7')}`]),
    );
    const ids = (graph: ReturnType<typeof graphFrom>) => graph.nodes.map(node => node.id);
    assert.deepEqual(ids(graphFrom(edited)), ids(graphFrom(texts)));
    assert.equal(nodeOf(graphFrom(edited), 'Deployment/shop/web').detail, '×7 · http 8080');
  });

  it('shows variants of an object beside each other', () => {
    const graph = graphFrom({
      'dev/all.yaml': service('web') + deployment('web'),
      'prod/all.yaml': service('web') + deployment('web'),
    });
    assert.deepEqual(
      edgesOf(graph).filter(edge => edge.startsWith('Service')),
      [
        'Service/shop/web → Deployment/shop/web: TCP 80 → http (8080)',
        'Service/shop/web@prod/all.yaml → Deployment/shop/web@prod/all.yaml: TCP 80 → http (8080)',
      ],
    );
  });

  it('starts from an object and leaves out what has nothing to do with it', () => {
    const graph = graphFrom({ ...texts, 'd.yaml': service('other') + deployment('other') }, 'Service/shop/api');
    assert.ok(
      graph.nodes.some(node => node.id === 'Deployment/shop/web'),
      'callers belong to it',
    );
    assert.ok(!graph.nodes.some(node => node.id === 'Service/shop/other'));
  });
});
