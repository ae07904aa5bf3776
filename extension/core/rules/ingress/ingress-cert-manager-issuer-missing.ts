/** An issuer of cert-manager that these files do not have although they have others of its kind. */

import type { View } from '../../index/view.ts';
import { message } from '../../l10n/message.ts';
import { knownValue } from '../../model/fact.ts';
import type { Ingress } from '../../model/kinds/ingress.ts';
import { titleOf } from '../../model/resource.ts';
import { nearestNames } from '../../text/nearest.ts';
import { replaceScalar } from '../fix.ts';
import { defineRule, type Report } from '../rule.ts';
import { certManagerDocs, certManagerValue, clusterIssuerKey, issuerKey } from './cert-manager.ts';

const texts = {
  missing: { en: 'No {kind} "{name}"', ko: '{kind} "{name}"이(가) 없습니다' },
  near: { en: '{issuer} is here', ko: '{issuer}은(는) 여기에 있습니다' },
};

export const ingressCertManagerIssuerMissing = defineRule({
  id: 'ingress-cert-manager-issuer-missing',
  group: 'ingress',
  severity: 'warning',
  summary: {
    en: 'Ingress names a cert-manager issuer that does not exist',
    ko: 'Ingress가 존재하지 않는 cert-manager 발급자를 가리킵니다',
  },
  why: {
    en: 'cert-manager makes the Certificate, but it never becomes ready: the TLS Secret stays missing and clients get the controller’s default certificate. A warning where a similar name exists; otherwise the issuer may well be installed by other means.',
    ko: 'cert-manager가 Certificate를 만들지만 준비 상태가 되지 않습니다. TLS Secret이 생기지 않아 클라이언트는 컨트롤러의 기본 인증서를 받습니다. 비슷한 이름이 있을 때만 경고하며, 그 밖에는 발급자가 다른 방법으로 설치되었을 수 있습니다.',
  },
  fixable: 'sometimes',
  references: [certManagerDocs],
  on: ['ingress'],
  *check(ingress, view) {
    const annotations = ingress.annotations?.entries;
    // Issuers of other groups and kinds are named by annotations of their own.
    if (annotations?.has('cert-manager.io/issuer-kind') || annotations?.has('cert-manager.io/issuer-group')) return;
    const namespace = view.namespaceOf(ingress);
    if (namespace !== undefined) yield* missing(view, ingress, issuerKey, 'Issuer', namespace);
    yield* missing(view, ingress, clusterIssuerKey, 'ClusterIssuer', '');
  },
});

function* missing(view: View, ingress: Ingress, key: string, kind: string, namespace: string): Iterable<Report> {
  const fact = certManagerValue(ingress, key);
  if (!fact || view.isOpen(ingress) || view.hasUncertain(ingress, 'object')) return;
  const issuers = view.inNamespace(ingress, 'object', namespace).filter(object => object.kind === kind);
  const byName = new Map(issuers.map(issuer => [knownValue(issuer.name) ?? '', issuer]));
  if (issuers.length === 0 || byName.has(fact.value)) return;
  const near = nearestNames(fact.value, byName.keys());
  yield {
    place: fact.place,
    message: message(texts.missing, { kind, name: fact.value }),
    severity: near.length > 0 ? 'warning' : 'info',
    related: near.slice(0, 3).map(name => {
      const issuer = byName.get(name)!;
      return { place: issuer.namePlace, message: message(texts.near, { issuer: titleOf(issuer) }) };
    }),
    fixes: near.slice(0, 3).map((name, _, all) => replaceScalar(fact.place, name, all.length === 1)),
  };
}
