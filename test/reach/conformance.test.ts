/**
 * What Kubernetes' own end-to-end tests expect of a network plugin (kubernetes/kubernetes test/e2e/network/netpol/network_policy.go),
 * for every pair of pods of their cluster. Each row is named after the test it stands for.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Protocol } from '../../extension/core/reach/port-set.ts';
import type { Reachability } from '../../extension/core/reach/reach.ts';
import { type Manifest, namespace, pod, policy, reachIn, threeByThree } from './cluster.ts';

interface Case {
  readonly test: string;
  readonly policies: readonly Manifest[];
  /** TCP 80 unless said otherwise. */
  readonly on?: readonly [Protocol, number];
  /** Pairs that must not connect, as `from → to` patterns over `x/a`; everything else must. */
  readonly denied: (from: string, to: string) => boolean;
  /** Instead of the three by three pods. */
  readonly cluster?: readonly Manifest[];
}

const tcp80 = ['TCP', 80] as const;

const a = { matchLabels: { pod: 'a' } };
const b = { matchLabels: { pod: 'b' } };
const notInX = { matchExpressions: [{ key: 'ns', operator: 'NotIn', values: ['x'] }] };
const namespaceY = { matchLabels: { ns: 'y' } };
const inX = (id: string) => id.startsWith('x/');
const inY = (id: string) => id.startsWith('y/');

/** An ingress policy of namespace x on pod a. */
const toA = (...rules: Manifest[]) => policy('x/to-a', { podSelector: a, policyTypes: ['Ingress'], ingress: rules });
const fromA = (...rules: Manifest[]) => policy('x/from-a', { podSelector: a, policyTypes: ['Egress'], egress: rules });
const ingressOfX = (...rules: Manifest[]) =>
  policy('x/ingress', { podSelector: {}, policyTypes: ['Ingress'], ingress: rules });
const egressOfX = (...rules: Manifest[]) =>
  policy('x/egress', { podSelector: {}, policyTypes: ['Egress'], egress: rules });

