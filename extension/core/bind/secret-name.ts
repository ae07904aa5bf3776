/**
 * A Secret named by something else: `spec.tls` of an Ingress or Gateway (semantics S12). Most TLS Secrets are made in the cluster,
 * by cert-manager or by hand, so one that these files do not have is missing for sure only rarely.
 */
import { keys } from '../index/keys.ts';
import { nearestVariants, type View } from '../index/view.ts';
import type { SecretSource } from '../model/kinds/secret.ts';
import type { Resource } from '../model/resource.ts';
import { nearestNames } from '../text/nearest.ts';
import { type Binding, bound } from './binding.ts';
import { isCustomGroup } from './selector.ts';
import { isWhole } from './service-shape.ts';

/**
 * The Secrets of a name in a namespace, or what makes them. Near misses are those of that namespace with similar names. Unknown
 * where these files hold no Secret at all for the namespace: then Secrets are kept elsewhere.
 */
export function bindSecretName(
  view: View,
  from: Resource,
  namespace: string | undefined,
  name: string,
): Binding<SecretSource> {
  if (namespace === undefined) return { state: 'unknown', why: 'templated' };
  const set = view.setOf(from);
  const found = bound(
    nearestVariants(from, view.lookupType('secret', keys.named(set, 'secret', namespace, name)), view),
  );
  if (found) return found;
  if (view.hasUncertain(from, 'secret')) return { state: 'unknown', why: 'templated' };
  if (view.isOpen(from) || isAskedFromCertManager(from) || mayBeCopiedOrMade(view, from, namespace, name))
    return { state: 'unknown', why: 'external' };
  const secrets = nearestVariants(from, view.inNamespace(from, 'secret', namespace), view);
  if (secrets.length === 0) return { state: 'unknown', why: 'external' };
  const byName = new Map(
    secrets.flatMap(secret => (secret.secretName?.known ? [[secret.secretName.value, secret] as const] : [])),
  );
  return { state: 'unbound', nearest: nearestNames(name, byName.keys()).map(near => byName.get(near)!) };
}

/** The Secret holds, or may hold, the key. A Secret without any key is filled by something else. */
export function mayHoldKey(secret: SecretSource, key: string): boolean {
  if (!secret.dataKeys || !isWhole(secret) || secret.dataKeys.length === 0) return true;
  return secret.dataKeys.includes(key);
}

/** Annotations by which an Ingress or Gateway asks a controller for the certificates that it names. */
function isAskedFromCertManager(resource: Resource): boolean {
  if (resource.annotations?.complete === false) return true;
  return [...(resource.annotations?.entries.keys() ?? [])].some(
    key =>
      /^(cert-manager\.io|certmanager\.k8s\.io|acme\.cert-manager\.io|cert\.gardener\.cloud)\//.test(key) ||
      key === 'kubernetes.io/tls-acme',
  );
}

/** A copy of a Secret of another namespace (reflector, replicator), or made from a custom resource of that name. */
function mayBeCopiedOrMade(view: View, from: Resource, namespace: string, name: string): boolean {
  const set = view.setOf(from);
  if (view.lookupType('secret', keys.namedAnywhere(set, 'secret', name)).some(isCopied)) return true;
  return view.lookupType('other', keys.named(set, 'other', namespace, name)).some(other => isCustomGroup(other.group));
}

function isCopied(secret: SecretSource): boolean {
  if (secret.dataKeys === undefined) return true;
  return [...(secret.annotations?.entries.keys() ?? [])].some(key => /reflect|replicat|kubed|copy|sync/.test(key));
}
