/** Hand-written endpoints whose port names or protocols are not the Service's: kube-proxy joins the two by name and protocol (S6). */
import { hasKnownServicePorts, protocolOf } from '../../bind/port.ts';
import { hasSelector } from '../../bind/selector.ts';
import { bindServiceName } from '../../bind/service-name.ts';
import { endpointsOf, servesPort } from '../../bind/ways-in.ts';
import { message } from '../../l10n/message.ts';
import { knownValue } from '../../model/fact.ts';
import { titleOf } from '../../model/resource.ts';
import { replaceScalar } from '../fix.ts';
import { defineRule } from '../rule.ts';

const texts = {
  named: {
    en: '{service} has no {protocol} port named "{name}", so nothing is sent to this one',
    ko: '{service}에 "{name}"이라는 이름의 {protocol} 포트가 없어 이 포트로는 아무것도 가지 않습니다',
  },
  unnamed: {
    en: '{service} has no unnamed {protocol} port, so nothing is sent to this one',
    ko: '{service}에 이름 없는 {protocol} 포트가 없어 이 포트로는 아무것도 가지 않습니다',
  },
  port: { en: 'This Service port has no endpoints', ko: '이 Service 포트에는 엔드포인트가 없습니다' },
};

export const endpointslicePortNameMismatch = defineRule({
  id: 'endpointslice-port-name-mismatch',
  group: 'service',
  severity: 'error',
  summary: {
    en: 'Port names of hand-written endpoints differ from the Service’s',
    ko: '직접 작성한 엔드포인트의 포트 이름이 Service와 다릅니다',
  },
  why: {
    en: 'A Service port gets the endpoint ports of the same name and protocol; a single port without a name goes with one without a name. Where they differ, the Service port is a black hole: connections are refused.',
    ko: 'Service 포트에는 이름과 프로토콜이 같은 엔드포인트 포트가 연결되며 이름 없는 포트는 이름 없는 포트와 짝을 이룹니다. 서로 다르면 Service 포트는 이어지는 곳이 없어 연결이 거부됩니다.',
  },
  fixable: 'sometimes',
  references: ['https://kubernetes.io/docs/concepts/services-networking/service/#services-without-selectors'],
  on: ['endpoints'],
  *check(endpoints, view) {
    const name = knownValue(endpoints.serviceName);
    if (name === undefined || endpoints.shape !== 'complete' || endpoints.owned) return;
    const binding = bindServiceName(view, endpoints, view.namespaceOf(endpoints), name);
    if (binding.state !== 'bound') return;
    const [service] = binding.targets;
    if (hasSelector(service) || !hasKnownServicePorts(service)) return;
    const all = endpointsOf(view, service).flatMap(other => other.subsets.flatMap(subset => subset.ports));
    const unserved = service.ports.filter(port => !all.some(other => servesPort(port, other)));
    if (unserved.length === 0) return;
    for (const port of endpoints.subsets.flatMap(subset => subset.ports)) {
      const protocol = protocolOf(port);
      if (protocol === undefined || port.name?.known === false) continue;
      if (service.ports.some(other => servesPort(other, port))) continue;
      const own = knownValue(port.name) ?? '';
      const wanted = unserved.length === 1 && protocolOf(unserved[0]!) === protocol ? unserved[0] : undefined;
      yield {
        place: port.name?.place ?? port.port?.place ?? port.place,
        message: message(own === '' ? texts.unnamed : texts.named, { service: titleOf(service), protocol, name: own }),
        related: unserved.map(other => ({
          place: other.name?.place ?? other.port?.place ?? other.place,
          message: message(texts.port),
        })),
        fixes: port.name && wanted?.name?.known ? [replaceScalar(port.name.place, wanted.name.value, false)] : [],
      };
    }
  },
});