const cases: readonly Case[] = [
  { test: "should support a 'default-deny-ingress' policy", policies: [ingressOfX()], denied: (_, to) => inX(to) },
  {
    test: "should support a 'default-deny-ingress' policy (UDP)",
    policies: [ingressOfX()],
    on: ['UDP', 80],
    denied: (_, to) => inX(to),
  },
  {
    test: "should support a 'default-deny-ingress' policy (SCTP)",
    policies: [ingressOfX()],
    on: ['SCTP', 80],
    denied: (_, to) => inX(to),
  },
  {
    test: "should support a 'default-deny-all' policy",
    policies: [policy('x/deny-all', { podSelector: {}, policyTypes: ['Ingress', 'Egress'] })],
    denied: (from, to) => inX(from) || inX(to),
  },
  {
    test: 'should enforce policy to allow traffic from pods within server namespace based on PodSelector',
    policies: [toA({ from: [{ podSelector: b }] })],
    denied: (from, to) => to === 'x/a' && from !== 'x/b',
  },
  {
    test: 'should enforce policy to allow ingress traffic for a target',
    policies: [ingressOfX(), toA({ from: [{ podSelector: {}, namespaceSelector: {} }] })],
    denied: (_, to) => inX(to) && to !== 'x/a',
  },
  {
    test: 'should enforce policy to allow ingress traffic from pods in all namespaces',
    policies: [toA({ from: [{ namespaceSelector: { matchLabels: {} } }] })],
    denied: () => false,
  },
  {
    test: 'should enforce policy to allow traffic only from a different namespace, based on NamespaceSelector',
    policies: [toA({ from: [{ namespaceSelector: namespaceY }] })],
    denied: (from, to) => to === 'x/a' && !inY(from),
  },
  {
    test: 'should enforce policy based on PodSelector with MatchExpressions',
    policies: [toA({ from: [{ podSelector: { matchExpressions: [{ key: 'pod', operator: 'In', values: ['b'] }] } }] })],
    denied: (from, to) => to === 'x/a' && from !== 'x/b',
  },
  {
    test: 'should enforce policy based on NamespaceSelector with MatchExpressions',
    policies: [
      toA({ from: [{ namespaceSelector: { matchExpressions: [{ key: 'ns', operator: 'In', values: ['y'] }] } }] }),
    ],
    denied: (from, to) => to === 'x/a' && !inY(from),
  },
  {
    test: 'should enforce policy based on PodSelector or NamespaceSelector',
    policies: [toA({ from: [{ namespaceSelector: notInX }, { podSelector: b }] })],
    denied: (from, to) => to === 'x/a' && inX(from) && from !== 'x/b',
  },
  {
    test: 'should enforce policy based on PodSelector and NamespaceSelector',
    policies: [toA({ from: [{ namespaceSelector: notInX, podSelector: b }] })],
    denied: (from, to) => to === 'x/a' && from !== 'y/b' && from !== 'z/b',
  },
  {
    test: 'should enforce policy based on Multiple PodSelectors and NamespaceSelectors',
    policies: [
      toA({
        from: [
          {
            namespaceSelector: notInX,
            podSelector: { matchExpressions: [{ key: 'pod', operator: 'In', values: ['b', 'c'] }] },
          },
        ],
      }),
    ],
    denied: (from, to) => to === 'x/a' && (inX(from) || from.endsWith('/a')),
  },
  {
    test: 'should enforce policy based on any PodSelectors',
    policies: [toA({ from: [{ podSelector: b }, { podSelector: { matchLabels: { pod: 'c' } } }] })],
    denied: (from, to) => to === 'x/a' && !inX(from),
  },
  ...(['TCP', 'UDP', 'SCTP'] as const).map(
    (protocol): Case => ({
      test: `should enforce policy to allow traffic only from a pod in a different namespace based on PodSelector and NamespaceSelector (${protocol})`,
      policies: [toA({ from: [{ namespaceSelector: namespaceY, podSelector: a }] })],
      on: [protocol, 80],
      denied: (from, to) => to === 'x/a' && from !== 'y/a',
    }),
  ),
  ...(['TCP', 'UDP', 'SCTP'] as const).map(
    (protocol): Case => ({
      test: `should enforce policy based on Ports (${protocol})`,
      policies: [toA({ from: [{ namespaceSelector: namespaceY }], ports: [{ port: 81, protocol }] })],
      on: [protocol, 81],
      denied: (from, to) => to === 'x/a' && !inY(from),
    }),
  ),
  {
    test: 'should enforce multiple, stacked policies with overlapping podSelectors (port 80)',
    policies: [toA({ from: [{ namespaceSelector: namespaceY }], ports: [{ port: 81 }] })],
    denied: (_, to) => to === 'x/a',
  },
  {
    test: 'should enforce multiple, stacked policies with overlapping podSelectors (with a second policy)',
    policies: [
      toA({ from: [{ namespaceSelector: namespaceY }], ports: [{ port: 81 }] }),
      policy('x/second', {
        podSelector: a,
        ingress: [{ from: [{ namespaceSelector: namespaceY }], ports: [{ port: 80 }] }],
      }),
    ],
    denied: (from, to) => to === 'x/a' && !inY(from),
  },
  { test: 'should support allow-all policy', policies: [ingressOfX({})], denied: () => false },
  {
    test: 'should allow ingress access on one named port (81)',
    policies: [ingressOfX({ ports: [{ port: 'serve-81-tcp' }] })],
    on: ['TCP', 81],
    denied: () => false,
  },
  {
    test: 'should allow ingress access on one named port (80)',
    policies: [ingressOfX({ ports: [{ port: 'serve-81-tcp' }] })],
    denied: (_, to) => inX(to),
  },
  {
    test: 'should allow ingress access from namespace on one named port (80)',
    policies: [toA({ from: [{ namespaceSelector: namespaceY }], ports: [{ port: 'serve-80-tcp', protocol: 'TCP' }] })],
    denied: (from, to) => to === 'x/a' && !inY(from),
  },
  {
    test: 'should allow ingress access from namespace on one named port (81)',
    policies: [toA({ from: [{ namespaceSelector: namespaceY }], ports: [{ port: 'serve-80-tcp', protocol: 'TCP' }] })],
    on: ['TCP', 81],
    denied: (_, to) => to === 'x/a',
  },
  {
    test: 'should allow egress access on one named port (80)',
    policies: [egressOfX({ ports: [{ port: 'serve-80-tcp' }] })],
    denied: () => false,
  },
  {
    test: 'should allow egress access on one named port (81)',
    policies: [egressOfX({ ports: [{ port: 'serve-80-tcp' }] })],
    on: ['TCP', 81],
    denied: from => inX(from),
  },
  {
    test: 'should allow ingress access from updated namespace (before the label)',
    policies: [toA({ from: [{ namespaceSelector: { matchLabels: { ns2: 'updated' } } }] })],
    denied: (_, to) => to === 'x/a',
  },
  {
    test: 'should allow ingress access from updated namespace (with the label)',
    policies: [toA({ from: [{ namespaceSelector: { matchLabels: { ns2: 'updated' } } }] })],
    cluster: [namespace('x'), namespace('y', { ns2: 'updated' }), pod('x/a'), pod('x/b'), pod('y/a')],
    denied: (from, to) => to === 'x/a' && !inY(from),
  },
  {
    test: 'should allow ingress access from updated pod (with the label)',
    policies: [toA({ from: [{ podSelector: { matchLabels: { pod: 'b', pod2: 'updated' } } }] })],
    cluster: [pod('x/a'), pod('x/b', { labels: { pod2: 'updated' } }), pod('x/c')],
    denied: (from, to) => to === 'x/a' && from !== 'x/b',
  },
  {
    test: 'should deny ingress from pods on other namespaces',
    policies: [ingressOfX({ from: [{ podSelector: { matchLabels: {} } }] })],
    denied: (from, to) => inX(to) && !inX(from),
  },
  {
    test: 'should deny ingress access to updated pod',
    policies: [policy('x/deny', { podSelector: { matchLabels: { target: 'isolated' } }, policyTypes: ['Ingress'] })],
    cluster: [pod('x/a', { labels: { target: 'isolated' } }), pod('x/b'), pod('y/a')],
    denied: (_, to) => to === 'x/a',
  },
  { test: 'should deny egress from pods based on PodSelector', policies: [fromA()], denied: from => from === 'x/a' },
  { test: 'should deny egress from all pods in a namespace', policies: [egressOfX()], denied: from => inX(from) },
  ...([80, 81] as const).map(
    (port): Case => ({
      test: `should work with Ingress, Egress specified together (${port})`,
      policies: [
        policy('x/both', {
          podSelector: a,
          policyTypes: ['Egress', 'Ingress'],
          ingress: [{ from: [{ podSelector: b }] }],
          egress: [{ ports: [{ port: 80 }] }],
        }),
      ],
      on: ['TCP', port],
      denied: (from, to) => (to === 'x/a' && from !== 'x/b') || (from === 'x/a' && port === 81),
    }),
  ),
  {
    test: 'should support denying of egress traffic on the client side (even if the server explicitly allows this traffic)',
    policies: [
      fromA({ to: [{ namespaceSelector: namespaceY, podSelector: a }] }),
      ...['a', 'b'].map(name =>
        policy(`y/from-x-a-to-${name}`, {
          podSelector: { matchLabels: { pod: name } },
          ingress: [{ from: [{ namespaceSelector: { matchLabels: { ns: 'x' } }, podSelector: a }] }],
        }),
      ),
    ],
    denied: (from, to) =>
      (from === 'x/a' && to !== 'y/a') || ((to === 'y/a' || to === 'y/b') && !(from === 'x/a' && to === 'y/a')),
  },
  {
    test: 'should enforce egress policy allowing traffic to a server in a different namespace based on PodSelector and NamespaceSelector',
    policies: [fromA({ to: [{ namespaceSelector: namespaceY, podSelector: a }] })],
    denied: (from, to) => from === 'x/a' && to !== 'y/a',
  },
  ...(['TCP', 'UDP'] as const).map(
    (protocol): Case => ({
      test: `should enforce ingress policy allowing any port traffic to a server on a specific protocol (${protocol})`,
      policies: [toA({ ports: [{ protocol: 'TCP' }] })],
      on: [protocol, 80],
      denied: (_, to) => to === 'x/a' && protocol === 'UDP',
    }),
  ),
  {
    test: 'should enforce multiple ingress policies with ingress allow-all policy taking precedence (before it)',
    policies: [ingressOfX({ ports: [{ port: 80 }] })],
    on: ['TCP', 81],
    denied: (_, to) => inX(to),
  },
  {
    test: 'should enforce multiple ingress policies with ingress allow-all policy taking precedence',
    policies: [ingressOfX({ ports: [{ port: 80 }] }), policy('x/all', { podSelector: {}, ingress: [{}] })],
    on: ['TCP', 81],
    denied: () => false,
  },
  {
    test: 'should enforce multiple egress policies with egress allow-all policy taking precedence',
    policies: [
      egressOfX({ ports: [{ port: 80 }] }),
      policy('x/all', { podSelector: {}, policyTypes: ['Egress'], egress: [{}] }),
    ],
    on: ['TCP', 81],
    denied: () => false,
  },
  { test: 'should stop enforcing policies after they are deleted', policies: [], denied: () => false },
  {
    test: 'should enforce policies to check ingress and egress policies can be controlled independently based on PodSelector',
    policies: [fromA({}), toA()],
    denied: (_, to) => to === 'x/a',
  },
  {
    test: "should not mistakenly treat 'protocol: SCTP' as 'protocol: TCP', even if the plugin doesn't support SCTP",
    policies: [ingressOfX(), toA({ ports: [{ port: 81, protocol: 'SCTP' }] })],
    on: ['TCP', 81],
    denied: (_, to) => inX(to),
  },
  {
    test: "should properly isolate pods that are selected by a policy allowing SCTP, even if the plugin doesn't support SCTP",
    policies: [toA({ ports: [{ port: 80, protocol: 'SCTP' }] })],
    on: ['TCP', 81],
    denied: (_, to) => to === 'x/a',
  },
  {
    test: 'should not allow access by TCP when a policy specifies only UDP',
    policies: [toA({ ports: [{ port: 81, protocol: 'UDP' }] })],
    on: ['TCP', 81],
    denied: (_, to) => to === 'x/a',
  },
  {
    test: 'should enforce policy to allow traffic based on NamespaceSelector with MatchLabels using default ns label',
    policies: [toA({ from: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'y' } } }] })],
    denied: (from, to) => to === 'x/a' && !inY(from),
  },
  {
    test: 'should enforce policy based on NamespaceSelector with MatchExpressions using default ns label',
    policies: [
      fromA({
        to: [
          {
            namespaceSelector: {
              matchExpressions: [{ key: 'kubernetes.io/metadata.name', operator: 'NotIn', values: ['y'] }],
            },
          },
        ],
      }),
    ],
    denied: (from, to) => from === 'x/a' && inY(to),
  },
];

