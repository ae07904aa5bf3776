/** AdminNetworkPolicy, BaselineAdminNetworkPolicy (v1alpha1) and ClusterNetworkPolicy (v1alpha2) of network-policy-api. */
import { describe } from 'node:test';
import { type Manifest, namespace, pod, policy } from './cluster.ts';
import { check } from './table.ts';

const types = 'network-policy-api v1alpha1 types';
const types2 = 'network-policy-api v1alpha2 types';
const everywhere = { namespaces: {} };
const peer = { namespaces: {} };
const subject = { pods: { namespaceSelector: {}, podSelector: { matchLabels: { pod: 'a' } } } };
const admin = (name: string, priority: number, spec: Manifest): Manifest => ({
  apiVersion: 'policy.networking.k8s.io/v1alpha1',
  kind: 'AdminNetworkPolicy',
  metadata: { name },
  spec: { priority, subject, ...spec },
});
const baseline = (spec: Manifest): Manifest => ({
  apiVersion: 'policy.networking.k8s.io/v1alpha1',
  kind: 'BaselineAdminNetworkPolicy',
  metadata: { name: 'default' },
  spec: { subject, ...spec },
});
const cluster = (name: string, tier: string, priority: number, spec: Manifest): Manifest => ({
  apiVersion: 'policy.networking.k8s.io/v1alpha2',
  kind: 'ClusterNetworkPolicy',
  metadata: { name },
  spec: { tier, priority, subject, ...spec },
});
const from = (action: string, ...ports: Manifest[]): Manifest => ({
  action,
  from: [peer],
  ...(ports.length > 0 ? { ports } : {}),
});
const tcp = (port: number) => ({ portNumber: { protocol: 'TCP', port } });
const two = [namespace('x'), pod('x/a'), pod('x/b')];
const openNetworkPolicy = policy('x/p', { podSelector: {}, ingress: [{ ports: [{ port: 80 }] }] });

