/** NetworkPolicy: who is isolated, policy types, subjects, peers. */
import { describe } from 'node:test';
import { namespace, pod, policy, workload } from './cluster.ts';
import { check } from './table.ts';

const two = [pod('x/a'), pod('x/b')];
const three = [...two, pod('y/a')];
const a = { matchLabels: { pod: 'a' } };
const b = { matchLabels: { pod: 'b' } };
const types = 'networking/v1 types.go';
const page = 'Network Policies page';

describe('isolation', () => {
  check([
    {
      rule: `without a policy everything is open, in and out (${page})`,
      objects: two,
      expect: { 'x/a > x/b': 'all', '8.8.8.8 > x/a': 'all', 'x/a > 2001:db8::1': 'all' },
    },
    {
      rule: `a policy of one direction leaves the other alone (${page}: two sorts of isolation)`,
      objects: [...two, policy('x/p', { podSelector: a, policyTypes: ['Ingress'] })],
      expect: { 'x/b > x/a': '-', 'x/a > x/b': 'all', 'x/a > 8.8.8.8': 'all', '8.8.8.8 > x/a': '-' },
    },
    {
      rule: `both ends must allow a connection (${page})`,
      objects: [
        ...two,
        policy('x/out', { podSelector: a, policyTypes: ['Egress'], egress: [{ ports: [{ port: 80 }, { port: 81 }] }] }),
        policy('x/in', { podSelector: b, ingress: [{ ports: [{ port: 81 }, { port: 82 }] }] }),
      ],
      expect: { 'x/a > x/b': 'TCP 81', 'x/b > x/a': 'all' },
    },
    {
      rule: `an address outside has no policy of its own (${types})`,
      objects: [...two, policy('x/p', { podSelector: a, ingress: [{ ports: [{ port: 80 }] }] })],
      expect: { '8.8.8.8 > x/a': 'TCP 80', 'x/a > 8.8.8.8': 'all' },
    },
    {
      rule: `policies add up and never deny (${page})`,
      objects: [
        ...two,
        policy('x/deny', { podSelector: {}, policyTypes: ['Ingress'] }),
        policy('x/p', { podSelector: b, ingress: [{ ports: [{ port: 80 }] }] }),
        policy('x/q', {
          podSelector: b,
          ingress: [{ from: [{ podSelector: a }], ports: [{ port: 53, protocol: 'UDP' }] }],
        }),
      ],
      expect: { 'x/a > x/b': 'TCP 80, UDP 53', '8.8.8.8 > x/b': 'TCP 80', 'x/b > x/a': '-' },
    },
    {
      rule: `peers and ports of one rule belong together, those of two are not mixed (${types})`,
      objects: [
        ...three,
        policy('x/p', {
          podSelector: b,
          ingress: [
            { from: [{ podSelector: a }], ports: [{ port: 80 }] },
            {
              from: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'y' } } }],
              ports: [{ port: 81 }],
            },
          ],
        }),
      ],
      expect: { 'x/a > x/b': 'TCP 80', 'y/a > x/b': 'TCP 81' },
    },
    {
      rule: 'a policy acts in its own namespace only (types.go ObjectMeta)',
      objects: [pod('x/a'), pod('y/a'), pod('y/b'), policy('x/p', { podSelector: {} })],
      expect: { 'y/b > y/a': 'all', 'y/b > x/a': '-' },
    },
    {
      rule: 'an object without a namespace is in `default` (kubectl apply)',
      objects: [
        {
          apiVersion: 'networking.k8s.io/v1',
          kind: 'NetworkPolicy',
          metadata: { name: 'p' },
          spec: { podSelector: {} },
        },
        pod('default/a'),
        pod('y/a'),
      ],
      expect: { 'y/a > default/a': '-', 'default/a > y/a': 'all' },
    },
    {
      rule: 'two objects of one name are one: the later replaces the first (kubectl apply)',
      objects: [...two, policy('x/p', { podSelector: b }), policy('x/p', { podSelector: a })],
      expect: { 'x/a > x/b': 'all', 'x/b > x/a': '-' },
    },
    {
      rule: `replicas are not one another: policies apply between pods of a kind, and a pod with itself is not listed (${page})`,
      objects: [workload('Deployment/x/web', { app: 'web' }), policy('x/p', { podSelector: {} })],
      expect: { 'Deployment/x/web > Deployment/x/web': '-' },
    },
  ]);
});

