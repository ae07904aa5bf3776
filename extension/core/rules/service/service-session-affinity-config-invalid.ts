/**
 * A sessionAffinityConfig that cannot be (validateClientIPAffinityConfig), or that is thrown away: with affinity None the API server
 * removes it before it validates (SetDefaults_Service), so that is no error.
 */
import { defaulted, isWhole } from '../../bind/service-shape.ts';
import { message } from '../../l10n/message.ts';
import { removeEntry } from '../fix.ts';
import { defineRule } from '../rule.ts';

const texts = {
  outside: {
    en: '{seconds} seconds is not possible: the timeout is 1 to 86400 seconds',
    ko: '{seconds}초로 지정할 수 없습니다. 제한 시간은 1초부터 86400초까지입니다',
  },
  dropped: {
    en: 'sessionAffinityConfig is dropped: sessionAffinity is not ClientIP',
    ko: 'sessionAffinity가 ClientIP가 아니므로 sessionAffinityConfig는 버려집니다',
  },
};

export const serviceSessionAffinityConfigInvalid = defineRule({
  id: 'service-session-affinity-config-invalid',
  group: 'service',
  severity: 'error',
  summary: {
    en: '`sessionAffinityConfig` without `sessionAffinity: ClientIP`, or with an impossible timeout',
    ko: '`sessionAffinity: ClientIP` 없이 `sessionAffinityConfig`가 있거나 제한 시간이 올바르지 않습니다',
  },
  why: {
    en: 'The API server rejects a timeout outside of 1 to 86400 seconds. Without `sessionAffinity: ClientIP` it silently drops the whole configuration, and connections of one client go to different pods.',
    ko: 'API 서버는 1초부터 86400초를 벗어난 제한 시간을 거부합니다. `sessionAffinity: ClientIP`가 없으면 설정 전체를 알림 없이 버리므로 한 클라이언트의 연결이 서로 다른 파드로 갑니다.',
  },
  fixable: 'sometimes',
  references: ['https://kubernetes.io/docs/reference/networking/virtual-ips/#session-affinity'],
  on: ['service'],
  *check(service, view) {
    const config = service.sessionAffinityConfig;
    if (!config || !isWhole(service)) return;
    const affinity = defaulted(service, service.sessionAffinity, 'None');
    const timeout = config.timeoutSeconds;
    if (affinity === 'ClientIP' && timeout?.known && (timeout.value < 1 || timeout.value > 86_400))
      yield { place: timeout.place, message: message(texts.outside, { seconds: timeout.value }) };
    if (affinity !== 'None' || (view.isOpen(service) && !service.sessionAffinity)) return;
    const key = service.keyPlaces.get('sessionAffinityConfig')!;
    const removal = removeEntry(key, config.place, 'sessionAffinityConfig');
    yield {
      place: key,
      message: message(texts.dropped),
      severity: 'warning',
      unnecessary: true,
      fixes: removal ? [removal] : [],
    };
  },
});
