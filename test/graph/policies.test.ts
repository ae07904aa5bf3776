/** Edges that network policies stop. What they may let through stays open. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { deployment, edgesOf, graphFrom, service } from './graph-from.ts';

const policy = (from: string) =>
  `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: api, namespace: shop}\nspec: {podSelector: {matchLabels: {app: api}}, ingress: [{from: [${from}]}]}\n---\n`;
const ingress =
  'apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: {name: api, namespace: shop}\nspec: {defaultBackend: {service: {name: api, port: {number: 80}}}}\n---\n';
const web = deployment('web', '        env: [{name: API_URL, value: "http://api:80"}]\n');
const balancer = service('api', 'type: LoadBalancer\nports: [{port: 80, targetPort: http}]');
const all = (from: string) => graphFrom(web + balancer + deployment('api') + ingress + policy(from));
const stopped = (from: string) =>
  edgesOf(all(from))
    .filter(edge => edge.endsWith('(blocked)'))
    .map(edge => edge.replace(/:.*/, ''));

describe('network policies in the picture', () => {
  it('stop calls, Ingresses and load balancers', () => {
    assert.deepEqual(stopped('{podSelector: {matchLabels: {app: api}}}').length, 3);
    assert.deepEqual(stopped('{podSelector: {}}').length, 2);
  });

  it('are named as what stops the traffic', () => {
    const call = all('{podSelector: {matchLabels: {app: api}}}').edges.find(edge => edge.kind === 'call')!;
    assert.match(JSON.stringify(call.evidence), /NetworkPolicy \\"api\\" lets nobody from there in on TCP 8080/);
  });

  it('leave open what they may let through', () => {
    assert.deepEqual(stopped('{podSelector: {}}, {ipBlock: {cidr: 10.0.0.0/8}}'), []);
    assert.deepEqual(stopped('{namespaceSelector: {}}').length, 1);
  });
});
