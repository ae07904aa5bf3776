/** A host name on a TCP or UDP listener (the API server refuses it). */
import { message } from '../../l10n/message.ts';
import { knownValue } from '../../model/fact.ts';
import { defineRule } from '../rule.ts';
import { gatewayDocs } from './parents.ts';

const texts = {
  forbidden: {
    en: 'A listener with protocol {protocol} cannot have a hostname',
    ko: '프로토콜이 {protocol}인 리스너에는 hostname을 쓸 수 없습니다',
  },
};

export const gatewayListenerHostnameForbidden = defineRule({
  id: 'gateway-listener-hostname-forbidden',
  group: 'gateway',
  severity: 'error',
  summary: {
    en: 'TCP or UDP listener has a host name',
    ko: 'TCP 또는 UDP 리스너에 호스트 이름이 있습니다',
  },
  why: {
    en: 'TCP and UDP carry no host name, so a listener cannot select by one; the API server rejects the object.',
    ko: 'TCP와 UDP에는 호스트 이름이 없어 리스너가 이름으로 고를 수 없습니다. API 서버가 오브젝트를 거부합니다.',
  },
  fixable: 'no',
  references: [`${gatewayDocs}/reference/spec/#listener`],
  on: ['gateway', 'listener-set'],
  *check(owner) {
    for (const listener of owner.listeners?.items ?? []) {
      const protocol = knownValue(listener.protocol)?.toUpperCase();
      const { hostname } = listener;
      if ((protocol !== 'TCP' && protocol !== 'UDP') || !hostname || knownValue(hostname) === '') continue;
      yield { place: hostname.place, message: message(texts.forbidden, { protocol }) };
    }
  },
});
