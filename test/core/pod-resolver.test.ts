/**
 * What a name means to a pod (kubernetes/dns docs/specification.md; resolv.conf(5); pkg/kubelet/network/dns/dns.go). Each row is a
 * name, what the pod's spec says, and the questions with their answers.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { AnalysisHost } from '../../extension/core/analysis.ts';
import { resolveInPod } from '../../extension/core/bind/pod-resolver.ts';
import { keys } from '../../extension/core/index/keys.ts';
import { render } from '../../extension/core/l10n/message.ts';

const services = `
apiVersion: v1
kind: Service
metadata: {name: web, namespace: shop}
spec: {selector: {app: web}, ports: [{name: http, port: 80}]}
---
apiVersion: v1
kind: Service
metadata: {name: database, namespace: data}
spec: {clusterIP: None, selector: {app: database}, ports: [{name: postgres, port: 5432}]}
---
apiVersion: v1
kind: Service
metadata: {name: legacy, namespace: shop}
spec: {type: ExternalName, externalName: legacy.example.com}
---
apiVersion: v1
kind: Service
metadata: {name: store, namespace: shop}
spec: {type: ExternalName, externalName: database.data.svc.cluster.local}
---
apiVersion: v1
kind: Service
metadata: {name: queue, namespace: shop}
spec: {clusterIP: None, selector: {app: queue}, ports: [{name: amqp, port: 5672}]}
---
apiVersion: apps/v1
kind: StatefulSet
metadata: {name: queue, namespace: shop}
spec:
  serviceName: queue
  replicas: 2
  selector: {matchLabels: {app: queue}}
  template:
    metadata: {labels: {app: queue}}
    spec: {containers: [{name: c, image: c}]}
---
apiVersion: v1
kind: Service
metadata: {name: one, namespace: shop}
spec: {type: ExternalName, externalName: two.shop.svc.cluster.local}
---
apiVersion: v1
kind: Service
metadata: {name: two, namespace: shop}
spec: {type: ExternalName, externalName: one.shop.svc.cluster.local}
---
`;

function resolution(host: string, spec = ''): { steps: string[]; answer: string } {
  const pod = `apiVersion: v1\nkind: Pod\nmetadata: {name: caller, namespace: shop}\nspec:\n${spec}  containers: [{name: c, image: c}]\n`;
  const host0 = new AnalysisHost();
  const view = host0.apply([{ file: 'all.yaml', text: services + pod }]).view();
  const [workload] = view.lookupType('workload', keys.namedAnywhere('', 'workload', 'caller'));
  const { steps, answer } = resolveInPod(view, workload!, host);
  return {
    steps: steps.map(step => `${step.question}: ${render(step.message, 'en')}`),
    answer: answer.type === 'service' ? `${answer.service.name!.known && answer.service.name!.value}` : answer.type,
  };
}

const rows: readonly [host: string, answer: string, steps: readonly string[], spec?: string][] = [
  ['web', 'web', ['web.shop.svc.cluster.local: the ClusterIP of Service web']],
  [
    'database.data',
    'database',
    [
      'database.data.shop.svc.cluster.local: no such record',
      'database.data.svc.cluster.local: the addresses of the pods of headless Service database',
    ],
  ],
  [
    'database-0.database.data.svc.cluster.local.',
    'database',
    ['database-0.database.data.svc.cluster.local: the address of pod database-0 of Service database'],
  ],
  [
    '_postgres._tcp.database.data.svc.cluster.local.',
    'database',
    ['_postgres._tcp.database.data.svc.cluster.local: SRV: the port postgres of Service database'],
  ],
  [
    '_amqp._udp.queue.shop.svc.cluster.local.',
    'none',
    ['_amqp._udp.queue.shop.svc.cluster.local: Service queue has no UDP port named amqp'],
  ],
  // A StatefulSet names as many pods as it makes.
  [
    'queue-1.queue.shop.svc.cluster.local.',
    'queue',
    ['queue-1.queue.shop.svc.cluster.local: the address of pod queue-1 of Service queue'],
  ],
  [
    'queue-2.queue.shop.svc.cluster.local.',
    'none',
    ['queue-2.queue.shop.svc.cluster.local: Service queue has no pod queue-2'],
  ],
  // A ClusterIP Service gives its pods no names.
  ['web-0.web.shop.svc.cluster.local.', 'none', ['web-0.web.shop.svc.cluster.local: no such record']],
  [
    'legacy',
    'outside',
    [
      'legacy.shop.svc.cluster.local: Service legacy is another name for legacy.example.com',
      'legacy.example.com: asked outside of the cluster',
    ],
  ],
  [
    'store',
    'database',
    [
      'store.shop.svc.cluster.local: Service store is another name for database.data.svc.cluster.local',
      'database.data.svc.cluster.local: the addresses of the pods of headless Service database',
    ],
  ],
  ['10-0-0-7.shop.pod.cluster.local.', 'address', ['10-0-0-7.shop.pod.cluster.local: the pod with address 10.0.0.7']],
  // ndots:5 tries the search path first.
  [
    'api.example.com',
    'outside',
    [
      'api.example.com.shop.svc.cluster.local: no such record',
      'api.example.com.svc.cluster.local: no such record',
      'api.example.com.cluster.local: no such record',
      'api.example.com: asked outside of the cluster',
    ],
  ],
  [
    'api.example.com',
    'outside',
    ['api.example.com: asked outside of the cluster'],
    '  dnsConfig: {options: [{name: ndots, value: "2"}]}\n',
  ],
  [
    'cache',
    'none',
    [
      'cache.shop.svc.cluster.local: no such record',
      'cache.svc.cluster.local: no such record',
      'cache.cluster.local: no such record',
      'cache: no such record',
    ],
  ],
  // No Service of that namespace is here: it may be elsewhere.
  ['queue.messaging.svc.cluster.local.', 'unknown', ['queue.messaging.svc.cluster.local: not in these manifests']],
  [
    'database',
    'database',
    [
      'database.shop.svc.cluster.local: no such record',
      'database.svc.cluster.local: no such record',
      'database.cluster.local: no such record',
      'database.data.svc.cluster.local: the addresses of the pods of headless Service database',
    ],
    '  dnsConfig: {searches: [data.svc.cluster.local]}\n',
  ],
  ['web', 'outside', ['web: asked of the resolver of the node'], '  dnsPolicy: Default\n'],
  ['web', 'outside', ['web: asked of the resolver of the node'], '  hostNetwork: true\n'],
  ['web', 'outside', ['web: asked of 8.8.8.8 only'], '  dnsPolicy: None\n  dnsConfig: {nameservers: [8.8.8.8]}\n'],
  // A server in a private range may be the cluster's own; the search path is the pod's alone.
  [
    'web',
    'web',
    ['web.shop.svc.cluster.local: the ClusterIP of Service web'],
    '  dnsPolicy: None\n  dnsConfig: {nameservers: [10.96.0.10], searches: [shop.svc.cluster.local]}\n',
  ],
  [
    'web',
    'web',
    ['web.shop.svc.cluster.local: the ClusterIP of Service web'],
    '  hostNetwork: true\n  dnsPolicy: ClusterFirstWithHostNet\n',
  ],
  [
    'web',
    'address',
    ['web: hostAliases of the pod: 192.0.2.7'],
    '  hostAliases: [{ip: 192.0.2.7, hostnames: [web]}]\n',
  ],
];

describe('a name in a pod', () => {
  for (const [host, answer, steps, spec] of rows) {
    it(`${host}${spec ? ` with ${spec.trim().replaceAll('\n', ',')}` : ''}`, () => {
      assert.deepEqual(resolution(host, spec), { steps, answer });
    });
  }

  it('that leads in a circle ends', () => {
    const { steps, answer } = resolution('one');
    assert.equal(answer, 'none');
    assert.match(steps.at(-1)!, /in a circle$/);
  });
});
