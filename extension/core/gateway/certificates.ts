/**
 * Certificates that a Gateway or policy refers to (apis/v1 gateway_types.go `ListenerTLSConfig`, `FrontendTLSValidation`;
 * backendtlspolicy_types.go): key pairs in Secrets, CA certificates in ConfigMaps under `ca.crt`. A ReferenceGrant is asked for
 * before the object is.
 */
import type { View } from '../index/view.ts';
import { knownValue, valueOrDefault } from '../model/fact.ts';
import type { ConfigMap } from '../model/kinds/config-map.ts';
import type { ObjectReference } from '../model/kinds/object-reference.ts';
import type { SecretSource } from '../model/kinds/secret.ts';
import type { Resource } from '../model/resource.ts';
import { isPermitted, type ReferenceTarget } from './grants.ts';
import { referencedNamespace } from './parents.ts';

export type CertificateProblem = 'kind' | 'permission' | 'missing' | 'content';

export interface CertificateResolution {
  readonly state: 'resolved' | 'failed' | 'unknown';
  readonly problem: CertificateProblem | undefined;
  /** `undefined` where a template decides it. */
  readonly target: ReferenceTarget | undefined;
  /** Where the object is there. */
  readonly object: SecretSource | ConfigMap | undefined;
}

/** A `certificateRef` of a listener or `clientCertificateRef` of a Gateway: a Secret with `tls.crt` and `tls.key`. */
export function resolveKeyPair(view: View, from: Resource, reference: ObjectReference): CertificateResolution {
  return resolve(view, from, reference, 'Secret', target => {
    const secrets = view.named(from, 'secret', target.namespace, target.name);
    if (secrets.length > 0) return secrets.find(isKeyPair) ?? { object: secrets[0], problem: 'content' };
    return view.hasUncertain(from, 'secret') || isMadeByController(from) ? undefined : { problem: 'missing' };
  });
}

/** A `caCertificateRef`: a ConfigMap with `ca.crt`. A reference without a namespace is local. */
export function resolveCa(view: View, from: Resource, reference: ObjectReference): CertificateResolution {
  return resolve(view, from, reference, 'ConfigMap', target => {
    const maps = view.named(from, 'config-map', target.namespace, target.name);
    if (maps.length > 0) return maps.find(holdsCa) ?? { object: maps[0], problem: 'content' };
    return view.hasUncertain(from, 'config-map') ? undefined : { problem: 'missing' };
  });
}

type Found =
  | SecretSource
  | ConfigMap
  | { readonly problem: CertificateProblem; readonly object?: SecretSource | ConfigMap | undefined };

function resolve(
  view: View,
  from: Resource,
  reference: ObjectReference,
  kind: 'Secret' | 'ConfigMap',
  find: (target: ReferenceTarget) => Found | undefined,
): CertificateResolution {
  const target = targetOf(view, from, reference, kind);
  const result = (state: CertificateResolution['state'], rest: Partial<CertificateResolution> = {}) => ({
    state,
    problem: undefined,
    target,
    object: undefined,
    ...rest,
  });
  if (!target) return result('unknown');
  if (target.group !== '' || target.kind !== kind) return result('failed', { problem: 'kind' });
  const permitted = isPermitted(view, from, target);
  if (permitted === 'no') return result('failed', { problem: 'permission' });
  const found = find(target);
  if (!found) return result('unknown');
  if ('problem' in found) {
    if (found.problem === 'missing' && view.isOpen(from)) return result('unknown');
    return result('failed', found);
  }
  return result(permitted === 'yes' ? 'resolved' : 'unknown', { object: found });
}

/** The defaults of `SecretObjectReference`; of CA references, whose group and kind must be written, the same in spirit. */
function targetOf(
  view: View,
  from: Resource,
  reference: ObjectReference,
  byDefault: string,
): ReferenceTarget | undefined {
  const group = valueOrDefault(reference.group, '');
  const kind = valueOrDefault(reference.kind, byDefault);
  const namespace = referencedNamespace(reference.namespace, view.namespaceOf(from));
  const name = knownValue(reference.name);
  if (group === undefined || kind === undefined || namespace === undefined || name === undefined) return undefined;
  return { group, kind, namespace, name };
}

/** Holds both keys and, as far as it can be read, a certificate; a Secret without any key is filled by a controller. */
export function isKeyPair(secret: SecretSource): boolean {
  const { dataKeys } = secret;
  if (!dataKeys || dataKeys.length === 0 || secret.shape !== 'complete') return true;
  return !secret.hasMalformedCertificate && dataKeys.includes('tls.crt') && dataKeys.includes('tls.key');
}

function holdsCa(map: ConfigMap): boolean {
  const fact = map.data?.entries.get('ca.crt');
  if (!fact) return map.shape !== 'complete' || map.data?.complete === false;
  return !fact.known || fact.value.includes('-----BEGIN');
}

/** Annotations by which a Gateway or ListenerSet asks cert-manager for the Secrets that it names. */
export function isMadeByController(resource: Resource): boolean {
  if (resource.annotations?.complete === false) return true;
  return [...(resource.annotations?.entries.keys() ?? [])].some(key =>
    /^(cert-manager\.io|acme\.cert-manager\.io|cert\.gardener\.cloud)\//.test(key),
  );
}
