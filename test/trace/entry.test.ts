/** Where requests enter that do not name an Ingress or Gateway: addresses, ports of nodes, names of the cluster (semantics S5, S6). */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { app, backendsOf, follower, ingress } from './follow.ts';

const service = (name: string, spec: string, more = '') =>
  `\n---\napiVersion: v1\nkind: Service\nmetadata: {name: ${name}, namespace: shop}\nspec: ${spec}\n${more}`;

const follow = follower(
  app('shop', 'web') +
    service(
      'lb',
      '{type: LoadBalancer, loadBalancerIP: 203.0.113.1, selector: {app: web}, ports: [{port: 443, targetPort: http, nodePort: 30443}]}',
    ) +
    service(
      'assigned',
      '{type: LoadBalancer, selector: {app: web}, ports: [{port: 80, targetPort: 8080}]}',
      'status: {loadBalancer: {ingress: [{ip: 203.0.113.2}, {hostname: LB.example.net}]}}\n',
    ) +
    service(
      'asked',
      '{type: LoadBalancer, ipFamilyPolicy: RequireDualStack, selector: {app: web}, ports: [{port: 80, targetPort: 8080}]}',
    ).replace('name: asked,', 'name: asked, annotations: {metallb.io/loadBalancerIPs: "203.0.113.3,2001:DB8::3"},') +
    service(
      'external',
      '{externalIPs: [198.51.100.7], selector: {app: web}, ports: [{port: 53, protocol: UDP, targetPort: 8080}]}',
    ) +
    service('node', '{type: NodePort, selector: {app: web}, ports: [{port: 80, targetPort: http, nodePort: 30080}]}') +
    service('inside', '{clusterIP: 10.96.0.10, selector: {app: web}, ports: [{port: 80, targetPort: http}]}') +
    service('headless', '{clusterIP: None, selector: {app: web}, ports: [{port: 80, targetPort: 8080}]}') +
    '\n---\napiVersion: apps/v1\nkind: DaemonSet\nmetadata: {name: agent, namespace: shop}\nspec:\n  selector: {matchLabels: {app: agent}}\n  template:\n    metadata: {labels: {app: agent}}\n    spec: {containers: [{name: agent, image: a, ports: [{containerPort: 8125, hostPort: 9125}]}]}\n' +
    '\n---\napiVersion: gateway.networking.k8s.io/v1\nkind: Gateway\nmetadata: {name: g, namespace: shop}\nspec: {gatewayClassName: c, addresses: [{value: 203.0.113.9}], listeners: [{name: h, port: 80, protocol: HTTP}]}\n' +
    '\n---\napiVersion: gateway.networking.k8s.io/v1\nkind: HTTPRoute\nmetadata: {name: r, namespace: shop}\nspec: {parentRefs: [{name: g}], hostnames: [gw.example.com, "*.apps.example.com"], rules: [{backendRefs: [{name: web, port: 80}]}]}\n' +
    '\n---\napiVersion: metallb.io/v1beta1\nkind: IPAddressPool\nmetadata: {name: lan, namespace: metallb-system}\nspec: {addresses: [203.0.113.0/27, "2001:db8::/64"], autoAssign: false}\n' +
    service('late', '{type: LoadBalancer, selector: {app: web}, ports: [{port: 81, targetPort: 8080}]}').replace(
      'name: late,',
      'name: late, annotations: {metallb.io/loadBalancerIPs: "203.0.113.20", metallb.io/allow-shared-ip: a},',
    ) +
    service('shared', '{type: LoadBalancer, selector: {app: web}, ports: [{port: 82, targetPort: 8080}]}').replace(
      'name: shared,',
      'name: shared, annotations: {metallb.io/loadBalancerIPs: "203.0.113.20", metallb.io/allow-shared-ip: a},',
    ) +
    service(
      'outside',
      '{type: LoadBalancer, loadBalancerIP: 203.0.113.99, selector: {app: web}, ports: [{port: 80, targetPort: 8080}]}',
    ) +
    ingress('i', 'nginx', [['ing.example.com', 'Prefix', '/', 'web']]),
);

