/** A backend Service without a port (validateIngressBackend). */

import { bindBackend } from '../../bind/backend.ts';
import { isWhole } from '../../bind/service-shape.ts';
import { message } from '../../l10n/message.ts';
import { knownValue } from '../../model/fact.ts';
import { backendsOf, type IngressBackend } from '../../model/kinds/ingress.ts';
import { defineRule } from '../rule.ts';
import { ingressDocs, relatedPorts } from './backends.ts';

const required = {
  en: 'The backend needs a port: its number or its name',
  ko: '백엔드에는 포트의 number나 name이 필요합니다',
};

export const ingressBackendPortRequired = defineRule({
  id: 'ingress-backend-port-required',
  group: 'ingress',
  severity: 'error',
  summary: { en: 'Ingress backend names no port', ko: 'Ingress 백엔드에 포트가 없습니다' },
  why: {
    en: 'A backend’s port is never guessed, even where the Service has one only. The API server refuses the Ingress.',
    ko: 'Service의 포트가 하나뿐이더라도 백엔드의 포트는 추측하지 않습니다. API 서버가 Ingress를 거부합니다.',
  },
  fixable: 'no',
  references: [`${ingressDocs}#the-ingress-resource`],
  on: ['ingress'],
  *check(ingress, view) {
    if (!isWhole(ingress)) return;
    for (const backend of backendsOf(ingress)) {
      if (!lacksPort(backend) || (ingress.version === 'v1' && backend.legacyKeys.length > 0)) continue;
      const binding = bindBackend(view, ingress, backend);
      yield {
        place: backend.portPlace ?? backend.servicePlace ?? backend.keyPlace,
        message: message(required),
        related: binding?.state === 'bound' ? [relatedPorts(binding.targets[0])] : [],
      };
    }
  },
});

function lacksPort({ hasService, resource, isPortUnreadable, portNumber, portName }: IngressBackend): boolean {
  if (!hasService || resource || isPortUnreadable || portNumber?.known === false || portName?.known === false)
    return false;
  return !knownValue(portNumber) && !knownValue(portName);
}
