/** The API server calls a Service whose pods let in neither addresses outside of the pod network nor pods of other namespaces (S16). */

import { findServicePort } from '../../bind/port.ts';
import { bindServiceName } from '../../bind/service-name.ts';
import { message } from '../../l10n/message.ts';
import { valueOrDefault } from '../../model/fact.ts';
import { titleOf } from '../../model/resource.ts';
import { blockedOutside, blockedProxy } from '../../reach/service-passage.ts';
import { defineRule } from '../rule.ts';
import { blockersTitle, relatedBlockers } from './blockers.ts';
import { networkPolicyDocs } from './policy-parts.ts';

const texts = {
  blocked: {
    en: '{policy} admits no address outside of the pod network to {service} on {port}, so the API server cannot call it',
    ko: '{policy}이(가) 파드 네트워크 바깥 주소가 {service}의 {port} 포트에 연결하는 것을 허용하지 않아, API 서버가 호출하지 못합니다',
  },
};

export const netpolBlocksWebhook = defineRule({
  id: 'netpol-blocks-webhook',
  group: 'network-policy',
  severity: 'info',
  summary: {
    en: 'Network policies keep the API server from a webhook or an aggregated API',
    ko: '네트워크 정책이 웹훅이나 집계 API에 대한 API 서버의 연결을 막습니다',
  },
  why: {
    en: 'The API server is no pod of a namespace: `podSelector` and `namespaceSelector` do not match it. Without a rule with an `ipBlock`, or one without `from`, its calls time out, unless it happens to run on the node of the pod.',
    ko: 'API 서버는 네임스페이스의 파드가 아니므로 `podSelector`와 `namespaceSelector`로 선택할 수 없습니다. `ipBlock`이 있거나 `from`이 없는 규칙이 없으면, 파드와 같은 노드에서 실행되지 않는 한 호출이 시간 초과됩니다.',
  },
  fixable: 'no',
  references: [
    networkPolicyDocs,
    'https://kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers/#service-reference',
  ],
  on: ['webhook'],
  *check(webhook, view) {
    const seen = new Set<string>();
    for (const { name, namespace, port } of webhook.services) {
      if (!name?.known || !namespace?.known) continue;
      const binding = bindServiceName(view, webhook, namespace.value, name.value);
      const number = valueOrDefault(port, 443);
      if (binding.state !== 'bound' || number === undefined) continue;
      const [service] = binding.targets;
      const servicePort = findServicePort(service, number);
      if (!servicePort || seen.has(`${namespace.value}/${name.value}:${number}`)) continue;
      seen.add(`${namespace.value}/${name.value}:${number}`);
      // Where the control plane is managed its calls may come from pods of an agent, in another namespace.
      const blocked = blockedOutside(view, service, servicePort);
      if (!blocked || !blockedProxy(view, service, servicePort)) continue;
      yield {
        place: name.place,
        message: message(texts.blocked, {
          policy: blockersTitle(blocked.blockers),
          service: titleOf(service),
          port: blocked.port,
        }),
        related: relatedBlockers(blocked.blockers),
      };
    }
  },
});