/** The same for blocks of addresses, which the tests take from pods that run. */
const addresses: readonly {
  readonly family: string;
  readonly of: (n: number) => string;
  readonly length: number;
  readonly large: string;
}[] = [
  { family: 'IPv4', of: n => `10.0.0.${n}`, length: 32, large: '0.0.0.0/4' },
  { family: 'IPv6', of: n => `fd00::${n}`, length: 128, large: 'f000::/4' },
];

const blockCases = addresses.flatMap(({ family, of, length, large }): Case[] => {
  const cluster = [pod('x/a', { ip: of(1) }), pod('x/b', { ip: of(2) }), pod('x/c', { ip: of(3) })];
  const single = `${of(2)}/${length}`;
  return [
    {
      test: `should allow egress access to server in CIDR block (${family})`,
      policies: [fromA({ to: [{ ipBlock: { cidr: single } }] })],
      cluster,
      denied: (from, to) => from === 'x/a' && to !== 'x/b',
    },
    {
      test: `should enforce except clause while egress access to server in CIDR block (${family})`,
      policies: [fromA({ to: [{ ipBlock: { cidr: large, except: [single] } }] })],
      cluster,
      denied: (from, to) => from === 'x/a' && to === 'x/b',
    },
    {
      test: `should ensure an IP overlapping both IPBlock.CIDR and IPBlock.Except is allowed (${family})`,
      policies: [
        fromA({ to: [{ ipBlock: { cidr: large, except: [single] } }] }),
        policy('x/again', {
          podSelector: a,
          policyTypes: ['Egress'],
          egress: [{ to: [{ ipBlock: { cidr: single } }] }],
        }),
      ],
      cluster,
      denied: () => false,
    },
  ];
});

