/**
 * What the API server accepts as a name, a label or a port (k8s.io/apimachinery/pkg/util/validation/validation.go and
 * pkg/api/validate/content). Only the form of a text is judged here; which form a field must have is the rule's business.
 */

const label = '[a-z0-9](?:[-a-z0-9]*[a-z0-9])?';
const dns1123Label = new RegExp(`^${label}$`);
const dns1123Subdomain = new RegExp(`^${label}(?:\\.${label})*$`);
const wildcardDns1123Subdomain = new RegExp(`^\\*\\.${label}(?:\\.${label})*$`);
const dns1035Label = /^[a-z](?:[-a-z0-9]*[a-z0-9])?$/;
const qualifiedNamePart = /^(?:[A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]$/;

/** The label that every namespace has: its name (k8s.io/api/core/v1 LabelMetadataName). */
export const namespaceNameLabel = 'kubernetes.io/metadata.name';

/** 1–63 of `a-z`, `0-9`, `-`; first and last not `-` (`IsDNS1123Label`): Service port names, namespaces, pod host names. */
export function isDns1123Label(value: string): boolean {
  return value.length <= 63 && dns1123Label.test(value);
}

/** As a DNS-1123 label, but the first character is a letter (`IsDNS1035Label`): Service names. */
export function isDns1035Label(value: string): boolean {
  return value.length <= 63 && dns1035Label.test(value);
}

/** Labels joined by dots, 253 characters in all (`IsDNS1123Subdomain`): host names and the names of most objects. */
export function isDns1123Subdomain(value: string): boolean {
  return value.length <= 253 && dns1123Subdomain.test(value);
}

/** `*.` before a DNS-1123 subdomain (`IsWildcardDNS1123Subdomain`). */
export function isWildcardDns1123Subdomain(value: string): boolean {
  return value.length <= 253 && wildcardDns1123Subdomain.test(value);
}

/** Why a text is no IANA_SVC_NAME. */
export type PortNameProblem = 'empty' | 'too-long' | 'characters' | 'no-letter' | 'double-hyphen' | 'outer-hyphen';

/**
 * The first thing wrong with a port name (`IsValidPortName`): 1–15 of `a-z`, `0-9`, `-`, at least one letter, no `--`, first and
 * last not `-`. `undefined` for a valid one.
 */
export function portNameProblem(value: string): PortNameProblem | undefined {
  if (value === '') return 'empty';
  if (!/^[-a-z0-9]+$/.test(value)) return 'characters';
  if (!/[a-z]/.test(value)) return 'no-letter';
  if (value.length > 15) return 'too-long';
  if (value.includes('--')) return 'double-hyphen';
  if (value.startsWith('-') || value.endsWith('-')) return 'outer-hyphen';
  return undefined;
}

/** IANA_SVC_NAME (RFC 6335): container port names, string targetPorts, probe ports, port names of Ingress backends. */
export function isIanaServiceName(value: string): boolean {
  return portNameProblem(value) === undefined;
}

/** `[prefix/]name` (`IsQualifiedName`): label and annotation keys, `appProtocol`. */
export function isQualifiedName(value: string): boolean {
  const parts = value.split('/');
  const name = parts.pop()!;
  if (parts.length > 1) return false;
  if (parts.length === 1 && !isDns1123Subdomain(parts[0]!)) return false;
  return name.length <= 63 && qualifiedNamePart.test(name);
}

/** A label's value (`IsValidLabelValue`): empty, or the name part of a qualified name. */
export function isLabelValue(value: string): boolean {
  return value === '' || (value.length <= 63 && qualifiedNamePart.test(value));
}

/** 1–65535 (`IsValidPortNum`). */
export function isPortNumber(value: number): boolean {
  return Number.isInteger(value) && value >= 1 && value <= 65535;
}
