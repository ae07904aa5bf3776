/** A port of a Service that is missing or no port number (validateServicePort). */
import { isWhole } from '../../bind/service-shape.ts';
import { message } from '../../l10n/message.ts';
import { isPortNumber } from '../../model/names.ts';
import { defineRule } from '../rule.ts';

const texts = {
  missing: { en: 'The port has no number', ko: '포트에 번호가 없습니다' },
  outside: {
    en: '{number} is not a port number: ports are 1 to 65535',
    ko: '{number}은(는) 포트 번호가 아닙니다. 포트 번호는 1부터 65535까지입니다',
  },
};

export const servicePortNumberInvalid = defineRule({
  id: 'service-port-number-invalid',
  group: 'service',
  severity: 'error',
  summary: {
    en: 'Service `port` is missing, or `port` or `targetPort` is not a port number',
    ko: 'Service의 `port`가 없거나, `port` 또는 `targetPort`가 포트 번호가 아닙니다',
  },
  why: {
    en: 'Every port of a Service needs a `port` from 1 to 65535. The API server rejects the Service otherwise. A `targetPort` of 0 means the same number as `port`.',
    ko: 'Service의 모든 포트에는 1부터 65535까지의 `port`가 있어야 하며, 없으면 API 서버가 Service를 거부합니다. `targetPort`가 0이면 `port`와 같은 번호를 뜻합니다.',
  },
  fixable: 'no',
  references: ['https://kubernetes.io/docs/concepts/services-networking/service/#field-spec-ports'],
  on: ['service'],
  *check(service, view) {
    for (const port of service.ports) {
      if (!port.port && isWhole(service) && !view.isOpen(service))
        yield { place: port.place, message: message(texts.missing) };
      if (port.port?.known && !isPortNumber(port.port.value))
        yield { place: port.port.place, message: message(texts.outside, { number: port.port.value }) };
      const target = port.targetPort;
      if (target?.known && typeof target.value === 'number' && target.value !== 0 && !isPortNumber(target.value))
        yield { place: target.place, message: message(texts.outside, { number: target.value }) };
    }
  },
});