const from = 'Deployment/shop/web';
const rows: readonly (readonly [Record<string, unknown>, string, string])[] = [
  [{ url: 'https://203.0.113.1/' }, 'delivered', 'shop/lb:443'],
  [{ url: 'http://203.0.113.1/' }, 'unreachable', ''],
  [{ url: 'http://shop.example/', address: '203.0.113.2' }, 'delivered', 'shop/assigned:80'],
  [{ url: 'http://lb.example.net/' }, 'delivered', 'shop/assigned:80'],
  [{ url: 'http://203.0.113.3/' }, 'delivered', 'shop/asked:80'],
  [{ url: 'http://[2001:db8::3]/' }, 'delivered', 'shop/asked:80'],
  // MetalLB: a shared address, one that nobody asks for, one outside of the pool.
  [{ url: 'tcp://203.0.113.20:81' }, 'delivered', 'shop/late:81'],
  [{ url: 'tcp://203.0.113.20:82' }, 'delivered', 'shop/shared:82'],
  [{ url: 'tcp://203.0.113.21:82' }, 'unknown', ''],
  [{ url: 'tcp://203.0.113.99:80' }, 'unreachable', ''],
  [{ url: 'udp://198.51.100.7:53' }, 'delivered', 'shop/external:53'],
  [{ url: 'tcp://198.51.100.7:53' }, 'unreachable', ''],
  [{ url: 'http://any-node:30080/' }, 'delivered', 'shop/node:80'],
  [{ url: 'http://192.0.2.4:30443/' }, 'delivered', 'shop/lb:443'],
  [{ url: 'tcp://any-node:9125' }, 'delivered', ''],
  [{ url: 'http://10.96.0.10/', from }, 'delivered', 'shop/inside:80'],
  [{ url: 'http://10.96.0.10/', from: 'client' }, 'unreachable', ''],
  [{ url: 'http://inside/', from }, 'delivered', 'shop/inside:80'],
  [{ url: 'http://inside.shop/', from: 'Pod/other/x' }, 'delivered', 'shop/inside:80'],
  [{ url: 'http://inside/', from: 'Pod/other/x' }, 'unreachable', ''],
  [{ url: 'http://inside.shop.svc.cluster.local./' }, 'delivered', 'shop/inside:80'],
  [{ url: 'http://inside.shop.svc:81/' }, 'unreachable', ''],
  [{ url: 'http://nothing.shop.svc/' }, 'unreachable', ''],
  [{ url: 'http://inside.shop.svc/', from: 'client' }, 'unreachable', ''],
  // Headless: no port is translated.
  [{ url: 'tcp://headless.shop.svc:8080' }, 'delivered', 'shop/headless:8080'],
  [{ url: 'http://gw.example.com/' }, 'delivered', 'shop/web:80'],
  [{ url: 'http://a.b.apps.example.com/' }, 'delivered', 'shop/web:80'],
  [{ url: 'http://gw.example.com/', address: '203.0.113.9' }, 'delivered', 'shop/web:80'],
  [{ url: 'http://203.0.113.9/' }, 'answered', ''],
  [{ url: 'http://ing.example.com/' }, 'delivered', 'shop/web:80'],
  [{ service: 'shop/inside', host: null }, 'delivered', 'shop/inside:80'],
  [{ gateway: 'shop/none', host: 'x' }, 'unreachable', ''],
];

describe('entries', () => {
  for (const [request, verdict, backends] of rows) {
    it(JSON.stringify(request), () => {
      const answer = follow(request);
      assert.deepEqual([answer.verdict, backendsOf(answer)], [verdict, backends]);
    });
  }

  it('of pods that a headless Service names take the port that was asked for', () => {
    assert.equal(follow({ url: 'tcp://headless.shop.svc:8080' }).backends[0]?.endpoints[0]?.port, 8080);
  });
});

describe('network policies', () => {
  const policy = (spec: string) =>
    `\n---\napiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: p, namespace: shop}\nspec: ${spec}\n`;
  const traced = (spec: string, request: Record<string, unknown>, traffic = 'Cluster') =>
    follower(
      app('shop', 'web') +
        app('shop', 'front') +
        service(
          'node',
          `{type: NodePort, externalTrafficPolicy: ${traffic}, selector: {app: web}, ports: [{port: 80, targetPort: http, nodePort: 30080}]}`,
        ) +
        ingress('i', 'nginx', [['ing.example.com', 'Prefix', '/', 'web']]) +
        policy(spec),
    )(request);
  const answer = (spec: string, request: Record<string, unknown>) => traced(spec, request).verdict;
  const byIngress = { url: 'http://ing.example.com/' };
  const byPod = { url: 'http://web/', from: 'Deployment/shop/front' };
  const byNode = { url: 'http://node:30080/' };
  const rows: readonly (readonly [string, Record<string, unknown>, string])[] = [
    ['{podSelector: {}}', byIngress, 'blocked'],
    ['{podSelector: {}}', byPod, 'blocked'],
    ['{podSelector: {}}', byNode, 'blocked'],
    ['{podSelector: {matchLabels: {app: front}}}', byIngress, 'delivered'],
    ['{podSelector: {}, ingress: [{}]}', byIngress, 'delivered'],
    ['{podSelector: {}, ingress: [{ports: [{port: http}]}]}', byIngress, 'delivered'],
    ['{podSelector: {}, ingress: [{ports: [{port: 9090}]}]}', byIngress, 'blocked'],
    ['{podSelector: {}, ingress: [{from: [{podSelector: {matchLabels: {app: front}}}]}]}', byPod, 'delivered'],
    ['{podSelector: {}, ingress: [{from: [{podSelector: {matchLabels: {app: other}}}]}]}', byPod, 'blocked'],
    // Where the proxy runs is not in the manifests, unless the policy says so.
    [
      '{podSelector: {}, ingress: [{from: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: team-a}}}]}]}',
      byIngress,
      'unknown',
    ],
    [
      '{podSelector: {}, ingress: [{from: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: ingress-nginx}}}]}]}',
      byIngress,
      'delivered',
    ],
    [
      '{podSelector: {}, ingress: [{from: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: ingress-nginx}}, podSelector: {matchLabels: {a: b}}}]}]}',
      byIngress,
      'unknown',
    ],
    ['{podSelector: {}, ingress: [{from: [{ipBlock: {cidr: 10.0.0.0/8}}]}]}', byNode, 'unknown'],
    ['{podSelector: {matchLabels: {app: front}}, policyTypes: [Egress]}', byPod, 'blocked'],
    ['{podSelector: {matchLabels: {app: front}}, policyTypes: [Egress]}', byIngress, 'delivered'],
  ];
  for (const [spec, request, verdict] of rows)
    it(`${spec}: ${verdict}`, () => assert.equal(answer(spec, request), verdict));

  it('name the policy and the address that it sees: that of a node, unless the traffic policy keeps the client’s', () => {
    const spec = '{podSelector: {}, ingress: [{from: [{ipBlock: {cidr: 10.0.0.0/8}}]}]}';
    const told = (traffic: string) => JSON.stringify(traced(spec, byNode, traffic));
    assert.match(told('Cluster'), /NetworkPolicy \\"p\\" admits the address of a node/);
    assert.match(told('Local'), /NetworkPolicy \\"p\\" admits addresses outside of the cluster/);
  });
});
