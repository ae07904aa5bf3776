/** The name of a single pod behind a headless Service that no pod has (kubernetes/dns docs/specification.md, 2.4). */

import { type PodNameProblem, podNameProblem } from '../../bind/pod-names.ts';
import { bindServiceName } from '../../bind/service-name.ts';
import type { WrittenHost } from '../../bind/service-reference.ts';
import { isHeadless } from '../../bind/service-shape.ts';
import { readClusterName } from '../../dns/cluster-name.ts';
import type { View } from '../../index/view.ts';
import { type Message, message } from '../../l10n/message.ts';
import type { Workload } from '../../model/kinds/workload.ts';
import { titleOf } from '../../model/resource.ts';
import { defineRule, type Related } from '../rule.ts';
import { hostsIn } from './references-in.ts';

const texts = {
  ordinal: {
    en: 'There is no pod "{pod}": {workload} makes {first} to {last}',
    ko: '"{pod}" 파드가 없습니다. {workload}이(가) 만드는 파드는 {first}부터 {last}까지입니다',
  },
  governing: {
    en: '"{pod}" has no name in Service "{service}": the serviceName of {workload} is "{other}"',
    ko: 'Service "{service}"에는 "{pod}"의 이름이 없습니다. {workload}의 serviceName은 "{other}"입니다',
  },
  nameless: {
    en: 'Pods of {workload} have no names of their own in DNS',
    ko: '{workload}의 파드는 DNS에 자신의 이름이 없습니다',
  },
  replicas: { en: 'how many pods there are', ko: '파드 수' },
  service: { en: 'the Service that gives the pods their names', ko: '파드에 이름을 주는 Service' },
  workload: { en: 'these pods', ko: '해당 파드' },
};

export const dnsHeadlessPodNameInvalid = defineRule({
  id: 'dns-headless-pod-name-invalid',
  group: 'dns',
  severity: 'warning',
  summary: {
    en: 'A program calls a single pod by a name that no pod has',
    ko: '프로그램이 어느 파드에도 없는 이름으로 파드를 호출합니다',
  },
  why: {
    en: 'Only pods of a StatefulSet, through the headless Service in its `serviceName`, and pods with `hostname` and `subdomain` have names of their own. The pods of a StatefulSet are numbered from 0, or from `spec.ordinals.start`. Any other name does not resolve.',
    ko: 'StatefulSet의 파드(`serviceName`의 헤드리스 Service를 통해)와 `hostname`과 `subdomain`이 있는 파드에만 자신의 이름이 있습니다. StatefulSet의 파드 번호는 0이나 `spec.ordinals.start`부터 매겨집니다. 다른 이름은 해석되지 않습니다.',
  },
  fixable: 'no',
  references: ['https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#stable-network-id'],
  on: ['workload', 'config-map'],
  *check(resource, view) {
    for (const { host, workload } of hostsIn(view, resource)) {
      const problem = problemOf(view, workload, host);
      if (problem) yield { place: host.hostPlace, ...problem };
    }
  },
});

interface Problem {
  readonly message: Message;
  readonly related: readonly Related[];
}

function problemOf(view: View, caller: Workload, { host }: WrittenHost): Problem | undefined {
  const namespace = view.namespaceOf(caller);
  for (const name of namespace === undefined ? [] : readClusterName(host, namespace)) {
    const binding = bindServiceName(view, caller, name.namespace, name.service);
    if (binding.state !== 'bound') continue;
    const [service, ...variants] = binding.targets;
    if (name.pod === undefined || variants.length > 0 || isHeadless(service) !== true) return undefined;
    const problem = podNameProblem(view, service, name.service, name.pod);
    return problem && describe(problem, name.service, name.pod);
  }
  return undefined;
}

function describe(problem: PodNameProblem, service: string, pod: string): Problem {
  const { maker } = problem;
  const workload = titleOf(maker);
  switch (problem.type) {
    case 'nameless':
      return {
        message: message(texts.nameless, { workload }),
        related: [{ place: maker.namePlace, message: message(texts.workload) }],
      };
    case 'governing':
      return {
        message: message(texts.governing, { pod, service, workload, other: problem.other }),
        related: [{ place: maker.serviceName?.place ?? maker.namePlace, message: message(texts.service) }],
      };
    case 'ordinal': {
      const { first, last } = problem;
      return {
        message: message(texts.ordinal, { pod, workload, first, last }),
        related: [{ place: maker.replicas?.place ?? maker.namePlace, message: message(texts.replicas) }],
      };
    }
  }
}
