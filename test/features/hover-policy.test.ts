/** What a hover tells about network policies. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { hover } from '../../extension/core/features/hover.ts';
import { renderPlain } from '../../extension/core/features/markdown.ts';
import type { Locale } from '../../extension/core/l10n/message.ts';
import { at } from '../harness/cursor.ts';

const pod = (kind: string, name: string, env = '') =>
  `apiVersion: v1\nkind: ${kind}\nmetadata: {name: ${name}, labels: {app: ${name}}}\nspec: {containers: [{name: c, image: i, ports: [{containerPort: 5432}]${env}}]}\n---\n`;
const cluster = (kind: string, policyKind: string) =>
  `${pod(kind, 'db')}${pod('Pod', 'web', ', env: [{name: DATABASE, value: "db:5432"}]')}apiVersion: v1\nkind: Service\nmetadata: {name: db}\nspec: {selector: {app: db}, ports: [{port: 5432}]}\n---\napiVersion: networking.k8s.io/v1\nkind: ${policyKind}\nmetadata: {name: db}\nspec:\n  podSelector: {matchLabels: {app: db}}\n  ingress:\n  - from: [{podSelector: {matchLabels: {app: api}}}, {ipBlock: {cidr: 203.0.113.0/24}}]\n    ports: [{port: 5432}]\n`;
const shown = (text: string, locale: Locale = 'en') => {
  const { analysis, file, offset } = at(text);
  return renderPlain(hover(analysis, file, offset, locale)!.contents);
};

describe('hover on network policies', () => {
  it('says whom a policy is for, who gets in and out, and what it cuts off', () => {
    const text = shown(
      cluster('Pod', 'Network$0Policy').replace(
        '{ipBlock: {cidr: 203.0.113.0/24}}',
        '{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: edge}}}',
      ),
    );
    assert.match(text, /The pods it is for\n+- Pod db/);
    assert.match(text, /pods app=api of this namespace on TCP 5432/);
    assert.match(text, /pods \* of namespaces kubernetes\.io\/metadata\.name=edge on TCP 5432/);
    assert.match(text, /It does not limit what goes out/);
    assert.match(text, /Calls that the policies stop\n+- Pod web → Service db/);
  });

  it('shows address blocks, which may hold a caller', () => {
    const text = shown(cluster('Pod', 'Network$0Policy'));
    assert.match(text, /addresses in 203\.0\.113\.0\/24 on TCP 5432/);
    assert.doesNotMatch(text, /Calls that/);
  });

  it('names the policies of a workload', () => {
    assert.match(shown(cluster('P$0od', 'NetworkPolicy')), /Incoming connections are limited by\n+- NetworkPolicy db/);
    assert.match(shown(cluster('P$0od', 'NetworkPolicy'), 'ko'), /들어오는 연결을 제한하는 정책/);
  });
});
