/**
 * Paths of Ingress rules (semantics S9; https://kubernetes.io/docs/concepts/services-networking/ingress/#path-types). `Exact` is
 * equality, `Prefix` goes by path elements and ignores a slash at its end, both are case-sensitive. `ImplementationSpecific` is the
 * controller's business; those in use treat it as a prefix unless a regular expression is switched on.
 */
import { valueOrDefault } from '../model/fact.ts';
import type { IngressPath } from '../model/kinds/ingress.ts';

export type PathType = 'Exact' | 'Prefix' | 'ImplementationSpecific';

export const pathTypes: readonly PathType[] = ['Exact', 'Prefix', 'ImplementationSpecific'];

/** A path in its normal form: equal patterns of one type match the same requests. */
export interface PathPattern {
  readonly pathType: PathType;
  /** Begins with a slash; only `Exact` keeps one at its end. */
  readonly path: string;
}

export function isPathType(value: string): value is PathType {
  return (pathTypes as readonly string[]).includes(value);
}

/** The pattern of a path; `undefined` when it is not known or no pattern at all. Without a type it is what v1beta1 took it for. */
export function patternOf(path: IngressPath): PathPattern | undefined {
  const pathType = valueOrDefault(path.pathType, 'ImplementationSpecific');
  const written = valueOrDefault(path.path, '/');
  if (pathType === undefined || written === undefined || !isPathType(pathType)) return undefined;
  return { pathType, path: normalPath(pathType, written) };
}

/** `/` for an empty path; a prefix without the slash at its end. */
export function normalPath(pathType: PathType, path: string): string {
  if (path === '') return '/';
  return pathType === 'Prefix' && path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path;
}

/** Whether a request's path, without query, matches. `ImplementationSpecific` counts as a prefix. */
export function matchesPath(pattern: PathPattern, path: string): boolean {
  if (pattern.pathType === 'Exact') return path === pattern.path;
  const prefix = normalPath('Prefix', pattern.path);
  return prefix === '/' || path === prefix || path.startsWith(`${prefix}/`);
}

/** Order in which paths of one host are tried: the longest first, of equal ones `Exact` before the others. Negative when `a` is first. */
export function comparePaths(a: PathPattern, b: PathPattern): number {
  return b.path.length - a.path.length || Number(b.pathType === 'Exact') - Number(a.pathType === 'Exact');
}

/** Both patterns match exactly the same requests and neither goes before the other. */
export function equalPatterns(a: PathPattern, b: PathPattern): boolean {
  return a.pathType === b.pathType && a.path === b.path;
}

/** Characters that a literal path does not need: the path was meant as a regular expression, or as a wildcard. */
export function looksLikeRegex(path: string): boolean {
  return /[()[\]{}^$*+?|\\]/.test(path);
}
