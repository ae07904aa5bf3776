/** What counts as one workload, and the proxy behind Ingresses, Routes and Gateways. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { printReach, reachJson } from '../../extension/core/reach/print.ts';
import { type Manifest, namespace, pod, policy, reachIn, reachInFiles, workload } from './cluster.ts';
import { check } from './table.ts';

const idsOf = (...objects: readonly Manifest[]) =>
  reachIn(...objects)
    .ends.map(end => end.id)
    .sort();

describe('workloads', () => {
  it('lists pods that a controller made under it, once', () => {
    const owner = { kind: 'ReplicaSet', name: 'web-1' };
    const replicaSet = { ...workload('ReplicaSet/x/web-1', { app: 'web' }) };
    const owned = {
      ...replicaSet,
      metadata: {
        name: 'web-1',
        namespace: 'x',
        ownerReferences: [{ apiVersion: 'apps/v1', kind: 'Deployment', name: 'web', controller: true }],
      },
    };
    const pods = [pod('x/web-1-a', { owner }), pod('x/web-1-b', { owner })];
    assert.deepEqual(idsOf(...pods), ['ReplicaSet/x/web-1']);
    assert.deepEqual(idsOf(owned, ...pods), ['Deployment/x/web']);
    assert.deepEqual(idsOf(workload('Deployment/x/web', { app: 'web' }), owned, ...pods), ['Deployment/x/web']);
  });

  it('lists them singly where they differ in a label that a policy reads', () => {
    const owner = { kind: 'StatefulSet', name: 'db' };
    const pods = [
      pod('x/db-0', { owner, labels: { role: 'primary' } }),
      pod('x/db-1', { owner, labels: { role: 'replica' } }),
    ];
    assert.deepEqual(idsOf(...pods), ['StatefulSet/x/db']);
    assert.deepEqual(idsOf(...pods, policy('x/p', { podSelector: { matchLabels: { role: 'primary' } } })), [
      'Pod/x/db-0',
      'Pod/x/db-1',
    ]);
  });

  it('reads every kind with a pod template', () => {
    const job = (id: string) => workload(id, { app: 'job' });
    assert.deepEqual(
      idsOf(
        workload('DaemonSet/x/agent', { app: 'agent' }),
        { ...job('Job/x/once'), apiVersion: 'batch/v1' },
        workload('StatefulSet/x/db', { app: 'db' }),
      ),
      ['DaemonSet/x/agent', 'Job/x/once', 'StatefulSet/x/db'],
    );
  });

  it('says which pods are in the network of their node', () => {
    assert.deepEqual(printReach(reachIn(pod('x/a', { hostNetwork: true }), pod('x/b'))).workloads, [
      { id: 'Pod/x/a', hostNetwork: true },
      { id: 'Pod/x/b' },
    ]);
  });

  it('tells no more classes apart than policies do', () => {
    const many = Array.from({ length: 30 }, (_, i) => pod(`x/p${i}`, { labels: { app: i % 2 ? 'odd' : 'even' } }));
    const reach = reachIn(...many, policy('x/p', { podSelector: { matchLabels: { app: 'odd' } } }));
    assert.equal(reach.classCount, 2);
    assert.equal([...reach.connections()].length, 30 * 29 - 15 * 29);
  });
});

const service = (id: string, app: string, ports: Manifest[] = [{ port: 80, targetPort: 8080 }]): Manifest => {
  const [ns, name] = id.split('/') as [string, string];
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name, namespace: ns },
    spec: { selector: { pod: app }, ports },
  };
};
const ingress: Manifest = {
  apiVersion: 'networking.k8s.io/v1',
  kind: 'Ingress',
  metadata: { name: 'i', namespace: 'x' },
  spec: { defaultBackend: { service: { name: 'web', port: { number: 80 } } } },
};
const openshiftRoute: Manifest = {
  apiVersion: 'route.openshift.io/v1',
  kind: 'Route',
  metadata: { name: 'r', namespace: 'x' },
  spec: { to: { kind: 'Service', name: 'web' }, port: { targetPort: 8080 } },
};
const httpRoute = (ns: string, backend: Manifest, parent: Manifest = { name: 'gateway' }): Manifest => ({
  apiVersion: 'gateway.networking.k8s.io/v1',
  kind: 'HTTPRoute',
  metadata: { name: 'h', namespace: ns },
  spec: { parentRefs: [parent], rules: [{ backendRefs: [backend] }] },
});
const grant: Manifest = {
  apiVersion: 'gateway.networking.k8s.io/v1beta1',
  kind: 'ReferenceGrant',
  metadata: { name: 'g', namespace: 'x' },
  spec: {
    from: [{ group: 'gateway.networking.k8s.io', kind: 'HTTPRoute', namespace: 'edge' }],
    to: [{ group: '', kind: 'Service' }],
  },
};
const web = [pod('x/a'), service('x/web', 'a')];
const proxy = (rule: string, objects: readonly Manifest[], expected: string) => ({
  rule,
  objects: [...web, ...objects],
  expect: { 'ingress-controller > x/a': expected },
});

describe('the proxy behind Ingresses, Routes and Gateways', () => {
  check([
    proxy('is not there without any of them', [], '-'),
    proxy('connects to the port of the pod, not to that of the Service', [ingress], 'TCP 8080'),
    proxy('Routes name the target port', [openshiftRoute], 'TCP 8080'),
    proxy('HTTPRoutes lead to Services', [httpRoute('x', { name: 'web', port: 80 })], 'TCP 8080'),
    proxy('but not to ports that the Service does not have', [httpRoute('x', { name: 'web', port: 8080 })], '-'),
    proxy(
      'nor to another namespace without a grant',
      [httpRoute('edge', { name: 'web', namespace: 'x', port: 80 })],
      '-',
    ),
    proxy(
      'which a ReferenceGrant gives',
      [httpRoute('edge', { name: 'web', namespace: 'x', port: 80 }), grant],
      'TCP 8080',
    ),
    proxy(
      'a route of a mesh has no proxy in front',
      [httpRoute('x', { name: 'web', port: 80 }, { kind: 'Service', group: '', name: 'web' })],
      '-',
    ),
    proxy(
      'is a pod of some other namespace',
      [ingress, policy('x/p', { podSelector: {}, ingress: [{ from: [{ podSelector: {} }] }] })],
      '-',
    ),
    proxy(
      'gets in with the pods of all namespaces',
      [ingress, policy('x/p', { podSelector: {}, ingress: [{ from: [{ namespaceSelector: {} }] }] })],
      'TCP 8080',
    ),
    proxy(
      'gets in perhaps with those of a namespace that is not in the manifests',
      [
        ingress,
        policy('x/p', {
          podSelector: {},
          ingress: [{ from: [{ namespaceSelector: { matchLabels: { team: 'edge' } } }] }],
        }),
      ],
      '? TCP 8080',
    ),
    proxy(
      'gets in on the ports that are open',
      [ingress, policy('x/p', { podSelector: {}, ingress: [{ ports: [{ port: 80 }] }] })],
      '-',
    ),
  ]);
});

describe('the JSON text', () => {
  it('is what JSON.stringify makes of the whole', () => {
    const some = reachIn(
      ...web,
      pod('x/b'),
      policy('x/p', { podSelector: {}, ingress: [{ from: [{ podSelector: {} }] }] }),
    );
    for (const reach of [some, reachIn()])
      assert.equal([...reachJson(reach)].join(''), `${JSON.stringify(printReach(reach), undefined, 2)}\n`);
  });
});

describe('the order of files', () => {
  it('changes nothing', () => {
    const objects = [
      namespace('x', { team: 'blue' }),
      ...web,
      pod('x/b', { owner: { kind: 'ReplicaSet', name: 'b' }, labels: { role: 'web' } }),
      pod('x/c', { owner: { kind: 'ReplicaSet', name: 'b' }, labels: { role: 'api' } }),
      pod('y/a', { ip: '10.0.0.1' }),
      ingress,
      httpRoute('x', { name: 'web', port: 80 }),
      policy('x/p', {
        podSelector: { matchLabels: { role: 'web' } },
        ingress: [{ from: [{ ipBlock: { cidr: '10.0.0.0/24' } }] }],
      }),
      policy('y/q', {
        podSelector: {},
        policyTypes: ['Egress'],
        egress: [{ to: [{ namespaceSelector: { matchLabels: { team: 'blue' } } }] }],
      }),
    ];
    const texts = [objects, [...objects].reverse(), [...objects.slice(4), ...objects.slice(0, 4)]].map(order => {
      const reach = printReach(
        reachInFiles(new Map(order.map((object, i) => [`${String(i).padStart(2, '0')}.yaml`, [object]]))),
      );
      const sorted = (list: readonly unknown[]) => list.map(entry => JSON.stringify(entry)).sort();
      return [sorted(reach.workloads), sorted(reach.connections), sorted(reach.external)];
    });
    assert.deepEqual(texts[1], texts[0]);
    assert.deepEqual(texts[2], texts[0]);
  });
});
