/** What the trace box says. */
import type { Text } from '../extension/core/l10n/message.ts';
import type { HopKind, TraceVerdict } from '../extension/protocol/trace.ts';

export const traceTexts = {
  box: { en: 'Trace a request', ko: '요청 추적' },
  placeholder: {
    en: 'Where does a request go? https://shop.example.com/cart',
    ko: '요청은 어디로 갈까요? https://shop.example.com/cart',
  },
  target: {
    en: 'Request: URL, or address and port ( T )',
    ko: '요청: URL 또는 주소와 포트 ( T )',
  },
  from: { en: 'Sent from', ko: '보내는 곳' },
  fromAnywhere: { en: 'from anywhere', ko: '어디서든' },
  fromOutside: { en: 'from outside', ko: '클러스터 밖에서' },
  fromWorkload: { en: 'from {name}', ko: '{name}에서' },
  method: { en: 'Method', ko: '메서드' },
  run: { en: 'Trace', ko: '추적' },
  copy: { en: 'Copy as command', ko: '명령으로 복사' },
  copied: { en: 'Copied as a command', ko: '명령으로 복사했습니다' },
  clear: { en: 'End the trace ( Esc )', ko: '추적 끝내기 ( Esc )' },
  running: { en: 'Tracing…', ko: '추적하는 중…' },
  hops: { en: 'Hops', ko: '경로 단계' },
  elsewhere: {
    en: 'The picture does not show all of the way.',
    ko: '그림에 경로의 일부가 나오지 않습니다.',
  },
  outOfDate: { en: 'Of before the syntax error.', ko: '구문 오류가 생기기 전의 결과입니다.' },
  follow: { en: 'Follow to {target}', ko: '{target}(으)로 따라가기' },
  oneLost: { en: '1 alternative that loses', ko: '선택되지 않은 대안 1개' },
  lost: { en: '{count} alternatives that lose', ko: '선택되지 않은 대안 {count}개' },
  status: { en: 'status {status}', ko: '상태 코드 {status}' },
  spoken: { en: '{verdict}. Hops: {count}. {reason}', ko: '{verdict}. 단계 {count}개. {reason}' },
  whereWritten: { en: '{hop}, go to {place}', ko: '{hop}, {place}(으)로 이동' },
} satisfies Record<string, Text>;

export const verdictTexts: Readonly<Record<TraceVerdict, Text>> = {
  delivered: { en: 'Delivered', ko: '도달함' },
  answered: { en: 'Answered on the way', ko: '도중에 응답함' },
  redirected: { en: 'Redirected', ko: '리디렉션됨' },
  rejected: { en: 'Rejected', ko: '거부됨' },
  blocked: { en: 'Blocked by a policy', ko: '정책에 의해 차단됨' },
  unreachable: { en: 'Does not arrive', ko: '도달하지 못함' },
  unknown: { en: 'Cannot be told', ko: '알 수 없음' },
};

export const hopTexts: Readonly<Record<HopKind, Text>> = {
  client: { en: 'Request', ko: '요청' },
  dns: { en: 'DNS', ko: 'DNS' },
  entry: { en: 'Entry', ko: '진입점' },
  listener: { en: 'Listener', ko: '리스너' },
  rule: { en: 'Rule', ko: '규칙' },
  alternative: { en: 'Alternative', ko: '대안' },
  filter: { en: 'Filter', ko: '필터' },
  service: { en: 'Service', ko: 'Service' },
  policy: { en: 'Policy', ko: '정책' },
  workload: { en: 'Pods', ko: '파드' },
  outside: { en: 'Outside', ko: '클러스터 밖' },
  failure: { en: 'Stops here', ko: '여기서 멈춤' },
};

/** Why the way cannot be followed any further, though nothing fails. */
export const undecided: Text = { en: 'The manifests do not tell', ko: '매니페스트만으로는 알 수 없음' };
