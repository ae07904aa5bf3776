/**
 * An appProtocol that nobody implements. `kubernetes.io/` names are a closed list; of other names only a slip of the pen away from a
 * protocol that gateways and meshes know is reported, because the list of IANA service names has thousands of entries and every
 * mesh adds its own.
 */
import { message } from '../../l10n/message.ts';
import { isQualifiedName } from '../../model/names.ts';
import { isOneEditAway } from '../../text/nearest.ts';
import { replaceScalar } from '../fix.ts';
import { defineRule } from '../rule.ts';

const texts = {
  closed: {
    en: '"{value}" is not one of the protocols that Kubernetes defines: {values}',
    ko: '"{value}"은(는) Kubernetes가 정의한 프로토콜이 아닙니다. 정의된 값: {values}',
  },
  typo: {
    en: 'No proxy knows the protocol "{value}"; did you mean "{near}"?',
    ko: '"{value}" 프로토콜을 아는 프록시가 없습니다. 혹시 "{near}"인가요?',
  },
};

const standard = ['kubernetes.io/h2c', 'kubernetes.io/ws', 'kubernetes.io/wss'];

/** Protocols that Istio, Linkerd, Envoy gateways, NGINX and Traefik tell apart, and common IANA names beside them. */
const known = new Set(
  (
    'http http2 http3 https http-alt grpc grpcs grpc-web h2c hbone mongo mongodb mongos mysql mysqlx redis rediss postgres ' +
    'postgresql kafka amqp amqps mqtt mqtts ldap ldaps smtp smtps imap imaps pop3 pop3s ftps sftp sctp tftp rtsp rtmp rtmps ' +
    'sips nats thrift dubbo cassandra memcache memcached etcd quic stomp coap coaps xmpp otlp websocket syslog telnet snmp ' +
    'kerberos elasticsearch prometheus zookeeper domain'
  ).split(' '),
);

export const serviceAppProtocolUnknown = defineRule({
  id: 'service-app-protocol-unknown',
  group: 'service',
  severity: 'warning',
  summary: {
    en: 'Service `appProtocol` is not a protocol that proxies know',
    ko: 'Service의 `appProtocol`이 프록시가 아는 프로토콜이 아닙니다',
  },
  why: {
    en: 'Gateways, ingress controllers and meshes choose HTTP/2, TLS or WebSocket by this name. One they do not know is treated as plain TCP or HTTP, or the route is refused.',
    ko: '게이트웨이, 인그레스 컨트롤러, 메시는 이 이름을 보고 HTTP/2, TLS, WebSocket을 선택합니다. 모르는 이름이면 일반 TCP나 HTTP로 다루거나 라우트를 거부합니다.',
  },
  fixable: 'sometimes',
  references: [
    'https://kubernetes.io/docs/concepts/services-networking/service/#application-protocol',
    'https://gateway-api.sigs.k8s.io/geps/gep-1911/',
  ],
  on: ['service'],
  *check(service) {
    for (const { appProtocol } of service.ports) {
      if (!appProtocol?.known || !isQualifiedName(appProtocol.value)) continue;
      const { value, place } = appProtocol;
      if (value.startsWith('kubernetes.io/')) {
        if (standard.includes(value)) continue;
        const near = standard.find(name => name === value.toLowerCase() || isOneEditAway(name, value));
        yield {
          place,
          message: message(texts.closed, { value, values: standard.join(', ') }),
          fixes: near ? [replaceScalar(place, near, false)] : [],
        };
        continue;
      }
      // Meshes and clouds compare without regard to case, so another case is no mistake.
      const name = value.toLowerCase();
      if (name.length < 4 || known.has(name)) continue;
      const near = [...known].find(candidate => candidate.length >= 4 && isOneEditAway(candidate, name));
      if (!near) continue;
      yield { place, message: message(texts.typo, { value, near }), fixes: [replaceScalar(place, near, false)] };
    }
  },
});
