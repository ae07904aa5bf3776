/** Whether pods can resolve names: their policies against the DNS servers of a cluster, wherever it has them. */

import type { View } from '../index/view.ts';
import { knownValue } from '../model/fact.ts';
import type { NetworkPolicy } from '../model/kinds/network-policy.ts';
import { namespaceNameLabel } from '../model/names.ts';
import type { PodEnd } from './ends.ts';
import { isolating, type Passage, passageAt, type Side } from './local.ts';

/** kube-dns and CoreDNS carry this label in every common installation; OpenShift's listen on 5353 in a namespace of their own. */
const servers = [
  { namespace: 'kube-system', label: ['k8s-app', 'kube-dns'], port: 53 },
  { namespace: 'openshift-dns', label: ['dns.operator.openshift.io/daemonset-dns', 'default'], port: 5353 },
] as const;

/**
 * `blocked` where the policies of the pods surely keep them from every DNS server. Pods that may connect to addresses alone need no
 * names, and who writes a rule for the port of DNS has thought of it.
 */
export function dnsPassage(view: View, side: Side): Passage {
  const policies = isolating(side, 'out');
  const rules = policies.flatMap(policy => policy.egress?.items ?? []);
  const callsPods = rules.some(rule =>
    (rule.peers?.items ?? []).some(peer => peer.podSelector || peer.namespaceSelector),
  );
  if (side.end.hostNetwork || !callsPods || policies.some(namesDnsPort)) return { state: 'unknown' };
  const answers = servers.map(server => passageAt(view, side, 'out', serverEnd(side, server), 'UDP', server.port));
  return answers.find(answer => answer.state !== 'blocked') ?? answers[0]!;
}

function namesDnsPort(policy: NetworkPolicy): boolean {
  return (policy.egress?.items ?? []).some(rule =>
    (rule.ports?.items ?? []).some(({ port, endPort }) => {
      const value = knownValue(port);
      if (value === undefined) return false;
      if (typeof value === 'string') return value.includes('dns');
      return [53, 5353, 9153].some(dns => value === dns || (value <= dns && dns <= (knownValue(endPort) ?? value)));
    }),
  );
}

function serverEnd(side: Side, { namespace, label }: (typeof servers)[number]): PodEnd {
  const place = side.workload.namePlace;
  const fact = (value: string) => ({ known: true as const, value, place });
  return {
    type: 'pod',
    id: `dns/${namespace}`,
    namespace,
    labels: { entries: new Map([[label[0], fact(label[1])]]), complete: false },
    namespaceLabels: { entries: new Map([[namespaceNameLabel, fact(namespace)]]), complete: false },
    addresses: [],
    isAssumedOutside: false,
    hostNetwork: false,
    pod: undefined,
  };
}