describe('policyTypes', () => {
  const ports80 = [{ ports: [{ port: 80 }] }];
  check([
    {
      rule: 'without them ingress is limited, egress where it has rules (defaults.go SetDefaults_NetworkPolicy)',
      objects: [...two, policy('x/p', { podSelector: a, egress: ports80 })],
      expect: { 'x/b > x/a': '-', 'x/a > x/b': 'TCP 80' },
    },
    {
      rule: 'an empty list is as none (defaults.go SetDefaults_NetworkPolicy)',
      objects: [...two, policy('x/p', { podSelector: a, policyTypes: [], egress: ports80 })],
      expect: { 'x/b > x/a': '-', 'x/a > x/b': 'TCP 80' },
    },
    {
      rule: 'without them `egress: []` limits nothing (defaults.go SetDefaults_NetworkPolicy)',
      objects: [...two, policy('x/p', { podSelector: a, egress: [], ingress: [{}] })],
      expect: { 'x/a > x/b': 'all', 'x/b > x/a': 'all' },
    },
    {
      rule: `given, they decide alone: rules of another direction mean nothing (${types} PolicyTypes)`,
      objects: [...two, policy('x/p', { podSelector: a, policyTypes: ['Egress'], ingress: ports80, egress: [] })],
      expect: { 'x/b > x/a': 'all', 'x/a > x/b': '-' },
    },
    {
      rule: `a direction that is named and has no rules is closed (${types} PolicyTypes)`,
      objects: [...two, policy('x/p', { podSelector: {}, policyTypes: ['Ingress', 'Egress'] })],
      expect: { 'x/a > x/b': '-', 'x/a > 8.8.8.8': '-', '8.8.8.8 > x/a': '-' },
    },
    {
      rule: 'a template in the list leaves it open',
      objects: [
        ...two,
        policy('x/p', { podSelector: a, policyTypes: ['Ingress', '{{ .Values.type }}'], ingress: [{}] }),
      ],
      expect: { 'x/a > x/b': '? all', 'x/b > x/a': 'all' },
    },
  ]);
});

describe('subjects', () => {
  const labelled = [
    pod('x/a', { labels: { app: 'web', tier: 'front' } }),
    pod('x/b', { labels: { app: 'api' } }),
    pod('x/c'),
  ];
  const selects = (podSelector: Parameters<typeof policy>[1] | undefined) =>
    policy('x/p', podSelector ? { podSelector } : {});
  const closed = (isA: boolean, isB: boolean, isC: boolean) => ({
    '8.8.8.8 > x/a': isA ? '-' : 'all',
    '8.8.8.8 > x/b': isB ? '-' : 'all',
    '8.8.8.8 > x/c': isC ? '-' : 'all',
  });
  const expression = (key: string, operator: string, ...values: string[]) => ({
    matchExpressions: [values.length > 0 ? { key, operator, values } : { key, operator }],
  });
  const source = 'apimachinery labels/selector.go Requirement.Matches';
  check([
    { rule: `{} is every pod (${types})`, objects: [...labelled, selects({})], expect: closed(true, true, true) },
    {
      rule: `absent is every pod (${types})`,
      objects: [...labelled, selects(undefined)],
      expect: closed(true, true, true),
    },
    {
      rule: `matchLabels without pairs are every pod (${types})`,
      objects: [...labelled, selects({ matchLabels: {} })],
      expect: closed(true, true, true),
    },
    {
      rule: `matchLabels null are every pod (${types})`,
      objects: [...labelled, selects({ matchLabels: null })],
      expect: closed(true, true, true),
    },
    {
      rule: `In: the label is there with one of the values (${source})`,
      objects: [...labelled, selects(expression('app', 'In', 'web', 'cart'))],
      expect: closed(true, false, false),
    },
    {
      rule: `NotIn: the label is not there, or has another value (${source})`,
      objects: [...labelled, selects(expression('app', 'NotIn', 'web'))],
      expect: closed(false, true, true),
    },
    {
      rule: `Exists: by the key (${source})`,
      objects: [...labelled, selects(expression('app', 'Exists'))],
      expect: closed(true, true, false),
    },
    {
      rule: `DoesNotExist: by the key (${source})`,
      objects: [...labelled, selects(expression('app', 'DoesNotExist'))],
      expect: closed(false, false, true),
    },
    {
      rule: 'matchLabels and expressions all hold (apimachinery LabelSelectorAsSelector)',
      objects: [...labelled, selects({ matchLabels: { app: 'web' }, ...expression('tier', 'NotIn', 'front') })],
      expect: closed(false, false, false),
    },
    {
      rule: 'labels of the pod template count, not those of the object that makes the pods',
      objects: [
        {
          ...workload('Deployment/x/web', { app: 'web' }),
          metadata: { name: 'web', namespace: 'x', labels: { app: 'other' } },
        },
        policy('x/p', { podSelector: { matchLabels: { app: 'other' } } }),
        policy('x/q', { podSelector: { matchLabels: { app: 'web' } }, ingress: [{ ports: [{ port: 80 }] }] }),
      ],
      expect: { '8.8.8.8 > Deployment/x/web': 'TCP 80' },
    },
  ]);
});

