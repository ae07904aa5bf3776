/** The name of a Service with a slip in the part that all Services share. */
import { bindServiceName } from '../../bind/service-name.ts';
import { clusterDomain, repairClusterName } from '../../dns/cluster-name.ts';
import { message } from '../../l10n/message.ts';
import { sourceOf } from '../../yaml/syntax.ts';
import { replaceText } from '../fix.ts';
import { defineRule } from '../rule.ts';
import { hostsIn } from './references-in.ts';

const texts = {
  slip: {
    en: '"{host}" has no DNS record: Service "{service}" is "{name}"',
    ko: '"{host}"에는 DNS 레코드가 없습니다. Service "{service}"의 이름은 "{name}"입니다',
  },
};

export const dnsClusterDomainMismatch = defineRule({
  id: 'dns-cluster-domain-mismatch',
  group: 'dns',
  severity: 'warning',
  summary: {
    en: 'The domain of a Service’s name is misspelt',
    ko: 'Service 이름의 도메인이 잘못되었습니다',
  },
  why: {
    en: 'The full name of a Service is `<service>.<namespace>.svc.<cluster domain>`, and the domain is `cluster.local` unless the cluster was made with another. A name that lacks a part, or has a slip in it, gets no answer.',
    ko: 'Service의 전체 이름은 `<service>.<namespace>.svc.<클러스터 도메인>`이며 클러스터를 다른 도메인으로 만들지 않았다면 도메인은 `cluster.local`입니다. 한 부분이 빠지거나 잘못된 이름에는 응답이 없습니다.',
  },
  fixable: 'sometimes',
  references: ['https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/#namespaces-of-services'],
  on: ['workload', 'config-map'],
  *check(resource, view) {
    for (const { host: written, workload } of hostsIn(view, resource)) {
      const namespace = view.namespaceOf(workload);
      const meant = namespace === undefined ? undefined : repairClusterName(written.host, namespace);
      if (!meant) continue;
      const binding = bindServiceName(view, workload, meant.namespace, meant.service);
      if (binding.state !== 'bound') continue;
      const name = `${meant.service}.${meant.namespace}.svc.${clusterDomain}`;
      yield {
        place: written.hostPlace,
        message: message(texts.slip, { host: written.host, service: meant.service, name }),
        fixes: sourceOf(written.hostPlace).toLowerCase() === written.host ? [replaceText(written.hostPlace, name)] : [],
      };
    }
  },
});
