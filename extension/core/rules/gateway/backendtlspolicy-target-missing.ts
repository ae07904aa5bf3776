/** A BackendTLSPolicy for a Service or Service port that does not exist (TargetNotFound). */
import { hasKnownServicePorts } from '../../bind/port.ts';
import { bindServiceName, declaresServicesNearby } from '../../bind/service-name.ts';
import { appliedTogether } from '../../bind/togetherness.ts';
import { isServiceTarget, policiesFor } from '../../gateway/backend-tls.ts';
import { message } from '../../l10n/message.ts';
import { knownValue } from '../../model/fact.ts';
import type { ServicePort } from '../../model/kinds/service.ts';
import { titleOf } from '../../model/resource.ts';
import { replaceScalar } from '../fix.ts';
import { relatedPorts } from '../ingress/backends.ts';
import { defineRule } from '../rule.ts';
import { gatewayDocs } from './parents.ts';

const texts = {
  service: {
    en: 'No Service "{name}" in namespace "{namespace}"',
    ko: '네임스페이스 "{namespace}"에 Service "{name}"이(가) 없습니다',
  },
  conflict: {
    en: '{other} is for the same target; only the older of the two holds',
    ko: '{other}의 대상도 같습니다. 둘 중 먼저 만들어진 것만 적용됩니다',
  },
  rival: { en: 'the other policy', ko: '다른 정책' },
  port: { en: '{service} has no port named "{port}"', ko: '{service}에 이름이 "{port}"인 포트가 없습니다' },
};

export const backendtlspolicyTargetMissing = defineRule({
  id: 'backendtlspolicy-target-missing',
  group: 'gateway',
  severity: 'warning',
  summary: {
    en: 'BackendTLSPolicy is for a Service or port that does not exist, or that another one is for',
    ko: 'BackendTLSPolicy의 대상 Service나 포트가 없거나 다른 정책의 대상입니다',
  },
  why: {
    en: 'A policy holds for Services of its own namespace; `sectionName` is the NAME of a Service port. Where the target is not there, the gateway goes on speaking plain text to the pods. Of two policies for one target only the older holds, of equally old ones the first by name (Conflicted).',
    ko: '정책은 자기 네임스페이스의 Service에 적용되며 `sectionName`은 Service 포트의 이름입니다. 대상이 없으면 게이트웨이는 파드와 계속 평문으로 통신합니다. 대상이 같은 정책이 둘이면 먼저 만들어진 것만, 같은 때 만들어졌으면 이름순으로 앞선 것만 적용됩니다(Conflicted).',
  },
  fixable: 'sometimes',
  references: [`${gatewayDocs}/api-types/backendtlspolicy/`],
  on: ['backend-tls-policy'],
  *check(policy, view) {
    const namespace = view.namespaceOf(policy);
    for (const target of policy.targetRefs?.items ?? []) {
      if (!target.name?.known || namespace === undefined || !isServiceTarget(target)) continue;
      const { value: name, place } = target.name;
      const binding = bindServiceName(view, policy, namespace, name);
      if (binding.state === 'unbound') {
        yield {
          place,
          message: message(texts.service, { name, namespace }),
          severity: binding.nearest.length > 0 || declaresServicesNearby(view, policy, namespace) ? 'warning' : 'info',
          fixes: binding.nearest
            .slice(0, 2)
            .flatMap(service => knownValue(service.name) ?? [])
            .map((near, _, all) => replaceScalar(place, near, all.length === 1)),
        };
      }
      const section = target.sectionName;
      const [first] =
        section?.known === false ? [] : policiesFor(view, policy, namespace, name, section?.value || undefined);
      const together = first && first !== policy ? appliedTogether(view, policy, first) : undefined;
      if (first && together) {
        yield {
          place: (section ?? target.name).place,
          message: message(texts.conflict, { other: titleOf(first) }),
          // Files of one folder may be alternatives to each other.
          severity: together === 'file' ? 'warning' : 'info',
          related: [{ place: first.namePlace, message: message(texts.rival) }],
        };
      }
      if (binding.state !== 'bound' || !section?.known || section.value === '') continue;
      const lacks = binding.targets.every(
        service => hasKnownServicePorts(service) && service.ports.every(port => !mayBeNamed(port, section.value)),
      );
      if (!lacks) continue;
      const numbered = binding.targets[0].ports.find(port => String(knownValue(port.port)) === section.value);
      const meant = knownValue(numbered?.name);
      yield {
        place: section.place,
        message: message(texts.port, { service: titleOf(binding.targets[0]), port: section.value }),
        related: [relatedPorts(binding.targets[0])],
        fixes: meant === undefined ? [] : [replaceScalar(section.place, meant)],
      };
    }
  },
});

/** A section is a port's name. A port without one can be named by nobody else than Envoy Gateway, which then takes its number. */
function mayBeNamed(port: ServicePort, section: string): boolean {
  return port.name ? knownValue(port.name) === section : String(knownValue(port.port)) === section;
}
