/** A request at a Gateway: the listener it belongs to, its certificate, then the routes (semantics "Gateway API routing"). */

import { frontendValidationOf } from '../../gateway/frontend-tls.ts';
import { anyHostname } from '../../gateway/hostname.ts';
import { effectiveListeners } from '../../gateway/listeners.ts';
import type { ServingListener } from '../../gateway/serving.ts';
import { certificatesOf } from '../../gateway/status/listener-status.ts';
import type { View } from '../../index/view.ts';
import { message, type Text } from '../../l10n/message.ts';
import { knownValue, valueOrDefault } from '../../model/fact.ts';
import type { Gateway } from '../../model/kinds/gateway.ts';
import type { TraceRequest } from '../request.ts';
import type { Trace, Trail } from '../result.ts';
import { chooseListener, isPassthrough } from './choose-listener.ts';
import { listenersOnPort } from './listener-index.ts';
import { traceHttp } from './trace-http.ts';
import { traceStream } from './trace-stream.ts';

const texts = {
  entry: { en: 'Gateway of class "{class}"', ko: '클래스 "{class}"의 게이트웨이' },
  noListener: {
    en: 'No listener of this Gateway serves port {port}',
    ko: '이 게이트웨이에는 포트 {port}을(를) 맡는 리스너가 없습니다',
  },
  templated: {
    en: 'A template decides the listeners of this Gateway',
    ko: '이 게이트웨이의 리스너는 템플릿에 따라 정해집니다',
  },
  protocol: {
    en: 'No listener on port {port} speaks {scheme}: there is {protocols}',
    ko: '포트 {port}에 {scheme}을(를) 처리하는 리스너가 없습니다. 있는 것은 {protocols}입니다',
  },
  plain: { en: 'Plain HTTP sent to a port that speaks TLS', ko: 'TLS를 쓰는 포트로 평문 HTTP를 보냈습니다' },
  sni: {
    en: 'No listener on port {port} is for server name {name}',
    ko: '포트 {port}에 서버 이름 {name}을(를) 위한 리스너가 없습니다',
  },
  noHost: {
    en: 'No listener on port {port} is for host {host}: 404',
    ko: '포트 {port}에 호스트 {host}을(를) 위한 리스너가 없어 404로 답합니다',
  },
  misdirected: {
    en: 'The server name chose another listener than host {host} would: 421',
    ko: '서버 이름으로 선택된 리스너가 호스트 {host}의 리스너와 달라 421로 답합니다',
  },
  listener: {
    en: 'listener "{name}": {protocol} on port {port}, {host}',
    ko: '리스너 "{name}": 포트 {port}의 {protocol}, {host}',
  },
  anyHost: { en: 'any host', ko: '모든 호스트' },
  certificate: {
    en: 'The listener has no valid certificate, so no TLS session comes about',
    ko: '리스너에 올바른 인증서가 없어 TLS 세션이 맺어지지 않습니다',
  },
  client: {
    en: 'The listener asks for a client certificate, and the request has none',
    ko: '리스너가 클라이언트 인증서를 요구하지만 요청에 없습니다',
  },
  terminate: { en: 'TLS ends here', ko: 'TLS는 여기서 끝납니다' },
  passthrough: { en: 'TLS is passed through to the pod', ko: 'TLS는 파드까지 그대로 전달됩니다' },
} satisfies Record<string, Text>;

export function traceGateway(view: View, gateway: Gateway, request: TraceRequest, trail: Trail): Trace {
  const { port, scheme } = request;
  trail.add('entry', message(texts.entry, { class: knownValue(gateway.gatewayClassName) ?? '?' }), gateway);
  const isOpen = gateway.shape !== 'complete' || gateway.listeners?.complete === false;
  const listeners = listenersOnPort(view, gateway, port);
  if (isOpen || effectiveListeners(view, gateway).some(one => one.port === undefined))
    return trail.end('unknown', message(texts.templated), { place: gateway.specPlace });
  if (listeners.length === 0)
    return trail.end('rejected', message(texts.noListener, { port }), { place: gateway.specPlace });
  const choice = chooseListener(listeners, request);
  switch (choice.state) {
    case 'unknown':
      return trail.end('unknown', message(texts.templated), { place: choice.listener.listener.place });
    case 'refused': {
      const protocols = [...new Set(listeners.map(one => one.protocol ?? '?'))].join(', ');
      const text = message(texts[choice.why], { port, scheme, protocols, name: request.sni ?? '*' });
      if (choice.why === 'plain') return trail.end('answered', text, { status: 400 });
      return trail.end('rejected', text, { place: gateway.specPlace });
    }
    case 'answered': {
      if (choice.listener) addListener(choice.listener, trail);
      const text = choice.status === 421 ? texts.misdirected : texts.noHost;
      const code = scheme === 'grpc' ? { grpcCode: choice.status === 404 ? 'Unimplemented' : 'Unknown' } : {};
      return trail.end('answered', message(text, { port, host: request.host ?? '*' }), {
        status: choice.status,
        ...code,
      });
    }
    case 'chosen':
      return onListener(view, choice.listener, request, trail);
  }
}

function onListener(view: View, listener: ServingListener, request: TraceRequest, trail: Trail): Trace {
  addListener(listener, trail);
  const certificates = certificatesOf(view, listener);
  const { place, tls } = listener.listener;
  if (certificates.length > 0 && certificates.every(one => one.state === 'failed'))
    return trail.end('rejected', message(texts.certificate), { place: tls?.place ?? place });
  if (listener.protocol === 'TLS' || listener.protocol === 'HTTPS')
    trail.add(
      'listener',
      message(isPassthrough(listener) ? texts.passthrough : texts.terminate),
      listener.owner,
      tls?.place,
    );
  const validation = frontendValidationOf(listener);
  const isStrict = valueOrDefault(validation?.mode, 'AllowValidOnly') === 'AllowValidOnly';
  if (validation && isStrict && request.clientCertificate === undefined)
    return trail.end('rejected', message(texts.client), { place: validation.place });
  return listener.protocol === 'HTTP' || listener.protocol === 'HTTPS'
    ? traceHttp(view, listener, request, trail)
    : traceStream(view, listener, request, trail);
}

function addListener({ listener, owner, protocol, port, hostname }: ServingListener, trail: Trail): void {
  const host = hostname === anyHostname || hostname === undefined ? message(texts.anyHost) : hostname;
  const args = { name: knownValue(listener.name) ?? '?', protocol: protocol ?? '?', port: port ?? '?', host };
  trail.add('listener', message(texts.listener, args), owner, listener.place);
}
