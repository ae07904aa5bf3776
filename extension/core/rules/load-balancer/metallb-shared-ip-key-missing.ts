/** One address for Services that do not agree to share it. */
import { message } from '../../l10n/message.ts';
import { sharingKey } from '../../load-balancer/request.ts';
import { titleOf } from '../../model/resource.ts';
import { defineRule } from '../rule.ts';
import { sharers } from './sharing.ts';

const texts = {
  missing: {
    en: '{address} is asked for by {other} as well, and without metallb.io/allow-shared-ip they cannot share it',
    ko: '{other}도 {address}을(를) 요청합니다. metallb.io/allow-shared-ip가 없으면 함께 쓸 수 없습니다',
  },
  differs: {
    en: '{address} is asked for by {other} as well, and the keys of metallb.io/allow-shared-ip differ',
    ko: '{other}도 {address}을(를) 요청하는데 metallb.io/allow-shared-ip의 키가 서로 다릅니다',
  },
  here: {
    en: '{address} is asked for here too',
    ko: '여기에서도 {address}을(를) 요청합니다',
  },
};

export const metallbSharedIpKeyMissing = defineRule({
  id: 'metallb-shared-ip-key-missing',
  group: 'load-balancer',
  severity: 'error',
  summary: {
    en: 'Services ask for one address of MetalLB and do not agree to share it',
    ko: 'Service들이 공유 설정 없이 MetalLB의 같은 주소를 요청합니다',
  },
  why: {
    en: 'An address belongs to one Service unless all of them carry `metallb.io/allow-shared-ip` with the same key. The one that comes later stays `<pending>`: "address also in use by".',
    ko: '모든 Service가 같은 키의 `metallb.io/allow-shared-ip`를 갖지 않으면 주소는 한 Service만 쓸 수 있습니다. 나중에 온 Service는 "address also in use by" 이벤트와 함께 `<pending>`에 머뭅니다.',
  },
  fixable: 'no',
  references: ['https://metallb.io/usage/'],
  on: ['service'],
  *check(service, view) {
    for (const { asked, other, severity, place } of sharers(view, service)) {
      const [own, theirs] = [sharingKey(service), sharingKey(other)];
      if (own === undefined || theirs === undefined || (own !== '' && own === theirs)) continue;
      const text = own === '' || theirs === '' ? texts.missing : texts.differs;
      yield {
        place: asked.place,
        message: message(text, { address: asked.text, other: titleOf(other) }),
        severity,
        related: [{ place, message: message(texts.here, { address: asked.text }) }],
      };
    }
  },
});
