/** What is offered at a caret, in half-typed files. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { completion } from '../../extension/core/features/completion.ts';
import { applyEdits } from '../../extension/core/text/edit.ts';
import { type AtCursor, at, exampleFiles } from '../harness/cursor.ts';

const shop = exampleFiles('shop');

/** A Service of namespace shop beside the example shop. */
const service = (spec: string) =>
  at(
    `# file: new.yaml\napiVersion: v1\nkind: Service\nmetadata:\n  name: new\n  namespace: shop\nspec:\n${spec}`,
    shop,
  );
const ingress = (spec: string) =>
  at(
    `# file: new.yaml\napiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata:\n  name: new\n  namespace: shop\nspec:\n${spec}`,
    shop,
  );
const backend = (text: string) =>
  ingress(
    `  rules:\n    - http:\n        paths:\n          - path: /\n            backend:\n              service:\n${text}`,
  );

function offered({ analysis, file, offset }: AtCursor): string[] {
  return completion(analysis, file, offset, 'en').map(c => c.label);
}

/** The line of the caret after the completion with a label was chosen. */
function chosen({ analysis, file, offset }: AtCursor, label: string): string {
  const item = completion(analysis, file, offset, 'en').find(c => c.label === label);
  assert.ok(item, `${label} is offered`);
  const text = applyEdits(analysis.sourceFile(file)!.text, [item.edit]);
  return text.slice(text.lastIndexOf('\n', item.edit.start) + 1).split('\n')[0]!;
}

