/** Annotations by which an Ingress asks cert-manager for certificates (cert-manager.io/docs/usage/ingress). */
import type { KnownFact } from '../../model/fact.ts';
import type { Ingress } from '../../model/kinds/ingress.ts';

export const certManagerDocs = 'https://cert-manager.io/docs/usage/ingress/';

export const issuerKey = 'cert-manager.io/issuer';
export const clusterIssuerKey = 'cert-manager.io/cluster-issuer';

/** The value of an annotation that is written, known and not empty. */
export function certManagerValue(ingress: Ingress, key: string): KnownFact<string> | undefined {
  const fact = ingress.annotations?.entries.get(key);
  return fact?.known && fact.value.trim() !== '' ? fact : undefined;
}
