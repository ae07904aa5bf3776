/**
 * `v1 Secret`, and the objects from which a controller makes a Secret: cert-manager Certificates, External Secrets, Sealed Secrets
 * and the like. Only names and key names are read, never content.
 */
import type { Fact } from '../fact.ts';
import type { Fields } from '../read.ts';
import type { ResourceBase } from '../resource.ts';

export interface SecretSource extends ResourceBase {
  readonly type: 'secret';
  /** The Secret that is there once this object is applied. */
  readonly secretName: Fact<string> | undefined;
  readonly secretType: Fact<string> | undefined;
  /** Keys of `data` and `stringData`; `undefined` when a controller fills them. */
  readonly dataKeys: readonly string[] | undefined;
  /** `tls.crt` is written and holds no PEM certificate. */
  readonly hasMalformedCertificate: boolean;
}

export function lowerSecret(base: ResourceBase, root: Fields): SecretSource {
  const dataKeys = [...(root.child('data')?.keys ?? []), ...(root.child('stringData')?.keys ?? [])];
  return {
    ...base,
    type: 'secret',
    secretName: base.name,
    secretType: root.string('type'),
    dataKeys,
    hasMalformedCertificate: isMalformed(root),
  };
}

/** `-----BEGIN` in base64, at each of the three offsets it can have. */
const encodedPem = /LS0tLS1CRUdJT|0tLS0tQkVHSU|tLS0tLUJFR0lO/;

function isMalformed(root: Fields): boolean {
  const text = root.child('stringData')?.string('tls.crt');
  if (text) return text.known && text.value !== '' && !text.value.includes('-----BEGIN');
  const data = root.child('data')?.string('tls.crt');
  if (!data?.known) return false;
  const encoded = data.value.replace(/\s/g, '');
  return /^[A-Za-z0-9+/]{8,}={0,2}$/.test(encoded) && !encodedPem.test(encoded);
}

/** An object whose controller writes a Secret, named in the spec or after the object itself. */
export function lowerSecretSource(base: ResourceBase, root: Fields): SecretSource {
  const spec = root.child('spec');
  const secretName =
    spec?.string('secretName') ??
    spec?.child('target')?.string('name') ??
    spec?.child('template')?.child('metadata')?.string('name') ??
    base.name;
  return {
    ...base,
    type: 'secret',
    secretName,
    secretType: undefined,
    dataKeys: undefined,
    hasMalformedCertificate: false,
  };
}
