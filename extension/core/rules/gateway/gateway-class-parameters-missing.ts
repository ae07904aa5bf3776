/** Parameters of a GatewayClass or Gateway that do not exist, or of a kind that its controller does not know (InvalidParameters). */
import { type Implementation, implementationOf, implementationOfClass } from '../../gateway/implementation.ts';
import { message } from '../../l10n/message.ts';
import { knownValue } from '../../model/fact.ts';
import type { ObjectReference } from '../../model/kinds/object-reference.ts';
import { defineRule, type Report } from '../rule.ts';
import { reportMissing } from './missing-object.ts';
import { gatewayDocs } from './parents.ts';

const foreign = {
  en: '{implementation} takes parameters of kind {wanted}, not {kind}',
  ko: '{implementation}은(는) {wanted} 종류의 매개변수를 받으며 {kind}은(는) 받지 않습니다',
};

/** Implementations that take one kind of parameters, by group and kind. */
const kinds: ReadonlyMap<Implementation, readonly [string, string]> = new Map([
  ['envoy-gateway', ['gateway.envoyproxy.io', 'EnvoyProxy']],
  ['nginx', ['gateway.nginx.org', 'NginxProxy']],
]);

export const gatewayClassParametersMissing = defineRule({
  id: 'gateway-class-parameters-missing',
  group: 'gateway',
  severity: 'warning',
  summary: {
    en: 'GatewayClass or Gateway refers to parameters that do not exist or are of another kind',
    ko: 'GatewayClass나 Gateway가 존재하지 않거나 종류가 다른 매개변수를 가리킵니다',
  },
  why: {
    en: 'A controller does not accept a class or Gateway whose parameters it cannot read (InvalidParameters), and programs nothing for it. Those of a Gateway lie in its own namespace. A missing object is reported only where the files hold objects of that kind; information where none has a similar name.',
    ko: '컨트롤러는 매개변수를 읽을 수 없는 클래스나 Gateway를 수락하지 않으며(InvalidParameters) 아무것도 설정하지 않습니다. Gateway의 매개변수는 같은 네임스페이스에 있어야 합니다. 없는 오브젝트는 파일에 같은 종류의 오브젝트가 있을 때만 알리며 비슷한 이름이 없으면 정보로 알립니다.',
  },
  fixable: 'sometimes',
  references: [`${gatewayDocs}/api-types/gatewayclass/#gatewayclass-parameters`],
  on: ['gateway-class', 'gateway'],
  *check(resource, view) {
    if (resource.type === 'gateway-class') {
      const { parametersRef } = resource;
      if (parametersRef) yield* judgeKind(parametersRef, implementationOfClass(resource));
      const report =
        parametersRef && reportMissing(view, resource, parametersRef, knownValue(parametersRef.namespace) || undefined);
      if (report && parametersRef.namespace?.known !== false) yield report;
      return;
    }
    const parameters = resource.infrastructure?.parametersRef;
    if (parameters) yield* judgeKind(parameters, implementationOf(view, resource));
    const namespace = view.namespaceOf(resource);
    const report = parameters && namespace !== undefined && reportMissing(view, resource, parameters, namespace);
    if (report) yield report;
  },
});

function* judgeKind(reference: ObjectReference, implementation: Implementation | undefined): Iterable<Report> {
  const wanted = implementation && kinds.get(implementation);
  const [group, kind] = [knownValue(reference.group), knownValue(reference.kind)];
  if (!wanted || group === undefined || kind === undefined || (group === wanted[0] && kind === wanted[1])) return;
  yield {
    place: reference.kind!.place,
    message: message(foreign, {
      implementation,
      wanted: `${wanted[0]}/${wanted[1]}`,
      kind: group === '' ? kind : `${group}/${kind}`,
    }),
  };
}
