/** Policies that no API server would take: reachability is still told for everything else, and nothing throws. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { AnalysisHost } from '../../extension/core/analysis.ts';
import { isAll, isEmpty } from '../../extension/core/reach/port-set.ts';
import { printReach, reachOf } from '../../extension/core/reach/print.ts';
import { type Manifest, open, pod, policy, reachIn } from './cluster.ts';

const peers: readonly Manifest[] = [
  {},
  { ipBlock: {} },
  { ipBlock: { cidr: '' } },
  { ipBlock: { cidr: '10.0.0.0' } },
  { ipBlock: { cidr: '10.0.0.0/33' } },
  { ipBlock: { cidr: '300.0.0.0/8' } },
  { ipBlock: { cidr: 'fe80::1%eth0/64' } },
  { ipBlock: { cidr: '10.0.0.0/8', except: ['192.168.0.0/16', '::/0', 'x', ''] } },
  { ipBlock: { cidr: '10.0.0.0/8', except: ['10.0.0.0/8'] } },
  { ipBlock: { cidr: 10 }, podSelector: 'a' },
  { podSelector: [], namespaceSelector: 'x' },
  { podSelector: { matchExpressions: [{ key: 'a', operator: 'Near', values: ['b'] }] } },
  { podSelector: { matchExpressions: [{ key: 'a', operator: 'In' }, {}, { operator: 'Exists' }] } },
  { podSelector: { matchLabels: { a: 1, b: null, c: {} } } },
];
const ports: readonly Manifest[] = [
  { port: 0 },
  { port: -1 },
  { port: 1e12 },
  { port: '' },
  { port: 1.5 },
  { port: {} },
  { port: 80, endPort: 70 },
  { port: 80, endPort: 1e9 },
  { port: 'http', endPort: 80 },
  { endPort: 80 },
  { protocol: 'tcp' },
  { protocol: 6 },
];
const strange: readonly Manifest[] = [
  ...peers.map((peer, i) =>
    policy(`x/peer-${i}`, { podSelector: {}, ingress: [{ from: [peer] }], egress: [{ to: [peer] }] }),
  ),
  ...ports.map((port, i) => policy(`x/port-${i}`, { podSelector: {}, ingress: [{ ports: [port] }] })),
  policy('x/types', { podSelector: {}, policyTypes: ['ingress', 7, null, 'Egress'] }),
  policy('x/lists', { podSelector: {}, ingress: 'all', egress: { to: [] } }),
  policy('x/nulls', { podSelector: null, ingress: [null], egress: null }),
  { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy' },
  { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', metadata: null, spec: [] },
  ...['AdminNetworkPolicy', 'BaselineAdminNetworkPolicy', 'ClusterNetworkPolicy'].flatMap(kind =>
    [
      {},
      { subject: {}, ingress: [{}] },
      {
        priority: 'high',
        subject: { pods: [] },
        ingress: [
          { action: 'Deny', from: [{}, { networks: ['x', 1] }], ports: [{}, { portRange: { start: 9, end: 1 } }] },
        ],
      },
    ].map(
      (spec, i): Manifest => ({
        apiVersion: 'policy.networking.k8s.io/v1alpha1',
        kind,
        metadata: { name: `p${i}` },
        spec,
      }),
    ),
  ),
];

describe('policies that are not valid', () => {
  it('never throw, one by one and together', () => {
    for (const objects of [...strange.map(object => [object]), strange]) {
      assert.doesNotThrow(() => printReach(reachIn(pod('x/a'), pod('x/b'), ...objects)), JSON.stringify(objects));
    }
  });

  it('do not touch other namespaces', () => {
    const namespaced = strange.filter(object => object['kind'] === 'NetworkPolicy');
    assert.equal(open(reachIn(pod('z/a'), pod('z/b'), ...namespaced), 'z/a', 'z/b'), 'all');
  });

  it('are read at every stage of being typed', () => {
    const text = `apiVersion: v1\nkind: Pod\nmetadata: {name: a, namespace: x, labels: {app: a}}\n---\napiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata:\n  name: p\n  namespace: x\nspec:\n  podSelector:\n    matchLabels: {app: a}\n  ingress:\n    - from:\n        - ipBlock:\n            cidr: 10.0.0.0/8\n            except: [10.1.0.0/16]\n      ports:\n        - {port: 80, endPort: 90}\n`;
    for (let end = 0; end < text.length; end += 3) {
      const host = new AnalysisHost();
      host.apply([{ file: 'a.yaml', text: text.slice(0, end) }]);
      assert.doesNotThrow(() => printReach(reachOf(host.analysis)), text.slice(0, end));
    }
  });

  it('may be ten thousand, valid or not', () => {
    const many = Array.from({ length: 10_000 }, (_, i) =>
      policy(`x/many-${i}`, {
        podSelector: { matchLabels: { pod: `p${i}` } },
        ingress: [{ from: [peers[i % peers.length]!], ports: [ports[i % ports.length]!] }],
      }),
    );
    const reach = reachIn(pod('x/a'), pod('x/p7'), pod('x/b'), ...many);
    assert.ok(isAll(reach.between('Pod/x/a', 'Pod/x/b')!.allowed));
    assert.ok(isEmpty(reach.between('Pod/x/a', 'Pod/x/p7')!.allowed));
  });
});
