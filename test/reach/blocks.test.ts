/** NetworkPolicy: blocks of addresses, and what is open to addresses outside. */
import { describe } from 'node:test';
import { type Manifest, namespace, pod, policy } from './cluster.ts';
import { check } from './table.ts';

const types = 'networking/v1 types.go IPBlock';
const out = (...to: Manifest[]) =>
  policy('x/out', {
    podSelector: { matchLabels: { pod: 'a' } },
    policyTypes: ['Egress'],
    egress: [{ to, ports: [{ port: 443 }] }],
  });
const block = (cidr: string, ...except: string[]) => ({ ipBlock: { cidr, except } });

describe('blocks', () => {
  check([
    {
      rule: `cidr without what is excepted (${types})`,
      objects: [pod('x/a'), out(block('10.0.0.0/8', '10.1.0.0/16', '10.2.0.0/16'))],
      expect: {
        'x/a > 9.255.255.255': '-',
        'x/a > 10.0.255.255': 'TCP 443',
        'x/a > 10.1.0.0': '-',
        'x/a > 10.2.255.255': '-',
        'x/a > 10.3.0.0': 'TCP 443',
        'x/a > 11.0.0.0': '-',
      },
    },
    {
      rule: 'host bits of a cidr are ignored (net.ParseCIDR)',
      objects: [pod('x/a'), out(block('192.168.242.213/24'))],
      expect: { 'x/a > 192.168.242.0': 'TCP 443', 'x/a > 192.168.243.0': '-' },
    },
    {
      rule: 'an exception is one of its own entry: another entry may allow what it leaves out (end-to-end tests: overlapping)',
      objects: [pod('x/a'), out(block('10.0.0.0/8', '10.1.0.0/16'), block('10.1.2.0/24'))],
      expect: { 'x/a > 10.1.2.3': 'TCP 443', 'x/a > 10.1.3.3': '-' },
    },
    {
      rule: `the families are apart: all of IPv4 is nothing of IPv6 (${types})`,
      objects: [pod('x/a'), out(block('0.0.0.0/0'))],
      expect: { 'x/a > 8.8.8.8': 'TCP 443', 'x/a > 2001:db8::1': '-' },
    },
    {
      rule: `IPv6 blocks (${types})`,
      objects: [pod('x/a'), out(block('2001:db8::/32', '2001:db8:1::/48'))],
      expect: {
        'x/a > 2001:db8:2::1': 'TCP 443',
        'x/a > 2001:db8:1::1': '-',
        'x/a > 2001:db9::1': '-',
        'x/a > 8.8.8.8': '-',
      },
    },
    {
      rule: 'namespaceSelector {} holds no address outside, to without peers holds all',
      objects: [
        pod('x/a'),
        pod('x/b'),
        out({ namespaceSelector: {} }),
        policy('x/b', { podSelector: { matchLabels: { pod: 'b' } }, policyTypes: ['Egress'], egress: [{}] }),
      ],
      expect: { 'x/a > 8.8.8.8': '-', 'x/b > 8.8.8.8': 'all', 'x/b > 2001:db8::1': 'all' },
    },
    {
      rule: 'the two directions have blocks of their own',
      objects: [
        pod('x/a'),
        policy('x/in', { podSelector: {}, ingress: [{ from: [block('203.0.113.0/24')] }] }),
        out(block('10.0.0.0/8')),
      ],
      expect: {
        '203.0.113.7 > x/a': 'all',
        '10.0.0.1 > x/a': '-',
        'x/a > 10.0.0.1': 'TCP 443',
        'x/a > 203.0.113.7': '-',
      },
    },
    {
      rule: 'a named port opens nothing towards addresses',
      objects: [
        pod('x/a'),
        policy('x/p', {
          podSelector: {},
          policyTypes: ['Egress'],
          egress: [{ to: [block('10.0.0.0/8')], ports: [{ port: 'https' }] }],
        }),
      ],
      expect: { 'x/a > 10.0.0.1': '-' },
    },
    {
      rule: 'a pod is in the blocks that hold its address (end-to-end tests: CIDR block)',
      objects: [pod('x/a'), pod('x/b', { ip: '10.0.0.2' }), pod('x/c', { ip: '10.9.0.2' }), out(block('10.0.0.0/16'))],
      expect: { 'x/a > x/b': 'TCP 443', 'x/a > x/c': '-' },
    },
    {
      rule: 'of a pod without an address it is not known, unless a block holds everything',
      objects: [
        pod('x/a'),
        pod('x/b'),
        pod('x/c'),
        out(block('10.0.0.0/16')),
        policy('x/c', {
          podSelector: { matchLabels: { pod: 'c' } },
          policyTypes: ['Egress'],
          egress: [{ to: [block('0.0.0.0/0')] }],
        }),
      ],
      expect: { 'x/a > x/b': '? TCP 443', 'x/c > x/b': 'all' },
    },
    {
      rule: 'a template decides the block',
      objects: [pod('x/a'), pod('x/b'), out(block('{{ .Values.cidr }}'))],
      expect: { 'x/a > x/b': '? all', 'x/a > 8.8.8.8': '? all' },
    },
    {
      rule: 'a pod without peers in other namespaces keeps what is open elsewhere',
      objects: [namespace('x'), pod('x/a'), pod('y/a'), out(block('10.0.0.0/16'))],
      expect: { 'y/a > x/a': 'all', 'y/a > 10.0.0.1': 'all' },
    },
  ]);
});
