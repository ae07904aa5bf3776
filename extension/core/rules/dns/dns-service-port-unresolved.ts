/** A program is told to call a Service on a port that the Service does not have. */
import { protocolOf, targetOf } from '../../bind/port.ts';
import { namesMissingPort, type ServiceReference } from '../../bind/service-reference.ts';
import { message } from '../../l10n/message.ts';
import { knownValue } from '../../model/fact.ts';
import type { ServicePort } from '../../model/kinds/service.ts';
import { titleOf } from '../../model/resource.ts';
import { sourceOf } from '../../yaml/syntax.ts';
import { replaceText } from '../fix.ts';
import { defineRule, type Fix } from '../rule.ts';
import { referencesIn } from './references-in.ts';

const texts = {
  noPort: { en: 'Service "{service}" has no port {port}', ko: 'Service "{service}"에 {port} 포트가 없습니다' },
  isTarget: {
    en: 'Service "{service}" has no port {port}: that is the port of its pods, the Service listens on {ports}',
    ko: 'Service "{service}"에 {port} 포트가 없습니다. 이는 파드의 포트이고 Service는 {ports} 포트를 엽니다',
  },
  ports: { en: '{service} has {ports}', ko: '{service}의 포트: {ports}' },
};

export const dnsServicePortUnresolved = defineRule({
  id: 'dns-service-port-unresolved',
  group: 'dns',
  severity: 'warning',
  summary: {
    en: 'A program is told to call a Service on a port that the Service lacks',
    ko: '프로그램이 Service에 없는 포트로 접속하도록 설정되어 있습니다',
  },
  why: {
    en: 'The name resolves to the ClusterIP of the Service, which accepts connections on the ports of `spec.ports` only. Every other port is refused or times out, whatever the pods listen on.',
    ko: '이름은 Service의 ClusterIP로 해석되며, ClusterIP는 `spec.ports`의 포트만 받습니다. 파드가 어떤 포트를 열고 있든 다른 포트로의 연결은 거부되거나 시간 초과됩니다.',
  },
  fixable: 'sometimes',
  references: ['https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/'],
  on: ['workload', 'config-map'],
  *check(resource, view) {
    for (const { reference, workload } of referencesIn(view, resource)) {
      if (reference.binding.state !== 'bound' || !namesMissingPort(workload, reference)) continue;
      const [service] = reference.binding.targets;
      const port = reference.port!;
      const ports = service.ports.map(p => knownValue(p.port) ?? '?').join(', ');
      const behind = service.ports.find(p => targetOf(p) === port && protocolOf(p) === 'TCP');
      yield {
        place: reference.place,
        message: message(behind ? texts.isTarget : texts.noPort, {
          service: knownValue(service.name) ?? '?',
          port,
          ports,
        }),
        related: [
          {
            place: service.portsPlace ?? service.namePlace,
            message: message(texts.ports, { service: titleOf(service), ports }),
          },
        ],
        fixes: fixesFor(
          reference,
          behind ?? (service.ports.length === 1 ? service.ports[0] : undefined),
          behind !== undefined,
        ),
      };
    }
  },
});

/** Writes the Service's port where the wrong one stands behind the name. */
function fixesFor(reference: ServiceReference, port: ServicePort | undefined, safe: boolean): Fix[] {
  const number = knownValue(port?.port);
  const source = sourceOf(reference.place);
  if (number === undefined || !source.endsWith(`:${reference.port}`)) return [];
  const start = reference.place.end - String(reference.port).length;
  return [replaceText({ ...reference.place, start }, String(number), safe)];
}
