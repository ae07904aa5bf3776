/** Who makes the load balancer of a Service and what it sends to: the providers' own documents of their annotations. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { graphFrom, nodeOf } from '../graph/graph-from.ts';

function balancer(annotations: string, spec = '') {
  const graph = graphFrom(`apiVersion: v1
kind: Service
metadata: {name: web, namespace: shop, annotations: {${annotations}}}
spec:
  type: LoadBalancer
${spec}  selector: {app: web}
  ports: [{port: 80}]
`);
  return nodeOf(graph, 'load-balancer/Service/shop/web');
}

const aws = 'service.beta.kubernetes.io/aws-load-balancer-';

describe('load balancers of providers', () => {
  const cases: readonly (readonly [string, string, string, string])[] = [
    ['AWS controller', `${aws}type: external, ${aws}nlb-target-type: ip`, '', 'LoadBalancer · AWS · internal'],
    [
      'AWS, public',
      `${aws}scheme: internet-facing, ${aws}nlb-target-type: instance`,
      '',
      'LoadBalancer → nodePort · AWS · internet-facing',
    ],
    ['AWS, either controller', `${aws}type: nlb`, '', 'LoadBalancer → nodePort · AWS'],
    ['a class of AWS', '', '  loadBalancerClass: service.k8s.aws/nlb\n', 'LoadBalancer → nodePort · AWS · internal'],
    ['Azure', 'service.beta.kubernetes.io/azure-load-balancer-internal: "true"', '', 'LoadBalancer · Azure · internal'],
    ['GKE', 'networking.gke.io/load-balancer-type: Internal', '', 'LoadBalancer · GKE · internal'],
    [
      'DigitalOcean',
      'service.beta.kubernetes.io/do-loadbalancer-name: web',
      '',
      'LoadBalancer → nodePort · DigitalOcean · internet-facing',
    ],
    ['Cilium', 'lbipam.cilium.io/ips: 192.0.2.1', '', 'LoadBalancer · Cilium LB-IPAM'],
    [
      'two providers',
      `${aws}internal: "true", service.beta.kubernetes.io/azure-load-balancer-internal: "true"`,
      '',
      'LoadBalancer → nodePort',
    ],
    ['nobody known', '', '', 'LoadBalancer → nodePort'],
  ];
  for (const [name, annotations, spec, detail] of cases)
    it(name, () => assert.equal(balancer(annotations, spec).detail, detail));

  it('says whom it lets in, and which address the pods see', () => {
    const told = balancer('', '  loadBalancerSourceRanges: [192.0.2.0/24]\n').explanation.join(' ');
    assert.match(told, /Only from 192\.0\.2\.0\/24 .*puts its own address in place of the client IP.*Layer 4/);
  });
});
