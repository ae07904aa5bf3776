/**
 * Host names and ports in texts that programs read: URLs, `host:port` pairs, lists of them, bare names where the text's own name
 * says that it is a host. Only finds what looks like a name of a Service; what it means is decided elsewhere.
 */

export interface HostToken {
  readonly host: string;
  readonly port: number | undefined;
  /** `http`, `postgres`, …: the scheme of a URL, lower case. */
  readonly scheme: string | undefined;
  /** Offsets of host and port in the text. */
  readonly start: number;
  readonly end: number;
  /** How sure it is that this is a host: a bare word is one only where something says so. */
  readonly form: 'url' | 'host-port' | 'name';
}

const label = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?';
const hostName = `${label}(?:\\.${label})*\\.?`;
const url = new RegExp(
  `(?<![a-z0-9])([a-z][a-z0-9+.-]*)://(?:[^\\s/@"'<>]*@)?(${hostName})(?::(\\d{1,5}))?(?![a-z0-9.:-])`,
  'gi',
);
const hostPort = new RegExp(`(?<![a-z0-9./:@_=$-])(?:tcp\\()?(${hostName}):(\\d{1,5})(?![\\d.:a-z])`, 'gi');
const argumentValue = new RegExp(`(?<==)(${hostName}):(\\d{1,5})(?![\\d.:a-z])`, 'gi');
const clusterName = new RegExp(
  `(?<![a-z0-9./:@_-])(${label}(?:\\.${label})*\\.svc(?:\\.${label})*\\.?)(?![a-z0-9:/-])`,
  'gi',
);
const wholeName = new RegExp(`^${hostName}$`, 'i');
const hostKey = /(?:^|[_.-])(?:HOST|HOSTNAME|URL|URI|ADDR|ADDRESS|SERVER|SERVERS|ENDPOINT|SERVICE|BROKER|BROKERS)S?$/i;

/** The name of a text says that it holds a host: `DATABASE_HOST`, `cache.url`. */
export function namesHost(name: string): boolean {
  return hostKey.test(name);
}

/** The hosts in a text. `name` is what the text is called (an environment variable, a key): `DATABASE_HOST` makes a bare word a host. */
export function findHosts(text: string, name?: string): HostToken[] {
  if (text.length > 200_000) return [];
  const tokens: HostToken[] = [];
  const taken = (start: number) => tokens.some(t => t.start <= start && start < t.end);
  const add = (
    match: RegExpMatchArray,
    host: string,
    port: string | undefined,
    scheme: string | undefined,
    form: HostToken['form'],
  ) => {
    const start = match.index! + match[0].lastIndexOf(port ? `${host}:${port}` : host);
    if (taken(start) || isAddress(host)) return;
    const number = port === undefined ? undefined : Number(port);
    if (number !== undefined && (number < 1 || number > 65535)) return;
    const bare = host.endsWith('.') ? host.slice(0, -1) : host;
    tokens.push({
      host: bare.toLowerCase(),
      port: number,
      scheme: scheme?.toLowerCase(),
      start,
      end: start + host.length + (port ? port.length + 1 : 0),
      form,
    });
  };
  for (const match of text.matchAll(url)) add(match, match[2]!, match[3], match[1], 'url');
  for (const match of text.matchAll(hostPort)) add(match, match[1]!, match[2], undefined, 'host-port');
  for (const match of text.matchAll(argumentValue)) add(match, match[1]!, match[2], undefined, 'host-port');
  for (const match of text.matchAll(clusterName)) add(match, match[1]!, undefined, undefined, 'name');
  if (tokens.length === 0 && name !== undefined && namesHost(name) && wholeName.test(text)) {
    add(Object.assign([text], { index: 0 }) as RegExpMatchArray, text, undefined, undefined, 'name');
  }
  return tokens.sort((a, b) => a.start - b.start);
}

function isAddress(host: string): boolean {
  return /^[\d.]+$/.test(host) || host === 'localhost';
}

/** The port that a scheme stands for where a URL names none. */
export function defaultPortOf(scheme: string | undefined): number | undefined {
  return scheme === undefined ? undefined : schemePorts.get(scheme);
}

const schemePorts = new Map([
  ['http', 80],
  ['ws', 80],
  ['https', 443],
  ['wss', 443],
]);
