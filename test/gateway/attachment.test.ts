/** Which listeners a route attaches to, and how far it came where it does not (semantics S13–S15, S17, "Gateway API routing"). */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { conditionOf, gateway, object, service, statusOfText } from './objects.ts';

const http = '{name: http, port: 80, protocol: HTTP}';
const open = (more: string) => `{port: 80, protocol: HTTP, allowedRoutes: {namespaces: {from: All}}, ${more}}`;
const web = service('web', '{port: 80}');
const shop = (labels: string) => `apiVersion: v1
kind: Namespace
metadata: {name: shop, labels: ${labels}}`;

interface Case {
  readonly title: string;
  readonly listeners: string;
  readonly route: string;
  readonly kind?: string;
  readonly others?: readonly string[];
  readonly expected: string;
}

const parent = (more = '') => `parentRefs: [{name: edge, namespace: infra${more}}]`;

const cases: readonly Case[] = [
  { title: 'Same namespace is the default', listeners: http, route: parent(), expected: 'False/NotAllowedByListeners' },
  { title: 'All namespaces', listeners: open('name: http'), route: parent(), expected: 'True/Accepted' },
  {
    title: 'a section that is not there',
    listeners: open('name: http'),
    route: parent(', sectionName: https'),
    expected: 'False/NoMatchingParent',
  },
  {
    title: 'a port that is not there',
    listeners: open('name: http'),
    route: parent(', port: 8080'),
    expected: 'False/NoMatchingParent',
  },
  {
    title: 'section and port must fit the same listener',
    listeners: `${open('name: http')}, {name: alt, port: 8080, protocol: HTTP}`,
    route: parent(', sectionName: http, port: 8080'),
    expected: 'False/NoMatchingParent',
  },
  {
    title: 'a kind that the protocol cannot carry',
    listeners: open('name: http'),
    route: parent(),
    kind: 'TCPRoute',
    expected: 'False/NotAllowedByListeners',
  },
  {
    title: 'a kind that is not among the allowed ones',
    listeners:
      '{name: http, port: 80, protocol: HTTP, allowedRoutes: {namespaces: {from: All}, kinds: [{kind: GRPCRoute}]}}',
    route: parent(),
    expected: 'False/NotAllowedByListeners',
  },
  {
    title: 'no host name in common',
    listeners: open('name: http, hostname: "*.example.com"'),
    route: `${parent()}, hostnames: [example.com, www.example.org]`,
    expected: 'False/NoMatchingListenerHostname',
  },
  {
    title: 'one host name in common is enough',
    listeners: open('name: http, hostname: "*.example.com"'),
    route: `${parent()}, hostnames: [example.com, a.b.example.com]`,
    expected: 'True/Accepted',
  },
  {
    title: 'the furthest step is reported',
    listeners: `${http}, ${open('name: other, hostname: a.example.com, port: 81').replace('port: 80, ', '')}`,
    route: `${parent()}, hostnames: [b.example.com]`,
    expected: 'False/NoMatchingListenerHostname',
  },
  {
    title: 'a selector that the namespace satisfies',
    listeners:
      '{name: http, port: 80, protocol: HTTP, allowedRoutes: {namespaces: {from: Selector, selector: {matchLabels: {team: a}}}}}',
    route: parent(),
    others: [shop('{team: a}')],
    expected: 'True/Accepted',
  },
  {
    title: 'a selector that the namespace does not satisfy',
    listeners:
      '{name: http, port: 80, protocol: HTTP, allowedRoutes: {namespaces: {from: Selector, selector: {matchLabels: {team: a}}}}}',
    route: parent(),
    others: [shop('{team: b}')],
    expected: 'False/NotAllowedByListeners',
  },
  {
    title: 'a namespace whose labels are not known',
    listeners:
      '{name: http, port: 80, protocol: HTTP, allowedRoutes: {namespaces: {from: Selector, selector: {matchLabels: {team: a}}}}}',
    route: parent(),
    expected: 'Unknown/Pending',
  },
  {
    title: 'the label that every namespace has',
    listeners:
      '{name: http, port: 80, protocol: HTTP, allowedRoutes: {namespaces: {from: Selector, selector: {matchLabels: {kubernetes.io/metadata.name: shop}}}}}',
    route: parent(),
    expected: 'True/Accepted',
  },
  {
    title: 'a parent that is not there',
    listeners: open('name: http'),
    route: 'parentRefs: [{name: edge}]',
    expected: 'Unknown/Pending',
  },
];

