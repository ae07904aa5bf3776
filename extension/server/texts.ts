/** What the server itself says to people; findings have their own texts. */
import type { Text } from '../core/l10n/message.ts';

export const texts = {
  scanning: { en: 'Reading Kubernetes manifests', ko: 'Kubernetes 매니페스트를 읽는 중' },
  scanned: { en: '{done} of {total} files', ko: '파일 {total}개 중 {done}개' },
  unreadable: { en: 'Cannot read {path}: {reason}', ko: '{path}을(를) 읽을 수 없습니다: {reason}' },
  ruleFailed: {
    en: 'Rule {rule} failed on {resource} and says nothing about it: {error}',
    ko: '{rule} 규칙이 {resource}에서 실패하여 아무것도 보고하지 않습니다: {error}',
  },
  failed: { en: 'Internal error ({what}): {error}', ko: '내부 오류({what}): {error}' },
  ignoreLine: { en: 'Ignore {rule} on this line', ko: '이 줄에서 {rule} 무시' },
  ignoreDocument: { en: 'Ignore {rule} in this document', ko: '이 문서에서 {rule} 무시' },
  fixAll: {
    en: 'Fix all Traffic Path findings that have a safe fix',
    ko: '안전하게 고칠 수 있는 Traffic Path 항목 모두 수정',
  },
} satisfies Record<string, Text>;
