/** The addresses of a pool: CIDR blocks and ranges `a-b` (MetalLB internal/config ParseCIDR). */
import { type Address, addressOf, type IpFamily, parseAddress, parseCidr } from '../net/address.ts';

export interface AddressRange {
  readonly family: IpFamily;
  readonly first: bigint;
  readonly last: bigint;
}

/** Why a text is no range. */
export type RangeProblem = 'syntax' | 'order' | 'families';

/** The range that a text means, or what is wrong with it. */
export function parseRange(text: string): AddressRange | RangeProblem {
  const dash = text.indexOf('-');
  if (dash < 0) return parseCidr(text) ?? 'syntax';
  const [first, last] = [parseAddress(text.slice(0, dash).trim()), parseAddress(text.slice(dash + 1).trim())];
  if (!first || !last) return 'syntax';
  if (first.family !== last.family) return 'families';
  if (first.value > last.value) return 'order';
  return { family: first.family, first: first.value, last: last.value };
}

export function rangeHolds(range: AddressRange, address: Address): boolean {
  return range.family === address.family && range.first <= address.value && address.value <= range.last;
}

export function rangesOverlap(a: AddressRange, b: AddressRange): boolean {
  return a.family === b.family && a.first <= b.last && b.first <= a.last;
}

/** An IPv4 address that ends in 0 or 255, which some routers drop (MetalLB ipConfusesBuggyFirmwares). */
export function isBuggy({ family, value }: Address): boolean {
  return family === 'IPv4' && (value % 256n === 0n || value % 256n === 255n);
}

/** How many addresses a range has to give. */
export function sizeOf(range: AddressRange, avoidBuggyIPs: boolean): bigint {
  const all = range.last - range.first + 1n;
  if (!avoidBuggyIPs || range.family !== 'IPv4') return all;
  const endingIn = (octet: bigint) => upTo(range.last, octet) - upTo(range.first - 1n, octet);
  return all - endingIn(0n) - endingIn(255n);
}

/** The numbers from 0 to `value` that end in an octet. */
function upTo(value: bigint, octet: bigint): bigint {
  return value < octet ? 0n : (value - octet) / 256n + 1n;
}

/** The length of the prefix of the largest block inside of a range (MetalLB lowestMask of the summarised range). */
export function shortestPrefix({ family, first, last }: AddressRange): number {
  const bits = family === 'IPv4' ? 32 : 128;
  for (let prefix = 0; prefix < bits; prefix++) {
    const size = 1n << BigInt(bits - prefix);
    const start = ((first + size - 1n) / size) * size;
    if (start + size - 1n <= last) return prefix;
  }
  return bits;
}

/** `192.0.2.10–192.0.2.20`, or one address. */
export function printRange({ family, first, last }: AddressRange): string {
  const start = addressOf(family, first).text;
  return first === last ? start : `${start}–${addressOf(family, last).text}`;
}
