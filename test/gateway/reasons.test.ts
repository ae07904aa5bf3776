/** Reasons of conditions that follow from single fields (apis/v1 gateway_types.go, listenerset_types.go, shared_types.go). */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { conditionOf, gateway, object, service, statusOfText } from './objects.ts';

const http = '{name: http, port: 80, protocol: HTTP}';

describe('parametersRef (gateway_types.go GatewayInfrastructure: SHOULD be rejected with InvalidParameters)', () => {
  const referring = (reference: string) => gateway(http, `, infrastructure: {parametersRef: {${reference}}}`);
  const map = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: p, namespace: infra}\ndata: {a: b}';
  const rows: readonly (readonly [string, string, string, ...string[]])[] = [
    ['a kind that no controller has', 'group: example.io, kind: Nothing, name: p', 'False/InvalidParameters'],
    ['a kind of a known controller', 'group: gateway.envoyproxy.io, kind: EnvoyProxy, name: p', 'True/Accepted'],
    ['a ConfigMap', 'group: "", kind: ConfigMap, name: p', 'True/Accepted', map],
    ['a ConfigMap that is not there', 'group: "", kind: ConfigMap, name: q', 'False/InvalidParameters', map],
  ];
  for (const [title, reference, expected, ...others] of rows)
    it(title, () => {
      assert.equal(conditionOf(statusOfText(referring(reference), ...others), 'edge', 'Accepted'), expected);
    });

  it('of a Gateway that is not accepted keep its ListenerSets out', () => {
    const objects = statusOfText(
      gateway(
        http,
        ', allowedListeners: {namespaces: {from: Same}}, infrastructure: {parametersRef: {group: x.io, kind: X, name: x}}',
      ),
      object(
        'ListenerSet',
        'more',
        '{parentRef: {name: edge}, listeners: [{name: x, port: 81, protocol: HTTP}]}',
        'infra',
      ),
    );
    assert.equal(conditionOf(objects, 'more', 'Accepted'), 'False/ParentNotAccepted');
    assert.equal(objects.find(one => one.name === 'edge')?.attachedListenerSets, 0);
  });

  it('of a GatewayClass', () => {
    const objects = statusOfText(
      object('GatewayClass', 'c', '{controllerName: example.io/c, parametersRef: {group: x.io, kind: X, name: x}}'),
    );
    assert.equal(conditionOf(objects, 'c', 'Accepted'), 'False/InvalidParameters');
  });
});

describe('a ListenerSet none of whose listeners can be configured', () => {
  it('is not valid, whatever keeps them from it (ListenerSetReasonListenersNotValid)', () => {
    const objects = statusOfText(
      gateway(http, ', allowedListeners: {namespaces: {from: All}}'),
      object(
        'ListenerSet',
        'more',
        '{parentRef: {name: edge, namespace: infra}, listeners: [{name: x, port: 443, protocol: HTTPS, hostname: a.example, tls: {certificateRefs: [{name: cert, namespace: certs}]}}]}',
      ),
      'apiVersion: v1\nkind: Secret\ntype: kubernetes.io/tls\nmetadata: {name: cert, namespace: certs}\ndata: {tls.crt: "", tls.key: ""}',
    );
    assert.equal(conditionOf(objects, 'more', 'ResolvedRefs', { listener: 'x' }), 'False/RefNotPermitted');
    assert.equal(conditionOf(objects, 'more', 'Accepted'), 'False/ListenersNotValid');
    assert.equal(conditionOf(objects, 'more', 'Programmed'), 'False/ListenersNotValid');
  });
});

describe('HTTPS and TLS listeners', () => {
  const pair = (host: string) =>
    statusOfText(
      gateway(
        `{name: web, port: 443, protocol: HTTPS, hostname: "*.example", tls: {certificateRefs: [{name: cert}]}},
         {name: raw, port: 443, protocol: TLS, hostname: "${host}", tls: {mode: Passthrough}}`,
      ),
      'apiVersion: v1\nkind: Secret\ntype: kubernetes.io/tls\nmetadata: {name: cert, namespace: infra}\nstringData: {}',
    );
  it('share a port by server name', () => {
    assert.equal(conditionOf(pair('a.example'), 'edge', 'Accepted', { listener: 'raw' }), 'True/Accepted');
  });
  it('cannot share a server name as well (ProtocolConflict)', () => {
    const objects = pair('*.example');
    for (const listener of ['web', 'raw']) {
      assert.equal(conditionOf(objects, 'edge', 'Conflicted', { listener }), 'True/ProtocolConflict');
      assert.equal(conditionOf(objects, 'edge', 'Accepted', { listener })?.split('/')[0], 'False');
    }
    assert.equal(conditionOf(objects, 'edge', 'Accepted'), 'False/ListenersNotValid');
  });
});

describe('values that no controller knows (RouteReasonUnsupportedValue)', () => {
  const rewrite = (match: string) =>
    `{matches: [{path: {${match}}}], filters: [{type: URLRewrite, urlRewrite: {path: {type: ReplacePrefixMatch, replacePrefixMatch: /b}}}]}`;
  const rows: readonly (readonly [string, string, string])[] = [
    ['a kind of path match', '{matches: [{path: {type: Glob, value: /a}}]}', 'False/UnsupportedValue'],
    ['a kind of filter', '{filters: [{type: Teleport}]}', 'False/UnsupportedValue'],
    [
      'a status of a redirect',
      '{filters: [{type: RequestRedirect, requestRedirect: {statusCode: 305}}]}',
      'False/UnsupportedValue',
    ],
    ['ReplacePrefixMatch without a prefix', rewrite('type: Exact, value: /a'), 'False/UnsupportedValue'],
    ['ReplacePrefixMatch of a prefix', rewrite('value: /a'), 'True/Accepted'],
  ];
  for (const [title, rule, expected] of rows)
    it(title, () => {
      const route = object('HTTPRoute', 'r', `{parentRefs: [{name: edge}], rules: [${rule}]}`, 'infra');
      const objects = statusOfText(gateway(http), route, service('web', '{port: 80}'));
      assert.equal(conditionOf(objects, 'r', 'Accepted', { parent: 0 }), expected);
    });

  it('in one rule of several drop that rule', () => {
    const route = object(
      'HTTPRoute',
      'r',
      '{parentRefs: [{name: edge}], rules: [{filters: [{type: X}]}, {}]}',
      'infra',
    );
    const objects = statusOfText(gateway(http), route);
    assert.equal(conditionOf(objects, 'r', 'Accepted', { parent: 0 }), 'True/Accepted');
    assert.equal(conditionOf(objects, 'r', 'PartiallyInvalid', { parent: 0 }), 'True/UnsupportedValue');
  });
});
