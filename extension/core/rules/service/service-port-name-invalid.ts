/** The name of a Service port that is no DNS label (validateServicePort); longer than a container port's name may be. */
import { message } from '../../l10n/message.ts';
import { isDns1123Label } from '../../model/names.ts';
import { replaceScalar } from '../fix.ts';
import { defineRule } from '../rule.ts';

const invalid = {
  en: '"{name}" cannot be the name of a Service port: a-z, 0-9 and "-" only, at most 63 characters, no "-" at either end',
  ko: '"{name}"은(는) Service 포트 이름이 될 수 없습니다. a-z, 0-9, "-"만 63자까지 쓸 수 있고 양 끝에 "-"를 둘 수 없습니다',
};

export const servicePortNameInvalid = defineRule({
  id: 'service-port-name-invalid',
  group: 'service',
  severity: 'error',
  summary: { en: 'The name of a Service port is not a DNS label', ko: 'Service 포트 이름이 DNS 레이블이 아닙니다' },
  why: {
    en: 'The name becomes part of the SRV record `_name._protocol.service`. The API server rejects a Service whose port name is not a DNS label.',
    ko: '이름은 SRV 레코드 `_name._protocol.service`의 일부가 됩니다. 포트 이름이 DNS 레이블이 아니면 API 서버가 Service를 거부합니다.',
  },
  fixable: 'sometimes',
  references: [
    'https://kubernetes.io/docs/concepts/services-networking/service/#multi-port-services',
    'https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#dns-label-names',
  ],
  on: ['service'],
  *check(service) {
    for (const { name } of service.ports) {
      if (!name?.known || name.value === '' || isDns1123Label(name.value)) continue;
      const plain = name.value.toLowerCase().replace(/[_.\s]/g, '-');
      const others = service.ports.some(port => port.name?.known && port.name.value === plain);
      yield {
        place: name.place,
        message: message(invalid, { name: name.value }),
        fixes: isDns1123Label(plain) && !others ? [replaceScalar(name.place, plain, false)] : [],
      };
    }
  },
});