describe('peers', () => {
  const into = (...from: NonNullable<Parameters<typeof policy>[1]>[]) =>
    policy('x/p', { podSelector: a, ingress: [{ from }] });
  const out = (to: NonNullable<Parameters<typeof policy>[1]>[] | null) =>
    policy('x/p', { podSelector: a, policyTypes: ['Egress'], egress: [{ to }] });
  const team = [namespace('x'), namespace('y', { team: 'blue' })];
  check([
    {
      rule: `from: [] is everybody, outside as well (${types})`,
      objects: [...three, into()],
      expect: { 'x/b > x/a': 'all', 'y/a > x/a': 'all', '8.8.8.8 > x/a': 'all' },
    },
    {
      rule: `to: null is everybody, outside as well (${types})`,
      objects: [...three, out(null)],
      expect: { 'x/a > y/a': 'all', 'x/a > 8.8.8.8': 'all' },
    },
    {
      rule: `no rules are nobody (${types})`,
      objects: [...three, policy('x/p', { podSelector: a, ingress: [] })],
      expect: { 'x/b > x/a': '-', '8.8.8.8 > x/a': '-' },
    },
    {
      rule: `one empty rule is everybody (${types})`,
      objects: [...three, policy('x/p', { podSelector: a, ingress: [{}] })],
      expect: { 'x/b > x/a': 'all', '8.8.8.8 > x/a': 'all' },
    },
    {
      rule: `podSelector alone means the policy’s own namespace (${types})`,
      objects: [...three, into({ podSelector: {} })],
      expect: { 'x/b > x/a': 'all', 'y/a > x/a': '-', '8.8.8.8 > x/a': '-' },
    },
    {
      rule: `namespaceSelector alone means all pods there (${types})`,
      objects: [...three, ...team, into({ namespaceSelector: { matchLabels: { team: 'blue' } } })],
      expect: { 'y/a > x/a': 'all', 'x/b > x/a': '-' },
    },
    {
      rule: `namespaceSelector {} is all pods of all namespaces, and nobody outside (${types})`,
      objects: [...three, into({ namespaceSelector: {} })],
      expect: { 'x/b > x/a': 'all', 'y/a > x/a': 'all', '8.8.8.8 > x/a': '-' },
    },
    {
      rule: `both selectors in one entry must hold (${page}: behaviour of to and from selectors)`,
      objects: [
        ...three,
        pod('y/b'),
        into({ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'y' } }, podSelector: b }),
      ],
      expect: { 'x/b > x/a': '-', 'y/a > x/a': '-', 'y/b > x/a': 'all' },
    },
    {
      rule: `in two entries either may hold (${page}: behaviour of to and from selectors)`,
      objects: [
        ...three,
        pod('y/b'),
        into({ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'y' } } }, { podSelector: b }),
      ],
      expect: { 'x/b > x/a': 'all', 'y/a > x/a': 'all', 'y/b > x/a': 'all' },
    },
    {
      rule: 'an entry without any of the three selects nobody (validation.go ValidateNetworkPolicyPeer)',
      objects: [...three, into({})],
      expect: { 'x/b > x/a': '-', '8.8.8.8 > x/a': '-' },
    },
    {
      rule: 'every namespace has its name as a label, without a Namespace object (labels well-known page)',
      objects: [...three, into({ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'y' } } })],
      expect: { 'y/a > x/a': 'all' },
    },
    {
      rule: 'other labels of a namespace that is not in the manifests are not known',
      objects: [...three, into({ namespaceSelector: { matchLabels: { team: 'blue' } } })],
      expect: { 'y/a > x/a': '? all', 'x/b > x/a': '? all' },
    },
    {
      rule: 'a rule may select nobody',
      objects: [...three, into({ podSelector: { matchLabels: { pod: 'none' } } })],
      expect: { 'x/b > x/a': '-' },
    },
    {
      rule: 'labels that a template decides are not known, as a subject and as a peer',
      objects: [
        pod('x/a'),
        pod('x/b', { labels: { role: '{{ .Values.role }}' } }),
        into({ podSelector: { matchLabels: { role: 'web' } } }),
        policy('x/q', { podSelector: { matchLabels: { role: 'api' } } }),
      ],
      expect: { 'x/b > x/a': '? all', 'x/a > x/b': '? all' },
    },
  ]);
});

describe('hostNetwork', () => {
  const host = pod('x/host', { hostNetwork: true });
  check([
    {
      rule: `no policy selects such pods (${page}: NetworkPolicy and hostNetwork pods)`,
      objects: [pod('x/a'), host, policy('x/p', { podSelector: {}, policyTypes: ['Ingress', 'Egress'], egress: [{}] })],
      expect: { '8.8.8.8 > x/host': 'all', 'x/a > x/host': 'all' },
    },
    {
      rule: `no selector finds them as a peer (${page}: NetworkPolicy and hostNetwork pods)`,
      objects: [
        pod('x/a'),
        host,
        policy('x/p', { podSelector: { matchLabels: { pod: 'a' } }, ingress: [{ from: [{ podSelector: {} }] }] }),
      ],
      expect: { 'x/host > x/a': '-' },
    },
  ]);
});
