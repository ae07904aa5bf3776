/** An address that a Gateway asks for twice, or that two Gateways of a class ask for with listeners that cannot be told apart. */
import { appliedTogether } from '../../bind/togetherness.ts';
import { listenersOf } from '../../gateway/listeners.ts';
import { protocolsConflict, shareByHostname } from '../../gateway/protocol.ts';
import { keys } from '../../index/keys.ts';
import { message } from '../../l10n/message.ts';
import { knownValue, valueOrDefault } from '../../model/fact.ts';
import type { Gateway } from '../../model/kinds/gateway.ts';
import { titleOf } from '../../model/resource.ts';
import { parseAddress } from '../../net/address.ts';
import type { Place } from '../../yaml/syntax.ts';
import { defineRule } from '../rule.ts';
import { gatewayDocs } from './parents.ts';

const texts = {
  twice: { en: 'The Gateway asks for {address} twice', ko: 'Gateway가 {address}을(를) 두 번 요청합니다' },
  other: {
    en: '{gateway} asks for {address} too and listens on port {port} for the same requests',
    ko: '{gateway}도 {address}을(를) 요청하며 포트 {port}에서 같은 요청을 받습니다',
  },
  first: { en: 'the first one', ko: '첫 번째 주소' },
  rival: { en: 'the other Gateway', ko: '다른 Gateway' },
};

export const gatewayAddressDuplicate = defineRule({
  id: 'gateway-address-duplicate',
  group: 'gateway',
  severity: 'error',
  summary: {
    en: 'Address of a Gateway is asked for twice',
    ko: 'Gateway의 주소가 두 번 요청됩니다',
  },
  why: {
    en: 'The API server rejects a Gateway that lists an IP address or host name twice. Where two Gateways of one class ask for one address and port for the same host names, only one of them gets the connections; that is a warning.',
    ko: 'API 서버는 같은 IP 주소나 호스트 이름을 두 번 적은 Gateway를 거부합니다. 같은 클래스의 두 Gateway가 같은 호스트 이름을 위해 같은 주소와 포트를 요청하면 한쪽만 연결을 받으므로 경고로 알립니다.',
  },
  fixable: 'no',
  references: [`${gatewayDocs}/reference/spec/#gatewayspec`],
  on: ['gateway'],
  *check(gateway, view) {
    const seen = new Map<string, Place>();
    for (const { addressType, value } of gateway.addresses?.items ?? []) {
      const type = valueOrDefault(addressType, 'IPAddress');
      if (!value?.known || value.value === '' || (type !== 'IPAddress' && type !== 'Hostname')) continue;
      const { place } = value;
      const address = value.value;
      const first = seen.get(`${type} ${address}`);
      if (first) {
        yield {
          place,
          message: message(texts.twice, { address }),
          related: [{ place: first, message: message(texts.first) }],
        };
        continue;
      }
      seen.set(`${type} ${address}`, place);
      const key = keys.address(view.setOf(gateway), parseAddress(address)?.text ?? address.toLowerCase());
      for (const other of view.lookupType('gateway', key)) {
        const port = other === gateway ? undefined : contendedPort(gateway, other);
        const together = port === undefined ? undefined : appliedTogether(view, gateway, other);
        if (port === undefined || !together) continue;
        yield {
          place,
          message: message(texts.other, { gateway: titleOf(other), address, port }),
          // Files of one folder may be alternatives to each other.
          severity: together === 'file' ? 'warning' : 'info',
          related: [{ place: other.namePlace, message: message(texts.rival) }],
        };
        break;
      }
    }
  },
});

/** A port on which both, of one class, have listeners that cannot be told apart. */
function contendedPort(a: Gateway, b: Gateway): number | undefined {
  const name = knownValue(a.gatewayClassName);
  if (name === undefined || name !== knownValue(b.gatewayClassName)) return undefined;
  const [own, others] = [listenersOf(a, a), listenersOf(b, b)];
  return own.find(one =>
    others.some(other => {
      if (one.port === undefined || one.port !== other.port) return false;
      if (one.protocol === undefined || other.protocol === undefined) return false;
      if (protocolsConflict(one.protocol, other.protocol)) return true;
      if (!shareByHostname(one.protocol, other.protocol)) return false;
      return one.hostname !== undefined && one.hostname === other.hostname;
    }),
  )?.port;
}