describe('completion', () => {
  it('of a selector offers the labels of the pods of the namespace', () => {
    const labels = offered(service('  selector:\n    $0'));
    assert.ok(labels.includes('app: web') && labels.includes('app: api'), labels.join());
    assert.equal(chosen(service('  selector:\n    a$0'), 'app: web'), '    app: web');
    assert.equal(chosen(service('  selector:\n    $0: web'), 'app'), '    app: web');
    assert.ok(offered(service('  selector: {app: $0}')).includes('web'));
    assert.equal(chosen(service('  selector:\n    app:$0'), 'web'), '    app: web');
    assert.equal(chosen(service('  selector:\n    app: "w$0"'), 'web'), '    app: "web"');
  });

  it('of a targetPort offers the ports of the selected pods', () => {
    const ports = '  selector:\n    app: api\n  ports:\n';
    const expected = ['http', '8000', 'metrics', '9090'];
    assert.deepEqual(offered(service(`${ports}    - port: 80\n      targetPort: $0\n`)), expected);
    assert.deepEqual(offered(service(`${ports}  - targetPort: $0`)), expected);
    assert.deepEqual(offered(service(`${ports}    - {port: 80, targetPort: $0}`)), expected);
    assert.deepEqual(offered(service(`${ports}    - targetPort: ht$0\n      port: [`)), expected);
    assert.equal(chosen(service(`${ports}    - targetPort: $0`), '8000'), '    - targetPort: 8000');
  });

  it('of a backend offers Services and their ports', () => {
    const names = offered(backend('                name: $0'));
    assert.ok(names.includes('web') && names.includes('api') && !names.includes('new'), names.join());
    assert.deepEqual(
      offered(backend('                name: api\n                port:\n                  number: $0')),
      ['8080', '9090'],
    );
    assert.deepEqual(offered(backend('                name: api\n                port: {name: $0}')), [
      'http',
      'metrics',
    ]);
  });

  it('of classes, Secrets, hosts, serviceNames and namespaces', () => {
    assert.deepEqual(offered(ingress('  ingressClassName: $0')), ['nginx']);
    assert.deepEqual(offered(ingress('  rules:\n  - host: a.example\n  tls:\n  - hosts:\n    - $0')), ['a.example']);
    const secret = at(
      '# file: a.yaml\napiVersion: v1\nkind: Secret\nmetadata: {name: cert}\n# file: b.yaml\napiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: {name: a}\nspec:\n  tls:\n    - secretName: $0\n',
    );
    assert.deepEqual(offered(secret), ['cert']);
    const set = at(
      '# file: new.yaml\napiVersion: apps/v1\nkind: StatefulSet\nmetadata: {name: a, namespace: shop}\nspec:\n  serviceName: $0\n',
      shop,
    );
    assert.equal(offered(set)[0], 'database');
    assert.ok(
      offered(at('# file: new.yaml\napiVersion: v1\nkind: Service\nmetadata:\n  namespace: $0', shop)).includes('shop'),
    );
  });

  it('of enums says what they mean', () => {
    const { analysis, file, offset } = service('  type: N$0');
    const item = completion(analysis, file, offset, 'ko').find(c => c.label === 'NodePort');
    assert.equal(item?.detail, '모든 노드의 같은 포트와 ClusterIP');
    assert.deepEqual(offered(service('  ports:\n    - protocol: $0')), ['TCP', 'UDP', 'SCTP']);
  });

  it('of a probe offers the ports of its container', () => {
    const pod = (line: string) =>
      at(
        `apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  containers:\n    - name: a\n      ports: [{name: web, containerPort: 80}]\n      readinessProbe:\n        httpGet:\n          port: ${line}\n    - name: b\n      ports: [{name: other, containerPort: 81}]\n`,
      );
    assert.deepEqual(offered(pod('$0')), ['web', '80']);
  });

  it('of what a program is told to call offers Services, then their ports', () => {
    const env = (name: string, value: string) =>
      at(
        `# file: new.yaml\napiVersion: v1\nkind: Pod\nmetadata: {name: new, namespace: shop}\nspec:\n  containers:\n    - name: new\n      env:\n        - name: ${name}\n          value: ${value}\n# file: other.yaml\napiVersion: v1\nkind: Service\nmetadata: {name: queue, namespace: messaging}\nspec: {ports: [{port: 5672}]}\n`,
        shop,
      );
    const hosts = offered(env('CACHE_HOST', '$0'));
    assert.ok(hosts.indexOf('cache') >= 0 && hosts.indexOf('cache') < hosts.indexOf('queue.messaging'), hosts.join());
    assert.equal(chosen(env('API_URL', 'http://ap$0'), 'api'), '          value: http://api');
    assert.equal(chosen(env('API_URL', '"http://ap$0"'), 'api'), '          value: "http://api"');
    assert.deepEqual(offered(env('ANY', 'http://api:$0')), ['8080', '9090']);
    assert.equal(chosen(env('ANY', 'queue.messaging:5$0'), '5672'), '          value: queue.messaging:5672');
    assert.ok(offered(env('API_URL', 'api.shop.svc.$0')).includes('api.shop.svc.cluster.local'));
    assert.deepEqual(offered(env('LOG_LEVEL', '$0')), []);
    assert.deepEqual(offered(env('API_URL', 'http://api/path $0')), []);
  });

  it('of arguments, ConfigMaps and external names offers Services', () => {
    const item = '# file: new.yaml\napiVersion: v1\nkind: ';
    const args = `${item}Pod\nmetadata: {name: new, namespace: shop}\nspec:\n  containers:\n    - name: new\n      args:\n        - --api=http://$0\n`;
    assert.ok(offered(at(args, shop)).includes('api'));
    const map = `${item}ConfigMap\nmetadata: {name: new, namespace: shop}\ndata:\n  API_URL: http://$0\n`;
    assert.ok(offered(at(map, shop)).includes('api'));
    const external = service('  type: ExternalName\n  externalName: $0');
    assert.equal(chosen(external, 'api.shop.svc.cluster.local'), '  externalName: api.shop.svc.cluster.local');
  });

  it('is silent elsewhere', () => {
    assert.deepEqual(offered(at('a: $0')), []);
    assert.deepEqual(offered(service('  $0')), []);
    assert.deepEqual(offered(service('  selector:\n    app: web # $0')), []);
  });
});
