/** `PreferClose`, renamed to `PreferSameZone` in Kubernetes 1.34; off by default, as older clusters know only the old name. */
import { message } from '../../l10n/message.ts';
import { replaceScalar } from '../fix.ts';
import { defineRule } from '../rule.ts';

const deprecated = {
  en: 'PreferClose is deprecated: since Kubernetes 1.34 it is called PreferSameZone',
  ko: 'PreferClose는 더 이상 권장되지 않습니다. Kubernetes 1.34부터는 PreferSameZone이라고 합니다',
};

export const serviceTrafficDistributionDeprecated = defineRule({
  id: 'service-traffic-distribution-deprecated',
  group: 'service',
  severity: 'info',
  offByDefault: true,
  summary: {
    en: 'Service `trafficDistribution` has the deprecated value `PreferClose`',
    ko: 'Service의 `trafficDistribution`에 더 이상 권장되지 않는 값 `PreferClose`를 씁니다',
  },
  why: {
    en: 'Both names mean the same: traffic stays in the zone of the client where it has endpoints. Newer API servers warn about the old name; older ones do not know the new one.',
    ko: '두 이름은 같은 뜻입니다. 클라이언트의 영역에 엔드포인트가 있으면 트래픽이 그 영역에 머뭅니다. 새 API 서버는 예전 이름에 경고를 내고, 오래된 API 서버는 새 이름을 모릅니다.',
  },
  fixable: 'always',
  references: ['https://kubernetes.io/docs/reference/networking/virtual-ips/#traffic-distribution'],
  on: ['service'],
  *check(service) {
    const distribution = service.trafficDistribution;
    if (!distribution?.known || distribution.value !== 'PreferClose') return;
    yield {
      place: distribution.place,
      message: message(deprecated),
      fixes: [replaceScalar(distribution.place, 'PreferSameZone', false)],
    };
  },
});
