/** Listeners of Gateways and ListenerSets: validity, conflicts, precedence (semantics "Gateway API routing"). */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { conditionOf, gateway, object, service, statusOfText } from './objects.ts';

const secret = (namespace = 'infra', certificate = 'LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0t') => `apiVersion: v1
kind: Secret
metadata: {name: cert, namespace: ${namespace}}
type: kubernetes.io/tls
data: {tls.crt: ${certificate}, tls.key: c2VjcmV0}`;

const https = (more: string) => `{name: x, port: 443, protocol: HTTPS${more}}`;
const withCert = (ref: string) => https(`, tls: {certificateRefs: [${ref}]}`);

const listeners: readonly (readonly [string, string, string, string, ...string[]])[] = [
  ['HTTP', '{name: x, port: 80, protocol: HTTP}', 'Accepted', 'True/Accepted'],
  ['a protocol nobody knows', '{name: x, port: 80, protocol: GOPHER}', 'Accepted', 'False/UnsupportedProtocol'],
  ['a protocol of one controller', '{name: x, port: 80, protocol: example.com/x}', 'Accepted', 'Unknown/Pending'],
  ['HTTPS without tls', https(''), 'Accepted', 'False/Invalid'],
  ['a certificate', withCert('{name: cert}'), 'ResolvedRefs', 'True/ResolvedRefs', secret()],
  ['no such certificate', withCert('{name: cert}'), 'ResolvedRefs', 'False/InvalidCertificateRef'],
  ['no such certificate', withCert('{name: cert}'), 'Programmed', 'False/Invalid'],
  [
    'a certificate of another kind',
    withCert('{kind: ConfigMap, name: cert}'),
    'ResolvedRefs',
    'False/InvalidCertificateRef',
  ],
  [
    'a certificate that is none',
    withCert('{name: cert}'),
    'ResolvedRefs',
    'False/InvalidCertificateRef',
    secret('infra', 'SGVsbG8gd29ybGQK'),
  ],
  [
    'a certificate elsewhere',
    withCert('{name: cert, namespace: tls}'),
    'ResolvedRefs',
    'False/RefNotPermitted',
    secret('tls'),
  ],
  [
    'a certificate elsewhere with a grant',
    withCert('{name: cert, namespace: tls}'),
    'ResolvedRefs',
    'True/ResolvedRefs',
    secret('tls'),
    object(
      'ReferenceGrant',
      'grant',
      '{from: [{group: gateway.networking.k8s.io, kind: Gateway, namespace: infra}], to: [{group: "", kind: Secret}]}',
      'tls',
    ),
  ],
  [
    'a route kind that the protocol cannot carry',
    '{name: x, port: 80, protocol: HTTP, allowedRoutes: {kinds: [{kind: HTTPRoute}, {kind: TCPRoute}]}}',
    'ResolvedRefs',
    'False/InvalidRouteKinds',
  ],
];

describe('conditions of a listener', () => {
  for (const [title, listener, type, expected, ...others] of listeners) {
    it(`${title}: ${type}`, () => {
      const objects = statusOfText(gateway(listener), ...others);
      assert.equal(conditionOf(objects, 'edge', type, { listener: 'x' }), expected);
    });
  }

  it('overlaps where one host name covers another on a port', () => {
    const tls = 'tls: {certificateRefs: [{name: cert}]}';
    const one = (name: string, hostname: string) =>
      `{name: ${name}, port: 443, protocol: HTTPS, hostname: "${hostname}", ${tls}}`;
    const objects = statusOfText(
      gateway([one('a', '*.example.com'), one('b', 'www.example.com'), one('c', 'example.org')].join(', ')),
      secret(),
    );
    const overlap = (listener: string) => conditionOf(objects, 'edge', 'OverlappingTLSConfig', { listener });
    assert.deepEqual(['a', 'b', 'c'].map(overlap), [
      'True/OverlappingHostnames',
      'True/OverlappingHostnames',
      undefined,
    ]);
  });
});

const gateways: readonly (readonly [string, string, string, string, string])[] = [
  ['one good listener', '{name: a, port: 80, protocol: HTTP}', '', 'Accepted', 'True/Accepted'],
  ['no good listener', '{name: a, port: 80, protocol: X}', '', 'Accepted', 'False/ListenersNotValid'],
  [
    'a good and a bad listener',
    '{name: a, port: 80, protocol: X}, {name: b, port: 81, protocol: HTTP}',
    '',
    'Accepted',
    'True/ListenersNotValid',
  ],
  [
    'TCP beside HTTP on a port: neither wins',
    '{name: a, port: 80, protocol: TCP}, {name: b, port: 80, protocol: HTTP}',
    '',
    'Accepted',
    'False/ListenersNotValid',
  ],
  [
    'UDP beside TCP on a port',
    '{name: a, port: 53, protocol: TCP}, {name: b, port: 53, protocol: UDP}',
    '',
    'Accepted',
    'True/Accepted',
  ],
  [
    'an address of an unknown type',
    '{name: a, port: 80, protocol: HTTP}',
    ', addresses: [{type: odd/type, value: x}]',
    'Accepted',
    'False/UnsupportedAddress',
  ],
  [
    'an address that is none',
    '{name: a, port: 80, protocol: HTTP}',
    ', addresses: [{value: nowhere}]',
    'Programmed',
    'False/AddressNotUsable',
  ],
  [
    'a client certificate that is missing',
    '{name: a, port: 80, protocol: HTTP}',
    ', tls: {backend: {clientCertificateRef: {name: gone}}}',
    'ResolvedRefs',
    'False/InvalidClientCertificateRef',
  ],
];