describe('administrators’ policies', () => {
  check([
    {
      rule: `come before NetworkPolicies: Deny wins (${types})`,
      objects: [...two, openNetworkPolicy, admin('d', 5, { ingress: [from('Deny')] })],
      expect: { 'x/b > x/a': '-', 'x/a > x/b': 'TCP 80' },
    },
    {
      rule: `come before NetworkPolicies: Allow wins (${types})`,
      objects: [...two, policy('x/p', { podSelector: {} }), admin('d', 5, { ingress: [from('Allow', tcp(443))] })],
      expect: { 'x/b > x/a': 'TCP 443', 'x/a > x/b': '-' },
    },
    {
      rule: `what no rule names falls through to NetworkPolicies (${types})`,
      objects: [...two, openNetworkPolicy, admin('d', 5, { ingress: [from('Deny', tcp(443))] })],
      expect: { 'x/b > x/a': 'TCP 80' },
    },
    {
      rule: `isolate nobody (${types})`,
      objects: [...two, admin('d', 5, { ingress: [from('Allow', tcp(80))] })],
      expect: { 'x/b > x/a': 'all' },
    },
    {
      rule: `the lower priority number is first (${types} Priority)`,
      objects: [
        ...two,
        admin('later', 10, { ingress: [from('Allow', tcp(80))] }),
        admin('first', 9, { ingress: [from('Deny')] }),
      ],
      expect: { 'x/b > x/a': '-' },
    },
    {
      rule: `in one policy the rule written first (${types} Ingress)`,
      objects: [...two, admin('p', 9, { ingress: [from('Allow', tcp(80)), from('Deny')] })],
      expect: { 'x/b > x/a': 'TCP 80' },
    },
    {
      rule: `Allow ends the evaluation of its own direction alone (${types})`,
      objects: [
        ...two,
        policy('x/q', { podSelector: { matchLabels: { pod: 'b' } }, policyTypes: ['Egress'] }),
        admin('p', 9, { ingress: [from('Allow')] }),
      ],
      expect: { 'x/b > x/a': '-' },
    },
    {
      rule: `Pass leaves it to NetworkPolicies, past the rest of the tier (${types} Action)`,
      objects: [
        ...two,
        openNetworkPolicy,
        admin('p', 1, { ingress: [from('Pass')] }),
        admin('q', 2, { ingress: [from('Deny')] }),
      ],
      expect: { 'x/b > x/a': 'TCP 80' },
    },
    {
      rule: `Pass without a NetworkPolicy leaves it to the baseline (${types} Action)`,
      objects: [...two, admin('p', 1, { ingress: [from('Pass')] }), baseline({ ingress: [from('Deny')] })],
      expect: { 'x/b > x/a': '-' },
    },
    {
      rule: `the baseline comes after NetworkPolicies, which decide for the pods they select (${types})`,
      objects: [...two, openNetworkPolicy, baseline({ ingress: [from('Deny')] })],
      expect: { 'x/b > x/a': 'TCP 80' },
    },
    {
      rule: `the baseline decides where no NetworkPolicy selects (${types})`,
      objects: [...two, baseline({ ingress: [from('Deny', tcp(80))] })],
      expect: { 'x/b > x/a': 'TCP 1-79 81-65535, UDP, SCTP' },
    },
    {
      rule: `a range of ports (${types} PortRange)`,
      objects: [
        ...two,
        admin('p', 1, {
          ingress: [from('Allow', { portRange: { protocol: 'UDP', start: 10, end: 20 } }), from('Deny')],
        }),
      ],
      expect: { 'x/b > x/a': 'UDP 10-20' },
    },
    {
      rule: `a named port has the protocol that the destination declares (${types} NamedPort)`,
      objects: [
        namespace('x'),
        pod('x/a', { ports: [{ name: 'dns', containerPort: 53, protocol: 'UDP' }] }),
        pod('x/b'),
        admin('p', 1, { ingress: [from('Allow', { namedPort: 'dns' }), from('Deny')] }),
      ],
      expect: { 'x/b > x/a': 'UDP 53' },
    },
    {
      rule: `egress has rules of its own (${types})`,
      objects: [...two, admin('p', 1, { egress: [{ action: 'Deny', to: [peer] }] })],
      expect: { 'x/a > x/b': '-', 'x/b > x/a': 'all', 'x/a > 8.8.8.8': 'all' },
    },
    {
      rule: `networks hold addresses outside and pods alike (${types2} Networks)`,
      objects: [...two, admin('p', 1, { egress: [{ action: 'Deny', to: [{ networks: ['0.0.0.0/0'] }] }] })],
      expect: { 'x/a > 8.8.8.8': '-', 'x/a > x/b': '-', 'x/a > 2001:db8::1': 'all' },
    },
    {
      rule: `an earlier Allow for pods is an exception to that (${types2} Networks)`,
      objects: [
        ...two,
        admin('p', 1, {
          egress: [
            { action: 'Allow', to: [peer] },
            { action: 'Deny', to: [{ networks: ['0.0.0.0/0', '::/0'] }] },
          ],
        }),
      ],
      expect: { 'x/a > 8.8.8.8': '-', 'x/a > x/b': 'all', 'x/a > 2001:db8::1': '-' },
    },
    {
      rule: `one kind with a tier, Accept and Deny (${types2} Tier)`,
      objects: [
        ...two,
        cluster('p', 'Admin', 5, {
          ingress: [
            { action: 'Accept', from: [peer], protocols: [{ tcp: { destinationPort: { number: 80 } } }] },
            { action: 'Deny', from: [peer] },
          ],
        }),
      ],
      expect: { 'x/b > x/a': 'TCP 80' },
    },
    {
      rule: `protocols without a port, and ranges (${types2} Protocols)`,
      objects: [
        ...two,
        cluster('p', 'Baseline', 5, {
          ingress: [
            {
              action: 'Accept',
              from: [peer],
              protocols: [{ udp: {} }, { tcp: { destinationPort: { range: { start: 1, end: 9 } } } }],
            },
            { action: 'Deny', from: [peer] },
          ],
        }),
      ],
      expect: { 'x/b > x/a': 'TCP 1-9, UDP' },
    },
    {
      rule: `the Baseline tier comes last (${types2} Tier)`,
      objects: [
        ...two,
        openNetworkPolicy,
        cluster('p', 'Baseline', 0, { ingress: [{ action: 'Deny', from: [peer] }] }),
      ],
      expect: { 'x/b > x/a': 'TCP 80' },
    },
    {
      rule: `pods in the node’s network are neither subject nor peer (${types2} Subject)`,
      objects: [
        ...two,
        pod('x/host', { hostNetwork: true, labels: { pod: 'a' } }),
        admin('p', 1, { subject: everywhere, ingress: [from('Deny')] }),
      ],
      expect: { 'x/host > x/b': 'all', 'x/b > x/host': 'all', 'x/a > x/b': '-' },
    },
    {
      rule: 'a peer in a form that is not known decides nothing for sure',
      objects: [...two, admin('p', 1, { ingress: [{ action: 'Deny', from: [{ serviceAccounts: {} }] }] })],
      expect: { 'x/b > x/a': '? all' },
    },
    {
      rule: 'no subject and no peers select nobody',
      objects: [
        ...two,
        admin('p', 1, { subject: {}, ingress: [from('Deny')] }),
        admin('q', 2, { ingress: [{ action: 'Deny', from: [] }] }),
      ],
      expect: { 'x/b > x/a': 'all' },
    },
  ]);
});
