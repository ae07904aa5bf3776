/** A Secret or ConfigMap that an annotation of ingress-nginx names and that does not exist, or may not be read. */
import { bindSecretName } from '../../bind/secret-name.ts';
import { splitName } from '../../controllers/nginx.ts';
import type { View } from '../../index/view.ts';
import { message } from '../../l10n/message.ts';
import { knownValue } from '../../model/fact.ts';
import type { Ingress } from '../../model/kinds/ingress.ts';
import { nearestNames } from '../../text/nearest.ts';
import { replaceScalar } from '../fix.ts';
import { defineRule } from '../rule.ts';
import { mayBeNginx, nginxAnnotation, nginxDocs } from './annotations.ts';

const texts = {
  missing: {
    en: 'No {kind} "{name}" in namespace "{namespace}"',
    ko: '네임스페이스 "{namespace}"에 {kind} "{name}"이(가) 없습니다',
  },
  foreign: {
    en: 'ingress-nginx refuses the {kind} of namespace "{namespace}" to an Ingress of "{own}" unless allow-cross-namespace-resources is on',
    ko: 'allow-cross-namespace-resources를 켜지 않으면 ingress-nginx는 "{own}"의 Ingress가 네임스페이스 "{namespace}"의 {kind}을(를) 쓰는 것을 거부합니다',
  },
};

const references = [
  { name: 'auth-secret', kind: 'Secret' },
  { name: 'auth-tls-secret', kind: 'Secret' },
  { name: 'proxy-ssl-secret', kind: 'Secret' },
  { name: 'auth-proxy-set-headers', kind: 'ConfigMap' },
] as const;

export const ingressAuthSecretMissing = defineRule({
  id: 'ingress-auth-secret-missing',
  group: 'ingress',
  severity: 'warning',
  summary: {
    en: 'Annotation names a Secret or ConfigMap that does not exist',
    ko: '어노테이션이 존재하지 않는 Secret이나 ConfigMap을 가리킵니다',
  },
  why: {
    en: 'ingress-nginx does not serve what it cannot protect: every request to the Ingress is answered 503. A warning where a similar name exists or the namespace is another one; otherwise the object may well be made in the cluster.',
    ko: 'ingress-nginx는 보호할 수 없는 것을 제공하지 않으므로 이 Ingress의 모든 요청에 503으로 응답합니다. 비슷한 이름이 있거나 네임스페이스가 다르면 경고하며, 그 밖에는 클러스터에서 만들어질 수 있습니다.',
  },
  fixable: 'sometimes',
  references: [nginxDocs],
  on: ['ingress'],
  *check(ingress, view) {
    const own = view.namespaceOf(ingress);
    if (own === undefined || !mayBeNginx(view, ingress)) return;
    for (const { name: key, kind } of references) {
      const fact = nginxAnnotation(ingress, key);
      if (!fact) continue;
      const { namespace: written, name } = splitName(fact.value.trim());
      const namespace: string = written ?? own;
      const isForeign = namespace !== own && ingress.namespace !== undefined;
      if (isForeign) {
        yield { place: fact.place, message: message(texts.foreign, { kind, namespace, own }) };
        continue;
      }
      const near = namespace === own ? nearIfMissing(view, ingress, kind, own, name) : undefined;
      if (!near) continue;
      const prefix = fact.value.includes('/') ? `${namespace}/` : '';
      yield {
        place: fact.place,
        message: message(texts.missing, { kind, name, namespace }),
        severity: near.length > 0 ? 'warning' : 'info',
        fixes: near.slice(0, 3).map((one, _, all) => replaceScalar(fact.place, prefix + one, all.length === 1)),
      };
    }
  },
});

/** Similar names where an object is not there, `undefined` where it is there or that is not known. */
function nearIfMissing(
  view: View,
  ingress: Ingress,
  kind: 'Secret' | 'ConfigMap',
  namespace: string,
  name: string,
): string[] | undefined {
  if (kind === 'Secret') {
    const binding = bindSecretName(view, ingress, namespace, name);
    if (binding.state !== 'unbound') return undefined;
    return binding.nearest.flatMap(secret => knownValue(secret.secretName) ?? []);
  }
  if (view.isOpen(ingress) || view.hasUncertain(ingress, 'config-map')) return undefined;
  const names = view.inNamespace(ingress, 'config-map', namespace).flatMap(map => knownValue(map.name) ?? []);
  return names.length === 0 || names.includes(name) ? undefined : nearestNames(name, names);
}
