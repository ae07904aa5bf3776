/** A bare Service name in a pod of another namespace than the Service's. */

import { dnsConfigOf, effectiveDnsPolicy } from '../../bind/pod-dns.ts';
import { findServicePort } from '../../bind/port.ts';
import { bindServiceName, servicesElsewhere } from '../../bind/service-name.ts';
import { namesNamespace } from '../../bind/togetherness.ts';
import type { View } from '../../index/view.ts';
import { message } from '../../l10n/message.ts';
import type { Service } from '../../model/kinds/service.ts';
import type { Workload } from '../../model/kinds/workload.ts';
import { sourceOf } from '../../yaml/syntax.ts';
import { replaceText } from '../fix.ts';
import { defineRule } from '../rule.ts';
import { hostsIn } from './references-in.ts';

const texts = {
  elsewhere: {
    en: 'Namespace "{namespace}" has no Service "{host}"; the one in namespace "{other}" is "{host}.{other}"',
    ko: '네임스페이스 "{namespace}"에는 Service "{host}"이(가) 없습니다. 네임스페이스 "{other}"에 있는 Service의 이름은 "{host}.{other}"입니다',
  },
  there: { en: 'Service "{host}" of namespace "{other}"', ko: '네임스페이스 "{other}"의 Service "{host}"' },
};

export const dnsServiceNameCrossNamespace = defineRule({
  id: 'dns-service-name-cross-namespace',
  group: 'dns',
  severity: 'warning',
  summary: {
    en: 'A program calls a Service of another namespace by its bare name',
    ko: '프로그램이 다른 네임스페이스의 Service를 짧은 이름으로 호출합니다',
  },
  why: {
    en: 'The search path of a pod completes a bare name with the pod’s own namespace only. A Service of another namespace is `<service>.<namespace>`.',
    ko: '파드의 검색 경로는 짧은 이름을 파드 자신의 네임스페이스로만 완성합니다. 다른 네임스페이스의 Service는 `<service>.<namespace>`로 부릅니다.',
  },
  fixable: 'sometimes',
  references: ['https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/#namespaces-of-services'],
  on: ['workload', 'config-map'],
  *check(resource, view) {
    for (const { host: written, workload } of hostsIn(view, resource)) {
      const { host, port, form } = written;
      const namespace = view.namespaceOf(workload);
      if (host.includes('.') || form === 'name' || port === undefined || namespace === undefined) continue;
      const service = meantElsewhere(view, workload, namespace, host, port);
      if (!service) continue;
      const other = view.namespaceOf(service)!;
      yield {
        place: written.hostPlace,
        message: message(texts.elsewhere, { namespace, host, other }),
        related: [{ place: service.namePlace, message: message(texts.there, { host, other }) }],
        fixes: sourceOf(written.hostPlace) === host ? [replaceText(written.hostPlace, `${host}.${other}`, false)] : [],
      };
    }
  },
});

/** The one Service of the name, in a namespace that is written down as the workload's is, and with that port. */
function meantElsewhere(
  view: View,
  workload: Workload,
  namespace: string,
  host: string,
  port: number,
): Service | undefined {
  if (!namesNamespace(workload) || effectiveDnsPolicy(workload.pod) === undefined) return undefined;
  if (bindServiceName(view, workload, namespace, host).state !== 'unbound') return undefined;
  const [service, ...others] = servicesElsewhere(view, workload, namespace, host);
  if (!service || others.length > 0 || !namesNamespace(service) || !findServicePort(service, port)) return undefined;
  const mayFindIt = !dnsConfigOf(workload.pod).complete || dnsConfigOf(workload.pod).searches.length > 0;
  return mayFindIt || workload.pod.hostAliases ? undefined : service;
}
