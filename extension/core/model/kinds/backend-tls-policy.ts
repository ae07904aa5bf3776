/** `BackendTLSPolicy`: how a gateway speaks TLS to the pods of a Service (apis/v1 backendtlspolicy_types.go). */
import type { Place } from '../../yaml/syntax.ts';
import type { Fact, FactList } from '../fact.ts';
import type { Fields } from '../read.ts';
import type { ResourceBase } from '../resource.ts';
import { lowerObjectReference, type ObjectReference } from './object-reference.ts';

/** `LocalPolicyTargetReferenceWithSectionName`. */
export interface PolicyTarget extends ObjectReference {
  /** A Service port's name. */
  readonly sectionName: Fact<string> | undefined;
}

export interface SubjectAltName {
  /** `Hostname` or `URI`. */
  readonly nameType: Fact<string> | undefined;
  readonly hostname: Fact<string> | undefined;
  readonly uri: Fact<string> | undefined;
  readonly place: Place;
}

export interface BackendTlsValidation {
  readonly caCertificateRefs: FactList<ObjectReference> | undefined;
  /** `System`. */
  readonly wellKnownCACertificates: Fact<string> | undefined;
  /** SNI, and the name that the certificate must have unless subjectAltNames say otherwise. */
  readonly hostname: Fact<string> | undefined;
  readonly subjectAltNames: FactList<SubjectAltName> | undefined;
  readonly place: Place;
}

export interface BackendTlsPolicy extends ResourceBase {
  readonly type: 'backend-tls-policy';
  readonly targetRefs: FactList<PolicyTarget> | undefined;
  readonly validation: BackendTlsValidation | undefined;
  /** `metadata.creationTimestamp`: of two policies for one target the older one wins. */
  readonly createdAt: Fact<string> | undefined;
  readonly specPlace: Place;
}

export function lowerBackendTlsPolicy(base: ResourceBase, root: Fields): BackendTlsPolicy {
  const spec = root.child('spec');
  const targets = spec?.children('targetRefs');
  const validation = spec?.child('validation');
  return {
    ...base,
    type: 'backend-tls-policy',
    targetRefs: targets && {
      ...targets,
      items: targets.items.map(target => ({
        ...lowerObjectReference(target),
        sectionName: target.string('sectionName'),
      })),
    },
    validation: validation && lowerValidation(validation),
    createdAt: root.child('metadata')?.string('creationTimestamp'),
    specPlace: root.keyPlace('spec') ?? base.kindPlace,
  };
}

function lowerValidation(validation: Fields): BackendTlsValidation {
  const [certificates, names] = [validation.children('caCertificateRefs'), validation.children('subjectAltNames')];
  return {
    caCertificateRefs: certificates && { ...certificates, items: certificates.items.map(lowerObjectReference) },
    wellKnownCACertificates: validation.string('wellKnownCACertificates'),
    hostname: validation.string('hostname'),
    subjectAltNames: names && {
      ...names,
      items: names.items.map(name => ({
        nameType: name.string('type'),
        hostname: name.string('hostname'),
        uri: name.string('uri'),
        place: name.node,
      })),
    },
    place: validation.node,
  };
}
