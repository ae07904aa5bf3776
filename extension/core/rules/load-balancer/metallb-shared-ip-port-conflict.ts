/** A port that two Services have on one shared address. */

import { protocolOf } from '../../bind/port.ts';
import { message } from '../../l10n/message.ts';
import { knownValue } from '../../model/fact.ts';
import { titleOf } from '../../model/resource.ts';
import { defineRule } from '../rule.ts';
import { agreedSharers } from './sharing.ts';

const texts = {
  conflict: {
    en: '{protocol} port {port} of {address} is taken by {other}',
    ko: '{address}의 {protocol} 포트 {port}은(는) {other}이(가) 이미 씁니다',
  },
  here: {
    en: '{other} has the port here',
    ko: '{other}의 포트가 여기에 있습니다',
  },
};

export const metallbSharedIpPortConflict = defineRule({
  id: 'metallb-shared-ip-port-conflict',
  group: 'load-balancer',
  severity: 'error',
  summary: {
    en: 'Services that share an address of MetalLB have the same port',
    ko: 'MetalLB 주소를 공유하는 Service들의 포트가 같습니다',
  },
  why: {
    en: 'Services that share an address are told apart by protocol and port. With the same one, the Service that comes later stays `<pending>`: "port is already in use".',
    ko: '주소를 공유하는 Service는 프로토콜과 포트로 구분됩니다. 같은 포트이면 나중에 온 Service는 "port is already in use" 이벤트와 함께 `<pending>`에 머뭅니다.',
  },
  fixable: 'no',
  references: ['https://metallb.io/usage/'],
  on: ['service'],
  *check(service, view) {
    for (const { asked, other, severity } of agreedSharers(view, service)) {
      for (const port of service.ports) {
        const number = knownValue(port.port);
        const protocol = protocolOf(port);
        if (number === undefined || protocol === undefined) continue;
        const twin = other.ports.find(one => knownValue(one.port) === number && protocolOf(one) === protocol);
        if (!twin) continue;
        yield {
          place: port.port!.place,
          message: message(texts.conflict, { protocol, port: number, address: asked.text, other: titleOf(other) }),
          severity,
          related: [{ place: twin.port!.place, message: message(texts.here, { other: titleOf(other) }) }],
        };
      }
    }
  },
});
