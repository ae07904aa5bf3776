/** What the messages of conditions say. */
import type { Text } from '../../l10n/message.ts';

const text = (en: string, ko: string): Text => ({ en, ko });

export const statusTexts = {
  fine: text('', ''),
  undecided: text('these files do not decide it', '이 파일들만으로는 알 수 없습니다'),
  parentNotFound: text(
    '{kind} "{name}" is not in namespace "{namespace}", so no controller answers',
    '네임스페이스 "{namespace}"에 {kind} "{name}"이(가) 없어 응답할 컨트롤러가 없습니다',
  ),
  parentKind: text('only some controllers know parents of this kind', '이 종류의 부모는 일부 컨트롤러만 압니다'),

  unsupportedProtocol: text('protocol {protocol} is not known', '프로토콜 {protocol}은(는) 알 수 없는 프로토콜입니다'),
  ownProtocol: text(
    'protocol {protocol} is known to some controllers only',
    '프로토콜 {protocol}은(는) 일부 컨트롤러만 압니다',
  ),
  hostnameConflict: text(
    'listener "{name}" of {owner} has the same port and host name',
    '{owner}의 리스너 "{name}"이(가) 같은 포트와 호스트 이름을 씁니다',
  ),
  protocolConflict: text(
    'listener "{name}" of {owner} uses the same port with protocol {protocol}',
    '{owner}의 리스너 "{name}"이(가) 같은 포트를 프로토콜 {protocol}(으)로 씁니다',
  ),
  tlsMissing: text(
    'a listener with protocol {protocol} needs tls with a certificate',
    '프로토콜이 {protocol}인 리스너에는 인증서가 있는 tls가 필요합니다',
  ),
  tlsMode: text('protocol HTTPS needs tls.mode Terminate', '프로토콜 HTTPS에는 tls.mode Terminate가 필요합니다'),
  noValidCa: text('no CA certificate can be used', '쓸 수 있는 CA 인증서가 없습니다'),
  routeKinds: text(
    'protocol {protocol} carries no {kinds}',
    '프로토콜 {protocol}(으)로는 {kinds}을(를) 전달할 수 없습니다',
  ),
  overlapping: text(
    'its host name overlaps with that of listener "{name}" on the same port',
    '같은 포트의 리스너 "{name}"과(와) 호스트 이름이 겹칩니다',
  ),
  notProgrammed: text(
    'the listener is not valid, see its other conditions',
    '리스너가 올바르지 않습니다. 다른 조건을 보십시오',
  ),

  parametersKind: text(
    'parametersRef: {kind} is no kind of parameters that a controller is known to have',
    'parametersRef: {kind}은(는) 알려진 컨트롤러의 매개변수 종류가 아닙니다',
  ),
  referenceKind: text('{kind} cannot be referred to here', '여기에서는 {kind}을(를) 참조할 수 없습니다'),
  referencePermission: text(
    'no ReferenceGrant in namespace "{namespace}" permits the reference to {kind} "{name}"',
    '네임스페이스 "{namespace}"에 {kind} "{name}" 참조를 허용하는 ReferenceGrant가 없습니다',
  ),
  referenceMissing: text(
    '{kind} "{name}" is not in namespace "{namespace}"',
    '네임스페이스 "{namespace}"에 {kind} "{name}"이(가) 없습니다',
  ),
  referenceContent: text('{kind} "{name}" does not hold what is needed', '{kind} "{name}"에 필요한 내용이 없습니다'),
  backendNoPort: text('the backend names no port', '백엔드에 포트가 없습니다'),
  backendPort: text('Service "{name}" has no port {port}', 'Service "{name}"에는 포트 {port}이(가) 없습니다'),
  backendProtocol: text(
    'port {port} of Service "{name}" does not carry {kind}',
    'Service "{name}"의 포트 {port}은(는) {kind}을(를) 전달할 수 없습니다',
  ),

  listenersNotValid: text('not valid: {names}', '올바르지 않은 리스너: {names}'),
  addressType: text('addresses of type {type} are not known', '{type} 유형의 주소는 알 수 없는 유형입니다'),
  addressValue: text('"{value}" is no IP address', '"{value}"은(는) IP 주소가 아닙니다'),
  noListener: text('no listener can be served', '제공할 수 있는 리스너가 없습니다'),
  insecureFallback: text(
    'clients without a valid certificate are let in',
    '올바른 인증서가 없는 클라이언트도 받아들입니다',
  ),

  setNotAllowed: text(
    'Gateway "{name}" does not admit ListenerSets of this namespace',
    'Gateway "{name}"이(가) 이 네임스페이스의 ListenerSet을 허용하지 않습니다',
  ),
  parentNotAccepted: text('Gateway "{name}" is not accepted', 'Gateway "{name}"이(가) 수락되지 않았습니다'),

  noMatchingParent: text(
    'no listener matches sectionName and port of the reference',
    '참조의 sectionName과 port에 맞는 리스너가 없습니다',
  ),
  setNotAttached: text('the ListenerSet is not part of its Gateway', 'ListenerSet이 Gateway에 연결되지 않았습니다'),
  notAllowedByListeners: text(
    'no listener admits {kind}s of this namespace',
    '이 네임스페이스의 {kind}을(를) 허용하는 리스너가 없습니다',
  ),
  noMatchingHostname: text(
    'no listener has a host name in common with the route',
    '라우트와 호스트 이름이 겹치는 리스너가 없습니다',
  ),
  incompatibleFilters: text(
    'RequestRedirect and URLRewrite cannot be used together',
    'RequestRedirect와 URLRewrite는 함께 쓸 수 없습니다',
  ),
  unsupportedValue: text('{field} "{value}" is not known', '{field}의 값 "{value}"은(는) 알 수 없는 값입니다'),
  prefixNeeded: text(
    'ReplacePrefixMatch needs a path match of type PathPrefix',
    'ReplacePrefixMatch에는 PathPrefix 유형의 경로 조건이 필요합니다',
  ),
  droppedRules: text('Dropped Rule {rules}', 'Dropped Rule {rules}'),

  policyConflict: text(
    'BackendTLSPolicy "{name}" is for the same target and comes first',
    '같은 대상에 BackendTLSPolicy "{name}"이(가) 먼저 적용됩니다',
  ),
  targetPort: text(
    'Service "{name}" has no port named "{port}"',
    'Service "{name}"에는 이름이 "{port}"인 포트가 없습니다',
  ),
  wellKnown: text(
    'validation needs caCertificateRefs or wellKnownCACertificates System, not both',
    'validation에는 caCertificateRefs와 wellKnownCACertificates System 중 하나만 있어야 합니다',
  ),
} as const satisfies Readonly<Record<string, Text>>;
