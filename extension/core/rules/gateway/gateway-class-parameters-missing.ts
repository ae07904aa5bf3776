/** Parameters of a GatewayClass or Gateway that do not exist (InvalidParameters). */
import { knownValue } from '../../model/fact.ts';
import { defineRule } from '../rule.ts';
import { reportMissing } from './missing-object.ts';
import { gatewayDocs } from './parents.ts';

export const gatewayClassParametersMissing = defineRule({
  id: 'gateway-class-parameters-missing',
  group: 'gateway',
  severity: 'warning',
  summary: {
    en: 'GatewayClass or Gateway refers to parameters that do not exist',
    ko: 'GatewayClass나 Gateway가 존재하지 않는 매개변수를 가리킵니다',
  },
  why: {
    en: 'A controller does not accept a class or Gateway whose parameters it cannot read (InvalidParameters), and programs nothing for it. Those of a Gateway lie in its own namespace. Reported only where the files hold objects of that kind; information where none has a similar name.',
    ko: '컨트롤러는 매개변수를 읽을 수 없는 클래스나 Gateway를 수락하지 않으며(InvalidParameters) 아무것도 설정하지 않습니다. Gateway의 매개변수는 같은 네임스페이스에 있어야 합니다. 파일에 같은 종류의 오브젝트가 있을 때만 알리며 비슷한 이름이 없으면 정보로 알립니다.',
  },
  fixable: 'sometimes',
  references: [`${gatewayDocs}/api-types/gatewayclass/#gatewayclass-parameters`],
  on: ['gateway-class', 'gateway'],
  *check(resource, view) {
    if (resource.type === 'gateway-class') {
      const { parametersRef } = resource;
      const report =
        parametersRef && reportMissing(view, resource, parametersRef, knownValue(parametersRef.namespace) || undefined);
      if (report && parametersRef.namespace?.known !== false) yield report;
      return;
    }
    const parameters = resource.infrastructure?.parametersRef;
    const namespace = view.namespaceOf(resource);
    const report = parameters && namespace !== undefined && reportMissing(view, resource, parameters, namespace);
    if (report) yield report;
  },
});