describe('attachment of routes', () => {
  for (const { title, listeners, route, kind = 'HTTPRoute', others = [], expected } of cases) {
    it(title, () => {
      const spec = `{${route}, rules: [{backendRefs: [{name: web, port: 80}]}]}`;
      const objects = statusOfText(gateway(listeners), object(kind, 'route', spec), web, ...others);
      assert.equal(conditionOf(objects, 'route', 'Accepted', { parent: 0 }), expected);
    });
  }

  it('counts accepted routes even where their backends are missing', () => {
    const objects = statusOfText(
      gateway(open('name: http')),
      object('HTTPRoute', 'route', `{${parent()}, rules: [{backendRefs: [{name: gone, port: 80}]}]}`),
    );
    assert.equal(objects.find(o => o.name === 'edge')?.listeners?.[0]?.attachedRoutes, 1);
    assert.equal(conditionOf(objects, 'route', 'ResolvedRefs', { parent: 0 }), 'False/BackendNotFound');
  });
});

const backends: readonly (readonly [string, string, string, string, ...string[]])[] = [
  ['a Service of the namespace', 'HTTPRoute', '{name: web, port: 80}', 'True/ResolvedRefs'],
  ['a port that the Service lacks', 'HTTPRoute', '{name: web, port: 81}', 'False/BackendNotFound'],
  ['another kind', 'HTTPRoute', '{kind: Deployment, group: apps, name: web, port: 80}', 'False/InvalidKind'],
  ['a UDP port', 'HTTPRoute', '{name: dns, port: 53}', 'False/UnsupportedProtocol'],
  ['another namespace without a grant', 'HTTPRoute', '{name: pay, namespace: pay, port: 80}', 'False/RefNotPermitted'],
  ['permission is asked for first', 'HTTPRoute', '{name: gone, namespace: pay, port: 80}', 'False/RefNotPermitted'],
  [
    'another namespace with a grant',
    'HTTPRoute',
    '{name: pay, namespace: pay, port: 80}',
    'True/ResolvedRefs',
    object(
      'ReferenceGrant',
      'grant',
      '{from: [{group: gateway.networking.k8s.io, kind: HTTPRoute, namespace: shop}], to: [{group: "", kind: Service}]}',
      'pay',
    ),
  ],
  [
    'a grant for another name',
    'HTTPRoute',
    '{name: pay, namespace: pay, port: 80}',
    'False/RefNotPermitted',
    object(
      'ReferenceGrant',
      'grant',
      '{from: [{group: gateway.networking.k8s.io, kind: HTTPRoute, namespace: shop}], to: [{group: "", kind: Service, name: x}]}',
      'pay',
    ),
  ],
  [
    'a grant in the namespace of the route',
    'HTTPRoute',
    '{name: pay, namespace: pay, port: 80}',
    'False/RefNotPermitted',
    object(
      'ReferenceGrant',
      'grant',
      '{from: [{group: gateway.networking.k8s.io, kind: HTTPRoute, namespace: shop}], to: [{group: "", kind: Service}]}',
    ),
  ],
  ['a kind of a controller', 'HTTPRoute', '{group: gateway.envoyproxy.io, kind: Backend, name: x}', 'Unknown/Pending'],
];

describe('backends of routes', () => {
  for (const [title, kind, backend, expected, ...others] of backends) {
    it(title, () => {
      const objects = statusOfText(
        gateway(open('name: http')),
        object(kind, 'route', `{${parent()}, rules: [{backendRefs: [${backend}]}]}`),
        web,
        service('dns', '{port: 53, protocol: UDP}'),
        service('pay', '{port: 80}', 'pay'),
        ...others,
      );
      assert.equal(conditionOf(objects, 'route', 'ResolvedRefs', { parent: 0 }), expected);
    });
  }
});
