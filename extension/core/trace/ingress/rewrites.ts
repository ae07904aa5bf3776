/**
 * Paths that controllers other than ingress-nginx rewrite: NGINX Inc. `nginx.org/rewrites`, haproxy-ingress `rewrite-target`, Kong
 * `strip-path`. Each puts something in the place of what the rule matched.
 */
import type { ControllerFamily } from '../../bind/ingress-class.ts';
import { knownValue } from '../../model/fact.ts';
import { annotation } from '../../model/resource.ts';
import type { TableEntry } from './table.ts';

export interface Rewrite {
  readonly path: string;
  /** The annotation that says so. */
  readonly key: string;
}

/** The path that the backend gets, `undefined` if it is the client's. */
export function controllerRewrite(entry: TableEntry, family: ControllerFamily, path: string): Rewrite | undefined {
  const found = replacementOf(entry, family);
  if (!found || entry.pattern.pathType !== 'Prefix') return undefined;
  const prefix = entry.pattern.path.replace(/\/$/, '');
  const rest = path.slice(prefix.length);
  const rewritten = rest === '' ? found.replacement : `${found.replacement.replace(/\/$/, '')}${rest}`;
  return { path: rewritten.startsWith('/') ? rewritten : `/${rewritten}`, key: found.key };
}

function replacementOf({ ingress, path }: TableEntry, family: ControllerFamily) {
  if (family === 'nginx-inc') {
    const key = 'nginx.org/rewrites';
    const service = knownValue(path.backend?.serviceName);
    // `serviceName=tea rewrite=/;serviceName=coffee rewrite=/beans/`
    for (const part of (annotation(ingress, key) ?? '').split(';')) {
      const [, name, replacement] = /^\s*serviceName=(\S+)\s+rewrite=(\S+)\s*$/.exec(part) ?? [];
      if (name === service && replacement !== undefined) return { key, replacement };
    }
  }
  if (family === 'haproxy') {
    const key = 'haproxy-ingress.github.io/rewrite-target';
    const replacement = annotation(ingress, key);
    if (replacement !== undefined) return { key, replacement };
  }
  const strip = 'konghq.com/strip-path';
  return family === 'kong' && annotation(ingress, strip) === 'true' ? { key: strip, replacement: '/' } : undefined;
}
