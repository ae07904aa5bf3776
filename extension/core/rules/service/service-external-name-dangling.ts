/** An ExternalName that is the cluster name of a Service which is not there, or of the Service itself. */
import { bindServiceName, knowsServicesOf } from '../../bind/service-name.ts';
import { readClusterName } from '../../dns/cluster-name.ts';
import { message } from '../../l10n/message.ts';
import { knownValue } from '../../model/fact.ts';
import { replaceScalar } from '../fix.ts';
import { defineRule } from '../rule.ts';

const texts = {
  dangling: {
    en: 'No Service "{name}" in namespace "{namespace}"',
    ko: '네임스페이스 "{namespace}"에 Service "{name}"이(가) 없습니다',
  },
  loop: {
    en: 'The external name is this Service’s own: it resolves to itself',
    ko: '외부 이름이 이 Service 자신의 이름이므로 자기 자신으로 해석됩니다',
  },
  near: { en: 'Service "{name}" is similar', ko: '비슷한 Service "{name}"이(가) 있습니다' },
};

export const serviceExternalNameDangling = defineRule({
  id: 'service-external-name-dangling',
  group: 'service',
  severity: 'warning',
  summary: {
    en: '`externalName` is the cluster name of a Service that does not exist',
    ko: '`externalName`이 없는 Service의 클러스터 이름입니다',
  },
  why: {
    en: 'The cluster’s DNS answers with a CNAME to this name. Where no Service has it, or the Service points at itself, clients get no address.',
    ko: '클러스터 DNS는 이 이름을 가리키는 CNAME으로 답합니다. 그 이름의 Service가 없거나 자기 자신을 가리키면 클라이언트는 주소를 얻지 못합니다.',
  },
  fixable: 'sometimes',
  references: ['https://kubernetes.io/docs/concepts/services-networking/service/#externalname'],
  on: ['service'],
  *check(service, view) {
    const host = service.externalName;
    const namespace = view.namespaceOf(service);
    if (knownValue(service.serviceType) !== 'ExternalName' || !host?.known || namespace === undefined) return;
    const bare = host.value.replace(/\.$/, '');
    const [target] = readClusterName(bare, namespace);
    if (!target?.certain || target.pod !== undefined) return;
    if (target.service === knownValue(service.name) && target.namespace === namespace) {
      yield { place: host.place, message: message(texts.loop) };
      return;
    }
    const binding = bindServiceName(view, service, target.namespace, target.service);
    if (binding.state !== 'unbound' || !knowsServicesOf(view, service, target.namespace)) return;
    const near = binding.nearest.filter(other => other !== service);
    if (
      target.namespace === namespace &&
      near.length === 0 &&
      view.inNamespace(service, 'service', namespace).length === 1
    )
      return;
    yield {
      place: host.place,
      message: message(texts.dangling, { name: target.service, namespace: target.namespace }),
      related: near.map(other => ({
        place: other.namePlace,
        message: message(texts.near, { name: knownValue(other.name)! }),
      })),
      fixes: near
        .slice(0, 1)
        .map(other => replaceScalar(host.place, host.value.replace(target.service, knownValue(other.name)!), false)),
    };
  },
});
