/** Services that share an address and keep traffic on the node, with different pods. */
import { message } from '../../l10n/message.ts';
import { backendKey } from '../../load-balancer/request.ts';
import { titleOf } from '../../model/resource.ts';
import { defineRule } from '../rule.ts';
import { agreedSharers } from './sharing.ts';

const texts = {
  local: {
    en: 'With externalTrafficPolicy Local, {address} can be shared only by Services with the same selector; {other} differs',
    ko: 'externalTrafficPolicy가 Local이면 셀렉터가 같은 Service끼리만 {address}을(를) 공유할 수 있는데 {other}은(는) 다릅니다',
  },
  here: {
    en: 'The address is asked for here too',
    ko: '여기에서도 같은 주소를 요청합니다',
  },
};

export const metallbSharedIpLocalPolicy = defineRule({
  id: 'metallb-shared-ip-local-policy',
  group: 'load-balancer',
  severity: 'error',
  summary: {
    en: 'Services share an address of MetalLB although their externalTrafficPolicy does not allow it',
    ko: 'externalTrafficPolicy가 허용하지 않는 Service들이 MetalLB의 주소를 공유합니다',
  },
  why: {
    en: 'With `externalTrafficPolicy: Local` an address is announced from nodes with pods, so all Services on it need the same pods: either all are `Cluster`, or all are `Local` with one selector. Otherwise the later Service stays `<pending>`: "backend key does not match".',
    ko: '`externalTrafficPolicy: Local`이면 파드가 있는 노드에서만 주소를 알리므로 그 주소를 쓰는 모든 Service의 파드가 같아야 합니다. 모두 `Cluster`이거나, 모두 `Local`이면서 셀렉터가 같아야 합니다. 아니면 나중에 온 Service는 "backend key does not match"로 `<pending>`에 머뭅니다.',
  },
  fixable: 'no',
  references: ['https://metallb.io/usage/'],
  on: ['service'],
  *check(service, view) {
    for (const { asked, other, severity, place } of agreedSharers(view, service)) {
      const [own, theirs] = [backendKey(service), backendKey(other)];
      if (own === undefined || theirs === undefined || own === theirs) continue;
      yield {
        place: service.externalTrafficPolicy?.place ?? asked.place,
        message: message(texts.local, { address: asked.text, other: titleOf(other) }),
        severity,
        related: [{ place, message: message(texts.here) }],
      };
    }
  },
});
