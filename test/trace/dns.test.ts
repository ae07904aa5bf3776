/** Calls by name from a pod: every question of its resolver is a hop (kubernetes/dns docs/specification.md). */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { app, backendsOf, follower } from './follow.ts';

const follow = follower(
  `${app('shop', 'web')}${app('data', 'store', 5432, 5432)}
---
apiVersion: v1
kind: Service
metadata: {name: warehouse, namespace: shop}
spec: {type: ExternalName, externalName: store.data.svc.cluster.local}
---
apiVersion: v1
kind: Pod
metadata: {name: agent, namespace: shop}
spec: {hostNetwork: true, containers: [{name: a, image: a}]}
`,
);
const questions = (hops: readonly { readonly kind: string; readonly detail: string }[]) =>
  hops.filter(hop => hop.kind === 'dns').map(hop => hop.detail);

describe('a call by name', () => {
  it('shows the search path of the pod', () => {
    const { verdict, hops, ...result } = follow({
      scheme: 'tcp',
      host: 'store.data',
      port: 5432,
      from: 'Deployment/shop/web',
    });
    assert.equal(verdict, 'delivered');
    assert.equal(backendsOf({ verdict, hops, ...result }), 'data/store:5432');
    assert.deepEqual(questions(hops), [
      'store.data.shop.svc.cluster.local: no such record',
      'store.data.svc.cluster.local: the ClusterIP of Service store',
    ]);
  });

  it('follows an ExternalName to a Service of the cluster', () => {
    const traced = follow({ scheme: 'tcp', host: 'warehouse', port: 5432, from: 'Deployment/shop/web' });
    assert.equal(backendsOf(traced), 'data/store:5432');
    assert.equal(questions(traced.hops).length, 2);
  });

  it('does not find a Service of another namespace by its bare name', () => {
    const { verdict, reason } = follow({ scheme: 'tcp', host: 'store', port: 5432, from: 'Deployment/shop/web' });
    assert.equal(verdict, 'unreachable');
    assert.equal(reason?.message, '"store" does not resolve in the pods of Deployment "web"');
  });

  it('ends at the resolver of the node for a pod in its network', () => {
    const { verdict, backends } = follow({ scheme: 'http', host: 'web', port: 80, from: 'Pod/shop/agent' });
    assert.equal(verdict, 'unreachable');
    assert.deepEqual(backends, []);
  });
});
