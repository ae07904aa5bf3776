/** ExternalName Services whose names lead in a circle. */
import { bindServiceName } from '../../bind/service-name.ts';
import { readClusterName } from '../../dns/cluster-name.ts';
import type { View } from '../../index/view.ts';
import { message } from '../../l10n/message.ts';
import { knownValue } from '../../model/fact.ts';
import type { Service } from '../../model/kinds/service.ts';
import { titleOf } from '../../model/resource.ts';
import { defineRule } from '../rule.ts';

const texts = {
  circle: {
    en: 'The external name leads in a circle: {path}',
    ko: '외부 이름이 제자리로 돌아옵니다: {path}',
  },
  step: { en: '{service} leads on', ko: '{service}(으)로 이어집니다' },
};

export const serviceExternalNameLoop = defineRule({
  id: 'service-external-name-loop',
  group: 'service',
  severity: 'warning',
  summary: {
    en: '`externalName` of several Services leads in a circle',
    ko: '여러 Service의 `externalName`이 제자리로 돌아옵니다',
  },
  why: {
    en: 'The cluster’s DNS answers each name with a CNAME to the next. Resolvers give up, and clients get no address.',
    ko: '클러스터 DNS는 각 이름에 다음 이름의 CNAME으로 답합니다. 리졸버는 포기하고 클라이언트는 주소를 얻지 못합니다.',
  },
  fixable: 'no',
  references: ['https://kubernetes.io/docs/concepts/services-networking/service/#externalname'],
  on: ['service'],
  *check(service, view) {
    const path: Service[] = [service];
    for (let next = targetOf(view, service); next && next !== service; next = targetOf(view, next)) {
      // A circle further on is reported where it is.
      if (path.includes(next)) return;
      path.push(next);
    }
    // A Service that names itself is reported as such.
    if (path.length < 2 || targetOf(view, path.at(-1)!) !== service) return;
    yield {
      place: service.externalName!.place,
      message: message(texts.circle, { path: [...path, service].map(s => knownValue(s.name) ?? '?').join(' → ') }),
      related: path.slice(1).map(step => ({
        place: step.externalName!.place,
        message: message(texts.step, { service: titleOf(step) }),
      })),
    };
  },
});

/** The one Service that an ExternalName Service names, where that has an external name itself. */
function targetOf(view: View, service: Service): Service | undefined {
  const host = service.externalName;
  const namespace = view.namespaceOf(service);
  if (knownValue(service.serviceType) !== 'ExternalName' || !host?.known || namespace === undefined) return undefined;
  const [name] = readClusterName(host.value.replace(/\.$/, ''), namespace);
  if (!name?.certain || name.pod !== undefined) return undefined;
  const binding = bindServiceName(view, service, name.namespace, name.service);
  if (binding.state !== 'bound' || binding.targets.length > 1) return undefined;
  const [target] = binding.targets;
  return knownValue(target.serviceType) === 'ExternalName' ? target : undefined;
}
