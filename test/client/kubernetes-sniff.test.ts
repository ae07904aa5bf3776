/** What makes the server start, and what does not. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { looksLikeKubernetes } from '../../extension/client/features/kubernetes-sniff.ts';

const kubernetes = {
  'block style': 'apiVersion: v1\nkind: Service\n',
  'after comments and a marker, with CRLF': '# licence\r\n---\r\nkind: Service\r\napiVersion: v1\r\n',
  'flow style': '{apiVersion: v1, kind: Service}',
  json: '{\n  "apiVersion": "v1",\n  "kind": "Service"\n}',
  'json on one line': '{"kind":"Service","apiVersion":"v1"}',
  'an item of a list': 'items:\n- apiVersion: v1\n  kind: Service\n',
  'a chart template': '{{- if .Values.on }}\napiVersion: v1\nkind: Service\n{{- end }}\n',
};

const others = {
  'a chart': 'apiVersion: v2\nname: shop\nversion: 1.0.0\n',
  'a compose file': 'services:\n  web:\n    image: nginx\n',
  'a to-do list': 'todo:\n  - kind: errand\n',
  prose: 'text: every object has apiVersion and kind\n',
  'a schema': '{"properties": {"apiVersionOf": {}, "kindOf": {}}}',
  nothing: '',
};

for (const [title, text] of Object.entries(kubernetes))
  test(`starts for Kubernetes: ${title}`, () => assert.equal(looksLikeKubernetes(text), true));

for (const [title, text] of Object.entries(others))
  test(`does not start for ${title}`, () => assert.equal(looksLikeKubernetes(text), false));
