/** Sets of (protocol, port): what a connection may use. Immutable; ranges sorted, merged, inclusive. */

export const protocols = ['TCP', 'UDP', 'SCTP'] as const;
export type Protocol = (typeof protocols)[number];
export type PortRange = readonly [first: number, last: number];
export type PortSet = Readonly<Record<Protocol, readonly PortRange[]>>;

const every: readonly PortRange[] = [[1, 65535]];
export const noPorts: PortSet = { TCP: [], UDP: [], SCTP: [] };
export const allPorts: PortSet = { TCP: every, UDP: every, SCTP: every };

/** One range of one protocol; all its ports by default. Empty where first is after last or outside of 1–65535. */
export function portsOf(protocol: string, first = 1, last = 65535): PortSet {
  if (!isProtocol(protocol) || first > last || first < 1 || last > 65535) return noPorts;
  return { ...noPorts, [protocol]: [[first, last]] };
}

export function isProtocol(text: string): text is Protocol {
  return (protocols as readonly string[]).includes(text);
}

export function union(a: PortSet, b: PortSet): PortSet {
  if (isEmpty(a)) return b;
  if (isEmpty(b)) return a;
  return map(protocol => merged([...a[protocol], ...b[protocol]]));
}

export function intersection(a: PortSet, b: PortSet): PortSet {
  return map(protocol => merged(a[protocol].flatMap(x => b[protocol].flatMap(y => overlap(x, y)))));
}

/** What is in `a` and not in `b`. */
export function difference(a: PortSet, b: PortSet): PortSet {
  return map(protocol =>
    b[protocol].reduce<readonly PortRange[]>((rest, cut) => rest.flatMap(range => without(range, cut)), a[protocol]),
  );
}

export function isEmpty(set: PortSet): boolean {
  return protocols.every(protocol => set[protocol].length === 0);
}

export function isAll(set: PortSet): boolean {
  return protocols.every(
    protocol => set[protocol].length === 1 && set[protocol][0]![0] <= 1 && set[protocol][0]![1] === 65535,
  );
}

/** The same text for equal sets. */
export function portSetKey(set: PortSet): string {
  return protocols.map(protocol => `${protocol}:${set[protocol].map(range => range.join('-')).join(',')}`).join(' ');
}

function map(ranges: (protocol: Protocol) => readonly PortRange[]): PortSet {
  return { TCP: ranges('TCP'), UDP: ranges('UDP'), SCTP: ranges('SCTP') };
}

function merged(ranges: readonly PortRange[]): readonly PortRange[] {
  if (ranges.length < 2) return ranges;
  const result: [number, number][] = [];
  for (const [first, last] of [...ranges].sort((a, b) => a[0] - b[0])) {
    const top = result.at(-1);
    if (top && first <= top[1] + 1) top[1] = Math.max(top[1], last);
    else result.push([first, last]);
  }
  return result;
}

function overlap(a: PortRange, b: PortRange): PortRange[] {
  const [first, last] = [Math.max(a[0], b[0]), Math.min(a[1], b[1])];
  return first <= last ? [[first, last]] : [];
}

function without(range: PortRange, cut: PortRange): PortRange[] {
  const parts: PortRange[] = [];
  if (cut[1] < range[0] || cut[0] > range[1]) return [range];
  if (range[0] < cut[0]) parts.push([range[0], cut[0] - 1]);
  if (range[1] > cut[1]) parts.push([cut[1] + 1, range[1]]);
  return parts;
}
