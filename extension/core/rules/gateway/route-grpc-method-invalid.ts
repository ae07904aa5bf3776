/** A method match of a GRPCRoute that names neither service nor method (the API server refuses the route). */
import { message } from '../../l10n/message.ts';
import { type Fact, valueOrDefault } from '../../model/fact.ts';
import { defineRule } from '../rule.ts';
import { gatewayDocs } from './parents.ts';

const texts = {
  empty: { en: 'A method match needs a service or a method', ko: '메서드 조건에는 service나 method가 필요합니다' },
  name: {
    en: '"{name}" is no name of a gRPC service or method',
    ko: '"{name}"은(는) gRPC 서비스나 메서드 이름이 아닙니다',
  },
};

export const routeGrpcMethodInvalid = defineRule({
  id: 'route-grpc-method-invalid',
  group: 'gateway',
  severity: 'error',
  summary: {
    en: 'gRPC method match names neither service nor method',
    ko: 'gRPC 메서드 조건에 서비스도 메서드도 없습니다',
  },
  why: {
    en: 'A method match needs a service or a method, written as in the .proto file; the API server rejects the route.',
    ko: '메서드 조건에는 .proto 파일에 적힌 대로 서비스나 메서드가 있어야 합니다. API 서버가 라우트를 거부합니다.',
  },
  fixable: 'no',
  references: [`${gatewayDocs}/reference/spec/#grpcmethodmatch`],
  on: ['gateway-route'],
  *check(route) {
    if (route.shape !== 'complete') return;
    for (const rule of route.rules?.items ?? []) {
      for (const { grpcMethod } of rule.matches?.items ?? []) {
        if (!grpcMethod) continue;
        const { service, method, matchType } = grpcMethod;
        if (!knownOrOpen(service) && !knownOrOpen(method)) {
          yield { place: grpcMethod.place, message: message(texts.empty) };
        } else if (valueOrDefault(matchType, 'Exact') === 'Exact') {
          for (const [fact, pattern] of [
            [service, /^\.?[A-Za-z_][A-Za-z_0-9]*(?:\.[A-Za-z_][A-Za-z_0-9]*)*$/],
            [method, /^[A-Za-z_][A-Za-z_0-9]*$/],
          ] as const) {
            if (!fact?.known || fact.value === '' || pattern.test(fact.value)) continue;
            yield { place: fact.place, message: message(texts.name, { name: fact.value }) };
          }
        }
      }
    }
  },
});

/** Written, or left to a template. */
function knownOrOpen(fact: Fact<string> | undefined): boolean {
  return fact !== undefined && (!fact.known || fact.value !== '');
}
