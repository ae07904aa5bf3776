/**
 * Whether a document is worth starting for: a cheap look at its head, not a parse. It may say yes to something that merely looks
 * like a Kubernetes object; the server decides what is one.
 */

/** How many lines are looked at: enough for a licence header and a long comment before the first object. */
export const sniffedLines = 500;

/** A field at the head of a line, of a list's item, or anywhere inside braces. */
const field = (name: string): RegExp => new RegExp(`(?:^[\\s{"'-]*|[{,]\\s*["']?)${name}["']?\\s*:`, 'm');
const apiVersion = field('apiVersion');
const kind = field('kind');

/** True for text that has both of the fields that every Kubernetes object has. */
export function looksLikeKubernetes(text: string): boolean {
  return apiVersion.test(text) && kind.test(text);
}
