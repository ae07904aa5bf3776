/** Style: the port's name stays right when its number changes. */
import { bindBackendPort } from '../../bind/backend.ts';
import { message } from '../../l10n/message.ts';
import { knownValue } from '../../model/fact.ts';
import { isIanaServiceName } from '../../model/names.ts';
import { titleOf } from '../../model/resource.ts';
import { replaceEntry } from '../fix.ts';
import { defineRule } from '../rule.ts';
import { boundBackends, ingressDocs } from './backends.ts';

const prefer = {
  en: '{service} names port {number} "{name}"',
  ko: '{service}의 포트 {number}에는 "{name}"이라는 이름이 있습니다',
};

export const ingressBackendPreferPortName = defineRule({
  id: 'ingress-backend-prefer-port-name',
  group: 'ingress',
  severity: 'hint',
  offByDefault: true,
  summary: {
    en: 'Ingress backend uses a port number although the port has a name',
    ko: '포트에 이름이 있는데 Ingress 백엔드가 번호를 사용합니다',
  },
  why: {
    en: 'A name goes on working when the Service changes the port’s number. For teams that want it so; both are right.',
    ko: '이름을 쓰면 Service가 포트 번호를 바꾸어도 그대로 동작합니다. 둘 다 올바르며, 이름을 선호하는 팀을 위한 규칙입니다.',
  },
  fixable: 'sometimes',
  references: [ingressDocs],
  on: ['ingress'],
  *check(ingress, view) {
    for (const { backend, service } of boundBackends(view, ingress)) {
      if (!backend.portNumber?.known) continue;
      const binding = bindBackendPort(service, backend);
      const name = binding?.state === 'bound' ? knownValue(binding.targets[0].name) : undefined;
      if (!name || !isIanaServiceName(name)) continue;
      const { place, value } = backend.portNumber;
      const fix = replaceEntry(place, 'number', 'name', name);
      yield {
        place,
        message: message(prefer, { service: titleOf(service), number: value, name }),
        fixes: fix ? [fix] : [],
      };
    }
  },
});
