/** ingress-nginx speaks another protocol to a backend than the Service's port says. */
import { bindBackendPort } from '../../bind/backend.ts';
import { familyOf } from '../../bind/ingress-class.ts';
import { isCanary } from '../../bind/ingress-overlap.ts';
import { hasOpenAnnotations, nginxFact, nginxFlag, nginxValue } from '../../controllers/nginx.ts';
import { message } from '../../l10n/message.ts';
import { knownValue } from '../../model/fact.ts';
import type { ServicePort } from '../../model/kinds/service.ts';
import { titleOf } from '../../model/resource.ts';
import { defineRule } from '../rule.ts';
import { nginxDocs } from './annotations.ts';
import { boundBackends, portPlaceOf, portTitle } from './backends.ts';

const texts = {
  mismatch: {
    en: 'ingress-nginx speaks {spoken} to port {port} of {service}, which looks like {expected}; set backend-protocol',
    ko: 'ingress-nginx는 {service}의 포트 {port}에 {spoken}(으)로 연결하지만 이 포트는 {expected}(으)로 보입니다. backend-protocol을 설정하십시오',
  },
  port: { en: 'the port is here', ko: '포트는 여기에 있습니다' },
};

type Protocol = 'HTTP' | 'HTTPS' | 'GRPC';

export const ingressBackendProtocolMismatch = defineRule({
  id: 'ingress-backend-protocol-mismatch',
  group: 'ingress',
  severity: 'warning',
  summary: {
    en: 'Protocol spoken to the backend is not the one of its port',
    ko: '백엔드에 쓰는 프로토콜이 포트의 프로토콜과 다릅니다',
  },
  why: {
    en: 'Without `backend-protocol` ingress-nginx speaks plain HTTP/1.1. A TLS server answers that with 400, a gRPC server breaks the connection and the client gets 502; the other way round the TLS handshake fails with 502.',
    ko: '`backend-protocol`이 없으면 ingress-nginx는 평문 HTTP/1.1로 연결합니다. TLS 서버는 400으로 응답하고, gRPC 서버는 연결을 끊어 클라이언트가 502를 받습니다. 반대의 경우 TLS 핸드셰이크가 실패하여 502가 됩니다.',
  },
  fixable: 'no',
  references: [`${nginxDocs}#backend-protocol`],
  on: ['ingress'],
  *check(ingress, view) {
    // A canary takes the protocol of the main Ingress, and a snippet may say anything.
    if (isCanary(ingress) || nginxFact(ingress, 'configuration-snippet')) return;
    if (familyOf(view, ingress) !== 'nginx' || hasOpenAnnotations(ingress)) return;
    if (nginxFact(ingress, 'backend-protocol')?.known === false || nginxFlag(ingress, 'ssl-passthrough') === true)
      return;
    const spoken = (nginxValue(ingress, 'backend-protocol') ?? 'HTTP').toUpperCase();
    for (const { backend, services, service } of boundBackends(view, ingress)) {
      if (services.length !== 1) continue;
      const binding = bindBackendPort(service, backend);
      if (binding?.state !== 'bound') continue;
      const [port] = binding.targets;
      const expected = protocolOfPort(port);
      if (!expected || !clashes(spoken, expected)) continue;
      yield {
        place: portPlaceOf(backend),
        message: message(texts.mismatch, { spoken, port: portTitle(port), service: titleOf(service), expected }),
        related: [{ place: port.place, message: message(texts.port) }],
      };
    }
  },
});

function clashes(spoken: string, expected: Protocol): boolean {
  if (expected === 'HTTPS') return spoken === 'HTTP' || spoken === 'GRPC';
  if (expected === 'GRPC') return spoken === 'HTTP' || spoken === 'HTTPS';
  return spoken === 'HTTPS' || spoken === 'GRPCS';
}

/** What a port says of itself, if all that it says agrees; `undefined` where it says nothing. */
function protocolOfPort(port: ServicePort): Protocol | undefined {
  const written = knownValue(port.appProtocol)?.toLowerCase();
  if (written !== undefined) {
    if (written === 'https') return 'HTTPS';
    if (written === 'grpc') return 'GRPC';
    return written === 'http' ? 'HTTP' : undefined;
  }
  const target = knownValue(port.targetPort) ?? knownValue(port.port);
  const names = [knownValue(port.name), typeof target === 'string' ? target : undefined].filter(n => n !== undefined);
  const numbers = [knownValue(port.port), typeof target === 'number' ? target : undefined].filter(n => n !== undefined);
  // A port 443 in front of a plain 8080 is common and right.
  const isTls = (name: string) => /^https(-|$)/.test(name);
  const isTlsNumber = (number: number) => number === 443 || number === 8443;
  if (names.some(name => /^grpc(-(?!web)|$)/.test(name)) && !names.some(name => /http|web/.test(name))) return 'GRPC';
  if (names.every(isTls) && numbers.every(isTlsNumber) && names.length + numbers.length > 0) return 'HTTPS';
  const isPlain = (name: string) => /^http(-|$)/.test(name);
  return names.length > 0 && names.every(isPlain) && numbers.every(n => n === 80 || n === 8080) ? 'HTTP' : undefined;
}
