/** An appProtocol that is no qualified name (validateServicePort). */
import { message } from '../../l10n/message.ts';
import { isQualifiedName } from '../../model/names.ts';
import { defineRule } from '../rule.ts';

const invalid = {
  en: '"{value}" cannot be an appProtocol: it is a name such as "http", or a domain and a name such as "kubernetes.io/h2c"',
  ko: '"{value}"은(는) appProtocol이 될 수 없습니다. "http"와 같은 이름이나 "kubernetes.io/h2c"처럼 도메인이 붙은 이름이어야 합니다',
};

export const serviceAppProtocolInvalid = defineRule({
  id: 'service-app-protocol-invalid',
  group: 'service',
  severity: 'error',
  summary: {
    en: 'Service `appProtocol` is not a qualified name',
    ko: 'Service의 `appProtocol`이 올바른 형식의 이름이 아닙니다',
  },
  why: {
    en: 'The API server rejects a Service whose `appProtocol` has other characters than letters, digits, "-", "_" and ".", or more than one "/".',
    ko: '`appProtocol`에 영문자, 숫자, "-", "_", "." 말고 다른 문자가 있거나 "/"가 둘 이상이면 API 서버가 Service를 거부합니다.',
  },
  fixable: 'no',
  references: ['https://kubernetes.io/docs/concepts/services-networking/service/#application-protocol'],
  on: ['service'],
  *check(service) {
    for (const { appProtocol } of service.ports) {
      if (!appProtocol?.known || isQualifiedName(appProtocol.value)) continue;
      yield { place: appProtocol.place, message: message(invalid, { value: appProtocol.value }) };
    }
  },
});
