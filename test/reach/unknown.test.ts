/** What a template decides is not known: neither allowed nor denied. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { AnalysisHost } from '../../extension/core/analysis.ts';
import { reachOf } from '../../extension/core/reach/print.ts';
import { open } from './cluster.ts';

const pods = ['a', 'b']
  .map(
    name =>
      `apiVersion: v1\nkind: Pod\nmetadata: {name: ${name}, namespace: x, labels: {app: ${name}}}\nspec: {containers: [{name: c, image: i, ports: [{name: http, containerPort: 80}]}]}\n---\n`,
  )
  .join('');
const policyWith = (rest: string) =>
  `${pods}apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: p, namespace: x}\nspec:\n  podSelector: {matchLabels: {app: a}}\n  policyTypes: [Ingress]\n${rest}`;

function fromB(text: string): string {
  const host = new AnalysisHost();
  host.apply([{ file: 'a.yaml', text }]);
  return open(reachOf(host.analysis), 'x/b', 'x/a');
}

describe('a template in a policy', () => {
  it('may bring rules', () => {
    assert.equal(fromB(policyWith('  ingress: []\n')), '-');
    assert.match(fromB(policyWith('  ingress: "{{ .Values.rules }}"\n')), /\?/);
  });

  it('may bring peers beside those that are written', () => {
    const peers = '  ingress:\n    - from:\n        - podSelector: {matchLabels: {app: c}}\n';
    assert.equal(fromB(policyWith(peers)), '-');
    assert.match(fromB(policyWith(`${peers}        - "{{ .Values.peer }}"\n`)), /\?/);
  });

  it('may bring ports, and is not the absence of ports, which means all', () => {
    const rule = '  ingress:\n    - from: [{podSelector: {}}]\n';
    assert.equal(fromB(policyWith(rule)), 'all');
    assert.match(fromB(policyWith(`${rule}      ports: "{{ .Values.ports }}"\n`)), /^\?/);
  });

  it('may name the port of a pod', () => {
    const rule = '  ingress:\n    - ports: [{port: metrics}]\n';
    assert.equal(fromB(policyWith(rule)), '-');
    assert.match(fromB(policyWith(rule).replace('{name: http,', '{name: "{{ .Values.port }}",')), /^\? TCP/);
  });
});