const ports = [80, 81].flatMap(number =>
  ['TCP', 'UDP', 'SCTP'].map(protocol => ({
    name: `serve-${number}-${protocol.toLowerCase()}`,
    containerPort: number,
    protocol,
  })),
);

describe('what the end-to-end tests of Kubernetes expect', () => {
  for (const { test, policies, on = tcp80, denied, cluster } of [...cases, ...blockCases]) {
    it(test, () => {
      const reach = reachIn(...(cluster ?? threeByThree(ports)), ...policies);
      const ids = reach.ends.map(end => end.id.replace('Pod/', ''));
      const wrong = ids.flatMap(from =>
        ids.flatMap(to =>
          from !== to && connects(reach, from, to, on) === denied(from, to) ? [`${from} → ${to}`] : [],
        ),
      );
      assert.deepEqual(wrong, []);
    });
  }
});

function connects(
  reach: Reachability,
  from: string,
  to: string,
  [protocol, port]: readonly [Protocol, number],
): boolean {
  const { allowed, unknown } = reach.between(`Pod/${from}`, `Pod/${to}`)!;
  const holds = (ranges: readonly (readonly [number, number])[]) => ranges.some(([a, b]) => a <= port && port <= b);
  assert.ok(!holds(unknown[protocol]), `${from} → ${to} can be told`);
  return holds(allowed[protocol]);
}
