/** NetworkPolicy: ports. They are ports of the pod that is connected to. */
import { describe } from 'node:test';
import { type Manifest, pod, policy } from './cluster.ts';
import { check } from './table.ts';

const types = 'networking/v1 types.go NetworkPolicyPort';
const validation = 'validation.go ValidateNetworkPolicyPort';
const http = { name: 'http', containerPort: 8080 };
const into = (...ports: Manifest[]) =>
  policy('x/p', { podSelector: { matchLabels: { pod: 'a' } }, ingress: [{ ports }] });
const one = (rule: string, port: Manifest, expected: string) => ({
  rule,
  objects: [pod('x/a', { ports: [http] }), pod('x/b'), into(port)],
  expect: { 'x/b > x/a': expected },
});

describe('ports', () => {
  check([
    {
      rule: `[] is every port of every protocol (${types})`,
      objects: [pod('x/a'), pod('x/b'), into()],
      expect: { 'x/b > x/a': 'all' },
    },
    one(`without a protocol TCP is meant (${types})`, { port: 80 }, 'TCP 80'),
    one(`without a port every port of the protocol is meant (${types})`, { protocol: 'UDP' }, 'UDP'),
    one(`{} is every TCP port (${types})`, {}, 'TCP'),
    one(
      `a range ends with endPort, inclusive (${types} EndPort)`,
      { port: 8000, endPort: 8080, protocol: 'SCTP' },
      'SCTP 8000-8080',
    ),
    one(`a range of one port (${types} EndPort)`, { port: 80, endPort: 80 }, 'TCP 80'),
    one(
      `a range that ends before it starts is refused, and opens nothing (${validation})`,
      { port: 80, endPort: 79 },
      '-',
    ),
    one(`port 0 is refused, and opens nothing (${validation})`, { port: 0 }, '-'),
    one(`a port above 65535 is refused, and opens nothing (${validation})`, { port: 65536 }, '-'),
    one(`a protocol that is none opens nothing (${validation})`, { protocol: 'ICMP' }, '-'),
    one(
      'a port that no container declares is a port as well (containerPort is informative)',
      { port: 9999 },
      'TCP 9999',
    ),
    one(`a name is the port of that name in the destination (${types} Port)`, { port: 'http' }, 'TCP 8080'),
    one('a name nobody declares opens nothing', { port: 'grpc' }, '-'),
    one('a name declared for another protocol opens nothing', { port: 'http', protocol: 'UDP' }, '-'),
    one('a template decides the port', { port: '{{ .Values.port }}' }, '? all'),
    one('a template decides the protocol', { port: 80, protocol: '{{ .Values.protocol }}' }, '? all'),
    {
      rule: 'entries add up, neighbours and overlaps are one range',
      objects: [pod('x/a'), pod('x/b'), into({ port: 80 }, { port: 81 }, { port: 80, endPort: 90 }, { port: 100 })],
      expect: { 'x/b > x/a': 'TCP 80-90 100' },
    },
    {
      rule: 'in egress a name is looked up in each peer (end-to-end tests: egress access on one named port)',
      objects: [
        pod('x/a', { ports: [http] }),
        pod('x/b', { ports: [{ name: 'http', containerPort: 80 }] }),
        pod('x/c', { ports: [{ name: 'http', containerPort: 81, protocol: 'UDP' }] }),
        pod('x/d'),
        policy('x/p', {
          podSelector: { matchLabels: { pod: 'a' } },
          policyTypes: ['Egress'],
          egress: [{ ports: [{ port: 'http' }] }],
        }),
      ],
      expect: { 'x/a > x/b': 'TCP 80', 'x/a > x/c': '-', 'x/a > x/d': '-', 'x/a > 8.8.8.8': '-' },
    },
    {
      rule: 'one pod may have a name twice, for different protocols',
      objects: [
        pod('x/a', {
          ports: [
            { name: 'dns', containerPort: 53 },
            { name: 'dns-udp', containerPort: 53, protocol: 'UDP' },
          ],
        }),
        pod('x/b'),
        into({ port: 'dns' }, { port: 'dns-udp', protocol: 'UDP' }),
      ],
      expect: { 'x/b > x/a': 'TCP 53, UDP 53' },
    },
  ]);
});
