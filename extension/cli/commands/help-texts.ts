/** What `--help` says, in every language of the product. */
import type { Text } from '../../core/l10n/message.ts';

const text = (en: string, ko: string): Text => ({ en, ko });

export const helpTexts = {
  program: text(
    'Says where every request to your Kubernetes manifests goes, and why it would not arrive. Needs no cluster.',
    'Kubernetes 매니페스트로 오는 요청이 어디로 가는지, 왜 도착하지 못하는지 알려 줍니다. 클러스터가 필요 없습니다.',
  ),
  help: text('Show help', '도움말을 보여 줍니다'),
  version: text('Show the version', '버전을 보여 줍니다'),
  lsp: text('Serve an editor through the Language Server Protocol', '언어 서버 프로토콜로 편집기에 기능을 제공합니다'),
  stdio: text(
    'Over standard input and output (the only way, so it may be left out)',
    '표준 입력과 출력을 씁니다(유일한 방식이므로 생략할 수 있습니다)',
  ),
  lint: text('Report what would not work', '동작하지 않을 것을 보고합니다'),
  reach: text('List the connections that the network policies allow', '네트워크 정책이 허용하는 연결을 나열합니다'),
  status: text(
    'Show the status conditions that Gateway API controllers would write',
    'Gateway API 컨트롤러가 기록할 상태 조건을 보여 줍니다',
  ),
  formatTextJson: text('text or json (default: text)', 'text 또는 json(기본값: text)'),
  paths: text(
    'Files and folders (default: .); folders are searched for .yaml, .yml and .json, without what .gitignore leaves out; - reads standard input',
    '파일과 폴더(기본값: .). 폴더에서는 .gitignore가 제외한 것을 빼고 .yaml, .yml, .json을 찾습니다. -는 표준 입력을 읽습니다',
  ),
  format: text('text, json, sarif or github (default: text)', 'text, json, sarif, github 중 하나(기본값: text)'),
  failOn: text(
    'Exit with 1 from this severity on: error, warning, info or never (default: error)',
    '이 심각도 이상이면 1로 끝납니다: error, warning, info, never(기본값: error)',
  ),
  rule: text(
    'Severity of a rule: error, warning, info, hint, off or default; may be repeated',
    '규칙의 심각도: error, warning, info, hint, off, default. 여러 번 쓸 수 있습니다',
  ),
  namespace: text(
    'Namespace of objects that name none (default: default)',
    '네임스페이스를 적지 않은 오브젝트의 네임스페이스(기본값: default)',
  ),
  exclude: text(
    'Leave out files and folders that match; may be repeated',
    '일치하는 파일과 폴더를 제외합니다. 여러 번 쓸 수 있습니다',
  ),
  batch: text(
    'Answer each line {"id", "cwd", "paths", "namespace"} of a file (- for standard input) with a line of JSON; --fail-on does not apply',
    '파일(-는 표준 입력)의 각 줄 {"id", "cwd", "paths", "namespace"}에 JSON 한 줄로 답합니다. --fail-on은 적용되지 않습니다',
  ),
  trace: text(
    'Follow one request to the pod, or to where it ends',
    '요청 하나를 파드까지, 또는 끝나는 곳까지 따라갑니다',
  ),
  traceTarget: text(
    'URL, or host with path (https://shop.example.com/cart, db.shop:5432); not with --batch',
    'URL 또는 경로가 붙은 호스트(https://shop.example.com/cart, db.shop:5432). --batch와는 함께 쓰지 않습니다',
  ),
  traceFrom: text(
    'Who asks: client (outside of the cluster) or a workload as KIND/NS/NAME',
    '요청하는 쪽: client(클러스터 밖) 또는 KIND/NS/NAME 형식의 워크로드',
  ),
  traceMethod: text('HTTP method (default: GET)', 'HTTP 메서드(기본값: GET)'),
  traceHeader: text('Header, as "Name: value"; may be repeated', '"이름: 값" 형식의 헤더. 여러 번 쓸 수 있습니다'),
  traceAddress: text('IP address to connect to, whatever the host is', '호스트와 상관없이 연결할 IP 주소'),
  traceBatch: text(
    'Answer each request of a file (- for standard input), one JSON object a line, with a line of JSON',
    '파일(-는 표준 입력)의 각 줄에 있는 JSON 요청에 JSON 한 줄로 답합니다',
  ),
  traceAfter: text(
    `
Examples:
  traffic-path trace https://shop.example.com/cart k8s/
  traffic-path trace http://api:8080/health --from Deployment/shop/web k8s/
  traffic-path trace --batch requests.jsonl k8s/

Exit codes:
  0  answered, wherever the request ends
  2  wrong usage, or something could not be read; everything else is still analysed`,
    `
예시:
  traffic-path trace https://shop.example.com/cart k8s/
  traffic-path trace http://api:8080/health --from Deployment/shop/web k8s/
  traffic-path trace --batch requests.jsonl k8s/

종료 코드:
  0  요청이 어디서 끝나든 답함
  2  잘못된 사용법이거나 읽지 못한 것이 있음. 나머지는 모두 분석합니다`,
  ),
  graph: text('Draw the ways that traffic takes', '트래픽이 지나가는 길을 그림으로 그립니다'),
  graphFormat: text('svg, mermaid or json (default: svg)', 'svg, mermaid, json 중 하나(기본값: svg)'),
  focus: text(
    'Only what is connected to this object, for example Service/shop/web',
    '이 오브젝트와 연결된 것만 그립니다. 예: Service/shop/web',
  ),
  graphAfter: text(
    `
Examples:
  traffic-path graph k8s/ > traffic.svg
  traffic-path graph --focus Service/shop/web > web.svg
  helm template my-release ./chart | traffic-path graph --format mermaid -

Exit codes:
  0  drawn, whatever the manifests are like
  2  wrong usage, or something could not be read; everything else is still drawn`,
    `
예시:
  traffic-path graph k8s/ > traffic.svg
  traffic-path graph --focus Service/shop/web > web.svg
  helm template my-release ./chart | traffic-path graph --format mermaid -

종료 코드:
  0  그렸음. 매니페스트에 문제가 있어도 마찬가지입니다
  2  잘못된 사용법이거나 읽지 못한 것이 있음. 나머지는 모두 그립니다`,
  ),
  lintAfter: text(
    `
Examples:
  traffic-path lint k8s/
  helm template my-release ./chart | traffic-path lint -
  traffic-path lint --format sarif --fail-on never > traffic-path.sarif
  traffic-path lint --rule yaml-duplicate-key=error --exclude 'vendor/**'

Exit codes:
  0  nothing at or above --fail-on
  1  findings at or above --fail-on
  2  wrong usage, or something could not be read; everything else is still analysed`,
    `
예시:
  traffic-path lint k8s/
  helm template my-release ./chart | traffic-path lint -
  traffic-path lint --format sarif --fail-on never > traffic-path.sarif
  traffic-path lint --rule yaml-duplicate-key=error --exclude 'vendor/**'

종료 코드:
  0  --fail-on 이상인 결과가 없음
  1  --fail-on 이상인 결과가 있음
  2  잘못된 사용법이거나 읽지 못한 것이 있음. 나머지는 모두 분석합니다`,
  ),
} as const satisfies Readonly<Record<string, Text>>;

/** The argument parser's headings, which it writes in English. */
export const headings: Readonly<Record<string, Text>> = {
  'Usage:': text('Usage:', '사용법:'),
  'Arguments:': text('Arguments:', '인자:'),
  'Options:': text('Options:', '옵션:'),
  'Commands:': text('Commands:', '명령:'),
};
