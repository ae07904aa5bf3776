/** An externalName that leads back to whoever asks: the client's own pod, or the proxy that follows it. */
import { message } from '../../l10n/message.ts';
import { knownValue } from '../../model/fact.ts';
import { parseAddress, scopeOf } from '../../net/address.ts';
import { defineRule } from '../rule.ts';

const localhost = {
  en: '"{name}" is the host of whoever connects, not a host of its own',
  ko: '"{name}"은(는) 별도의 호스트가 아니라 접속하는 쪽 자신을 가리킵니다',
};

export const serviceExternalNameLocalhost = defineRule({
  id: 'service-external-name-localhost',
  group: 'service',
  severity: 'warning',
  summary: {
    en: 'Service `externalName` is localhost',
    ko: 'Service의 `externalName`이 localhost입니다',
  },
  why: {
    en: 'A client that follows the alias connects to its own pod. An ingress controller that follows it connects to itself, and may so expose its own administration ports to the outside.',
    ko: '별칭을 따라간 클라이언트는 자기 파드에 연결합니다. 인그레스 컨트롤러는 자기 자신에 연결하므로 관리 포트가 외부에 노출될 수 있습니다.',
  },
  fixable: 'no',
  references: ['https://kubernetes.io/docs/concepts/services-networking/service/#externalname'],
  on: ['service'],
  *check(service) {
    const externalName = service.externalName;
    if (!externalName?.known || knownValue(service.serviceType) !== 'ExternalName') return;
    const name = externalName.value.toLowerCase().replace(/\.$/, '');
    const address = parseAddress(name);
    const isLoopback = address !== undefined && scopeOf(address) === 'loopback';
    if (!isLoopback && name !== 'localhost' && !name.endsWith('.localhost') && name !== 'localhost.localdomain') return;
    yield { place: externalName.place, message: message(localhost, { name: externalName.value }) };
  },
});
