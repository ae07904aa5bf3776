/** What the command line itself says, in every language of the product. Findings bring their own texts. */
import { type Message, message, type Text } from '../core/l10n/message.ts';

const text = (en: string, ko: string): Text => ({ en, ko });

export const texts = {
  nothing: text('', ''),
  didYouMean: text('; did you mean "{name}"?', '; "{name}"을(를) 쓰려던 것입니까?'),
  unknownOption: text('unknown option "{option}"{hint}', '알 수 없는 옵션 "{option}"{hint}'),
  unknownCommand: text('unknown command "{command}"{hint}', '알 수 없는 명령 "{command}"{hint}'),
  optionNeedsValue: text('option "{option}" needs a value', '옵션 "{option}"에는 값이 필요합니다'),
  notAChoice: text(
    '"{value}" is not a value of {option}; use {choices}{hint}',
    '"{value}"은(는) {option}의 값이 아닙니다. {choices} 중에서 고르십시오{hint}',
  ),
  notARuleSetting: text(
    '--rule takes ID=SEVERITY, not "{value}"',
    '--rule은 ID=SEVERITY 형식을 받습니다. "{value}"은(는) 맞지 않습니다',
  ),
  unknownRule: text('unknown rule "{rule}"{hint}', '알 수 없는 규칙 "{rule}"{hint}'),
  notANamespace: text('"{value}" is not the name of a namespace', '"{value}"은(는) 네임스페이스 이름이 아닙니다'),
  notAFocus: text(
    '"{value}" is not an object; write KIND/NAMESPACE/NAME, for example Service/shop/web',
    '"{value}"은(는) 오브젝트가 아닙니다. Service/shop/web처럼 KIND/NAMESPACE/NAME 형식으로 적으십시오',
  ),
  nothingToFocus: text(
    'no {focus} with traffic among the manifests{hint}',
    '매니페스트에 트래픽이 오가는 {focus}이(가) 없습니다{hint}',
  ),
  batchTakesNoPaths: text(
    '--batch names the paths in its lines; it takes none as arguments',
    '--batch는 각 줄에서 경로를 받으므로 경로 인자를 함께 쓸 수 없습니다',
  ),
  batchIsJson: text('--batch always answers in JSON', '--batch는 항상 JSON으로 답합니다'),
  traceNeedsTarget: text('trace needs a TARGET or --batch', 'trace에는 TARGET 또는 --batch가 필요합니다'),
  notAHeader: text(
    '--header takes "Name: value", not "{value}"',
    '--header는 "이름: 값" 형식을 받습니다. "{value}"은(는) 맞지 않습니다',
  ),
  traceBatchAlone: text(
    '--batch names everything in its lines; {option} does not go with it',
    '--batch는 각 줄에 모든 것을 적으므로 {option}을(를) 함께 쓸 수 없습니다',
  ),
  cannotRead: text('cannot read {path}: {reason}', '{path}을(를) 읽을 수 없습니다: {reason}'),
  ruleFailed: text(
    'internal error in rule {rule} at {resource}; its findings there are missing: {error}',
    '규칙 {rule}이(가) {resource}에서 내부 오류를 일으켜 해당 결과가 빠졌습니다: {error}',
  ),
  internalError: text('internal error: {error}', '내부 오류: {error}'),
  reading: text('Reading files {done}/{total}', '파일 읽는 중 {done}/{total}'),
  checking: text('Checking {done}/{total}', '검사 중 {done}/{total}'),

  inObject: text('in {object}', '{object}'),
  why: text('why', '이유'),
  also: text('also', '관련'),
  fix: text('fix', '수정'),
  docs: text('docs', '문서'),
  noProblems: text('No problems in {scope}', '{scope}: 문제 없음'),
  problems: text('{counts} in {scope}', '{scope}: {counts}'),
  scope: text('{files} ({documents}, {objects})', '{files}({documents}, {objects})'),
  noGatewayApi: text('No Gateway API objects found', 'Gateway API 오브젝트가 없습니다'),
  listener: text('listener {name} ({routes})', '리스너 {name}({routes})'),
  noFiles: text('No manifest files (.yaml, .yml, .json) found', '매니페스트 파일(.yaml, .yml, .json)이 없습니다'),
} as const satisfies Readonly<Record<string, Text>>;

const reasons: Readonly<Record<string, Text>> = {
  'no such file or folder': text('no such file or folder', '그런 파일이나 폴더가 없습니다'),
  'permission denied': text('permission denied', '권한이 없습니다'),
  'symbolic links lead in a circle': text('symbolic links lead in a circle', '심볼릭 링크가 순환합니다'),
};

/** Why something could not be read; what the operating system says otherwise stays as it is. */
export function reasonText(reason: string): Message {
  return message(reasons[reason] ?? text(reason, reason));
}

/** Things that are counted: how English says one, how it says several. */
export const counted = {
  error: { one: text('1 error', '오류 1개'), other: text('{n} errors', '오류 {n}개') },
  warning: { one: text('1 warning', '경고 1개'), other: text('{n} warnings', '경고 {n}개') },
  info: { one: text('1 note', '정보 1개'), other: text('{n} notes', '정보 {n}개') },
  hint: { one: text('1 hint', '힌트 1개'), other: text('{n} hints', '힌트 {n}개') },
  file: { one: text('1 file', '파일 1개'), other: text('{n} files', '파일 {n}개') },
  document: { one: text('1 document', '문서 1개'), other: text('{n} documents', '문서 {n}개') },
  route: { one: text('1 route', '라우트 1개'), other: text('{n} routes', '라우트 {n}개') },
  object: { one: text('1 object', '오브젝트 1개'), other: text('{n} objects', '오브젝트 {n}개') },
} as const;

/** A number with what it counts. */
export function count(n: number, what: keyof typeof counted): Message {
  return message(n === 1 ? counted[what].one : counted[what].other, { n });
}
