/** Several ports, one of them without a name (validateServicePort). */
import { isWhole } from '../../bind/service-shape.ts';
import { message } from '../../l10n/message.ts';
import { knownValue } from '../../model/fact.ts';
import type { Service, ServicePort } from '../../model/kinds/service.ts';
import { insertEntry, replaceScalar } from '../fix.ts';
import { defineRule } from '../rule.ts';

const unnamed = {
  en: 'A port needs a name when the Service has more than one',
  ko: 'Service에 포트가 둘 이상이면 포트마다 이름이 있어야 합니다',
};

/** Names that people give to the ports of well-known services. */
const usualNames: Readonly<Record<number, string>> = {
  22: 'ssh',
  53: 'dns',
  80: 'http',
  443: 'https',
  3306: 'mysql',
  5432: 'postgres',
  6379: 'redis',
  9090: 'metrics',
  9100: 'metrics',
};

export const servicePortNameRequired = defineRule({
  id: 'service-port-name-required',
  group: 'service',
  severity: 'error',
  summary: {
    en: 'A port of a Service with several ports has no name',
    ko: '포트가 여러 개인 Service에 이름 없는 포트가 있습니다',
  },
  why: {
    en: 'Ports of one Service are told apart by their names. The API server rejects a Service with several ports when one has no name.',
    ko: '한 Service의 포트는 이름으로 구별합니다. 포트가 여러 개인데 이름 없는 포트가 있으면 API 서버가 Service를 거부합니다.',
  },
  fixable: 'sometimes',
  references: ['https://kubernetes.io/docs/concepts/services-networking/service/#multi-port-services'],
  on: ['service'],
  *check(service) {
    if (!isWhole(service) || service.ports.length < 2) return;
    for (const port of service.ports) {
      if (port.name && (!port.name.known || port.name.value !== '')) continue;
      const name = freeName(service, port);
      yield {
        place: port.name?.place ?? port.port?.place ?? port.place,
        message: message(unnamed),
        fixes:
          name === undefined ? [] : port.name ? [replaceScalar(port.name.place, name, false)] : addName(port, name),
      };
    }
  },
});

function addName(port: ServicePort, name: string) {
  return port.keyPlaces.has('name') ? [] : [insertEntry(port.place, 'name', name)];
}

/** A usual name, or one made of the number, that no other port has. */
function freeName(service: Service, port: ServicePort): string | undefined {
  const number = knownValue(port.port);
  if (number === undefined) return undefined;
  const taken = new Set(service.ports.map(p => knownValue(p.name)));
  const sameNumber = service.ports.filter(p => knownValue(p.port) === number).length > 1;
  const protocol = (knownValue(port.protocol) ?? 'TCP').toLowerCase();
  const usual = usualNames[number] ?? `port-${number}`;
  return [sameNumber ? `${usual}-${protocol}` : usual, `port-${number}`].find(name => !taken.has(name));
}