describe('conditions of a Gateway', () => {
  for (const [title, list, more, type, expected] of gateways) {
    it(`${title}: ${type}`, () => assert.equal(conditionOf(statusOfText(gateway(list, more)), 'edge', type), expected));
  }
});

const set = (name: string, list: string, namespace = 'infra') =>
  object('ListenerSet', name, `{parentRef: {name: edge, namespace: infra}, listeners: [${list}]}`, namespace);
const admitting = (from: string) => `, allowedListeners: {namespaces: {from: ${from}}}`;
const own = '{name: own, port: 80, protocol: HTTP, hostname: a.example.com}';

describe('ListenerSets', () => {
  it('are not admitted by default', () => {
    const objects = statusOfText(gateway(own), set('more', '{name: x, port: 81, protocol: HTTP}'));
    assert.equal(conditionOf(objects, 'more', 'Accepted'), 'False/NotAllowed');
    assert.equal(objects[0]?.attachedListenerSets, 0);
  });

  it('join an admitting Gateway; its parentRefs do not reach them', () => {
    const objects = statusOfText(
      gateway(own, admitting('Same')),
      set('more', '{name: x, port: 80, protocol: HTTP, hostname: b.example.com}'),
      object('HTTPRoute', 'gateway-route', '{parentRefs: [{name: edge, sectionName: x}]}', 'infra'),
      object('HTTPRoute', 'set-route', '{parentRefs: [{kind: ListenerSet, name: more, sectionName: x}]}', 'infra'),
    );
    assert.equal(conditionOf(objects, 'more', 'Accepted'), 'True/Accepted');
    assert.equal(objects[0]?.attachedListenerSets, 1);
    assert.equal(conditionOf(objects, 'gateway-route', 'Accepted', { parent: 0 }), 'False/NoMatchingParent');
    assert.equal(conditionOf(objects, 'set-route', 'Accepted', { parent: 0 }), 'True/Accepted');
  });

  it('lose against the Gateway, and against the set that comes first by name', () => {
    const objects = statusOfText(
      gateway(own, admitting('Same')),
      set('b', '{name: x, port: 80, protocol: HTTP, hostname: b.example.com}'),
      set('a', `{name: x, port: 80, protocol: HTTP, hostname: b.example.com}, ${own.replace('own', 'z')}`),
    );
    assert.equal(conditionOf(objects, 'a', 'Conflicted', { listener: 'x' }), 'False/NoConflicts');
    assert.equal(conditionOf(objects, 'a', 'Conflicted', { listener: 'z' }), 'True/HostnameConflict');
    assert.equal(conditionOf(objects, 'a', 'Accepted'), 'True/ListenersNotValid');
    assert.equal(conditionOf(objects, 'b', 'Accepted'), 'False/ListenersNotValid');
  });

  it('take Same for their own namespace', () => {
    const objects = statusOfText(
      gateway(own, admitting('All')),
      set('more', '{name: x, port: 81, protocol: HTTP}', 'shop'),
      object('HTTPRoute', 'here', '{parentRefs: [{kind: ListenerSet, name: more}]}'),
      object('HTTPRoute', 'there', '{parentRefs: [{kind: ListenerSet, name: more, namespace: shop}]}', 'infra'),
    );
    assert.equal(conditionOf(objects, 'here', 'Accepted', { parent: 0 }), 'True/Accepted');
    assert.equal(conditionOf(objects, 'there', 'Accepted', { parent: 0 }), 'False/NotAllowedByListeners');
  });
});

describe('BackendTLSPolicies', () => {
  const policy = (name: string, more: string) =>
    object(
      'BackendTLSPolicy',
      name,
      `{targetRefs: [{group: "", kind: Service, name: web${more}}], validation: {hostname: web, wellKnownCACertificates: System}}`,
      'infra',
    );
  const base = [
    gateway(own),
    service('web', '{name: https, port: 443}', 'infra'),
    object(
      'HTTPRoute',
      'route',
      '{parentRefs: [{name: edge}], rules: [{backendRefs: [{name: web, port: 443}]}]}',
      'infra',
    ),
  ];

  it('of one target the first by name holds; a port is another target', () => {
    const objects = statusOfText(...base, policy('b', ''), policy('a', ''), policy('c', ', sectionName: https'));
    const accepted = (name: string) => conditionOf(objects, name, 'Accepted', { ancestor: 0 });
    assert.deepEqual(['a', 'b', 'c'].map(accepted), ['True/Accepted', 'False/Conflicted', 'True/Accepted']);
  });

  it('need a port that is there', () => {
    const objects = statusOfText(...base, policy('a', ', sectionName: http'));
    assert.equal(conditionOf(objects, 'a', 'Accepted', { ancestor: 0 }), 'False/TargetNotFound');
  });
});
