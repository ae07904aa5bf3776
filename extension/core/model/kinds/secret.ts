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
}

export function lowerSecret(base: ResourceBase, root: Fields): SecretSource {
  const dataKeys = [...(root.child('data')?.keys ?? []), ...(root.child('stringData')?.keys ?? [])];
  return { ...base, type: 'secret', secretName: base.name, secretType: root.string('type'), dataKeys };
}

/** An object whose controller writes a Secret, named in the spec or after the object itself. */
export function lowerSecretSource(base: ResourceBase, root: Fields): SecretSource {
  const spec = root.child('spec');
  const secretName =
    spec?.string('secretName') ??
    spec?.child('target')?.string('name') ??
    spec?.child('template')?.child('metadata')?.string('name') ??
    base.name;
  return { ...base, type: 'secret', secretName, secretType: undefined, dataKeys: undefined };
}
