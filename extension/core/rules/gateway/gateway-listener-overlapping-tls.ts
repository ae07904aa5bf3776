/** HTTPS listeners between which a browser may share one connection (OverlappingTLSConfig). */
import { anyHostname, coversHostname } from '../../gateway/hostname.ts';
import { type EffectiveListener, effectiveListeners, parentGateways } from '../../gateway/listeners.ts';
import { referencedNamespace } from '../../gateway/parents.ts';
import type { View } from '../../index/view.ts';
import { message } from '../../l10n/message.ts';
import { knownValue } from '../../model/fact.ts';
import { defineRule } from '../rule.ts';
import { gatewayDocs, relatedListener } from './parents.ts';

const texts = {
  hostname: {
    en: 'Host name {hostname} overlaps with {other} of another HTTPS listener on port {port}',
    ko: '호스트 이름 {hostname}이(가) 포트 {port}의 다른 HTTPS 리스너가 쓰는 {other}과(와) 겹칩니다',
  },
  certificate: {
    en: 'Another HTTPS listener on port {port} has the same certificate "{name}"',
    ko: '포트 {port}의 다른 HTTPS 리스너가 같은 인증서 "{name}"을(를) 씁니다',
  },
};

export const gatewayListenerOverlappingTls = defineRule({
  id: 'gateway-listener-overlapping-tls',
  group: 'gateway',
  severity: 'info',
  summary: {
    en: 'HTTPS listeners overlap in host names or certificates',
    ko: 'HTTPS 리스너의 호스트 이름이나 인증서가 겹칩니다',
  },
  why: {
    en: 'A browser that speaks HTTP/2 uses an open connection for every host that its certificate covers. Requests for the other listener then arrive at this one, which answers 421 or, in gateways that do not notice, 404 (OverlappingTLSConfig).',
    ko: 'HTTP/2를 쓰는 브라우저는 열려 있는 연결을 인증서가 포함하는 모든 호스트에 재사용합니다. 그러면 다른 리스너로 갈 요청이 이 리스너에 도착하여 421로, 이를 알아채지 못하는 게이트웨이에서는 404로 응답됩니다(OverlappingTLSConfig).',
  },
  fixable: 'no',
  references: [`${gatewayDocs}/geps/gep-3567/`],
  on: ['gateway', 'listener-set'],
  *check(owner, view) {
    const gateway = owner.type === 'gateway' ? owner : parentGateways(view, owner)[0];
    if (!gateway) return;
    const listeners = effectiveListeners(view, gateway).filter(one => one.protocol === 'HTTPS' && !one.conflict);
    for (const [i, one] of listeners.entries()) {
      if (one.owner !== owner || one.port === undefined || one.hostname === undefined) continue;
      const before = listeners.slice(0, i).filter(other => other.port === one.port && other.hostname !== undefined);
      const overlapping = before.find(
        ({ hostname }) => coversHostname(hostname!, one.hostname!) || coversHostname(one.hostname!, hostname!),
      );
      const { listener } = one;
      if (overlapping) {
        yield {
          place: (listener.hostname ?? listener.name ?? listener).place,
          message: message(texts.hostname, {
            hostname: one.hostname === anyHostname ? '*' : one.hostname,
            other: overlapping.hostname === anyHostname ? '*' : overlapping.hostname!,
            port: one.port,
          }),
          related: [relatedListener(overlapping, overlapping.hostname || '*')],
        };
        continue;
      }
      const certificates = certificatesOf(view, one);
      for (const other of before) {
        const shared = certificatesOf(view, other).find(name => certificates.includes(name));
        if (shared === undefined) continue;
        yield {
          place: listener.tls!.certificateRefs!.place,
          message: message(texts.certificate, { port: one.port, name: shared }),
          related: [relatedListener(other, other.hostname || '*')],
        };
        break;
      }
    }
  },
});

function certificatesOf(view: View, { owner, listener }: EffectiveListener): string[] {
  return (listener.tls?.certificateRefs?.items ?? []).flatMap(reference => {
    const name = knownValue(reference.name);
    const namespace = referencedNamespace(reference.namespace, view.namespaceOf(owner));
    return name === undefined || namespace === undefined ? [] : [`${namespace}/${name}`];
  });
}
