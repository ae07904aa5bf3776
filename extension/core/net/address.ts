/**
 * IP addresses and CIDR blocks as Kubernetes reads them (k8s.io/utils/net ParseIPSloppy, ParseCIDRSloppy): leading zeros in an
 * IPv4 octet are allowed and decimal, an IPv6 zone is not allowed, and an IPv4-mapped IPv6 address is an IPv4 address. The only
 * importer of `ipaddr.js`, which reads octets as C does, so only texts in the forms of Kubernetes are handed to it.
 */
import ipaddr from 'ipaddr.js';

/** As `spec.ipFamilies` and `addressType` spell it. */
export type IpFamily = 'IPv4' | 'IPv6';

export interface Address {
  readonly family: IpFamily;
  /** 0 to 2^32-1 or 2^128-1. */
  readonly value: bigint;
  /** Canonical: `10.0.0.1`, or an IPv6 address as RFC 5952 writes it. */
  readonly text: string;
}

export interface Cidr {
  readonly family: IpFamily;
  readonly prefix: number;
  /** The first and the last address of the block. */
  readonly first: bigint;
  readonly last: bigint;
  /** Canonical, host bits cleared: `10.0.0.0/8`. */
  readonly text: string;
  /** The address before the slash is not the block's first. */
  readonly hasHostBits: boolean;
}

/** What an address is for, where that keeps traffic from reaching it (Go net.IP's Is… functions). */
export type AddressScope =
  | 'unspecified'
  | 'loopback'
  | 'link-local'
  | 'link-local-multicast'
  | 'multicast'
  | 'routable';

const ipv4 = /^\d+\.\d+\.\d+\.\d+$/;
const bits: Readonly<Record<IpFamily, number>> = { IPv4: 32, IPv6: 128 };
const mappedPrefix = 0xffffn << 32n;

/** The address, `undefined` where the API server's `IsValidIP` refuses the text. */
export function parseAddress(text: string): Address | undefined {
  const read = readAddress(text);
  if (!read) return undefined;
  const mapped = read.family === 'IPv6' && read.value >> 32n === mappedPrefix >> 32n;
  return mapped ? addressOf('IPv4', read.value - mappedPrefix) : addressOf(read.family, read.value);
}

/** The block, `undefined` where the API server's `IsValidCIDR` refuses the text. */
export function parseCidr(text: string): Cidr | undefined {
  const slash = text.indexOf('/');
  if (slash < 0 || !/^\d+$/.test(text.slice(slash + 1))) return undefined;
  const read = readAddress(text.slice(0, slash));
  const prefix = Number(text.slice(slash + 1));
  if (!read || prefix > bits[read.family]) return undefined;
  const mapped = read.family === 'IPv6' && prefix >= 96 && read.value >> 32n === mappedPrefix >> 32n;
  return mapped ? cidrOf('IPv4', read.value - mappedPrefix, prefix - 96) : cidrOf(read.family, read.value, prefix);
}

/** Whether a block holds an address; blocks of the other family hold none. */
export function cidrHolds(cidr: Cidr, address: Address): boolean {
  return cidr.family === address.family && cidr.first <= address.value && address.value <= cidr.last;
}

/** Whether every address of `inner` is in `outer`. */
export function cidrContains(outer: Cidr, inner: Cidr): boolean {
  return outer.family === inner.family && outer.first <= inner.first && inner.last <= outer.last;
}

/** The address that a number is in a family. */
export function addressOf(family: IpFamily, value: bigint): Address {
  const length = bits[family] / 8;
  const bytes = Array.from({ length }, (_, i) => Number((value >> BigInt(8 * (length - 1 - i))) & 0xffn));
  const address = ipaddr.fromByteArray(bytes);
  return { family, value, text: address instanceof ipaddr.IPv6 ? address.toRFC5952String() : address.toString() };
}

/** The scope of an address (Go net.IP: IsUnspecified, IsLoopback, IsLinkLocalUnicast, IsLinkLocalMulticast, IsMulticast). */
export function scopeOf(address: Address): AddressScope {
  if (address.value === 0n) return 'unspecified';
  const { first, second } =
    address.family === 'IPv4'
      ? { first: Number(address.value >> 24n), second: Number((address.value >> 16n) & 0xffn) }
      : { first: Number(address.value >> 120n), second: Number((address.value >> 112n) & 0xffn) };
  if (address.family === 'IPv4') {
    if (first === 127) return 'loopback';
    if (first === 169 && second === 254) return 'link-local';
    if (address.value >> 8n === 0xe00000n) return 'link-local-multicast';
    return first >> 4 === 0xe ? 'multicast' : 'routable';
  }
  if (address.value === 1n) return 'loopback';
  if (first === 0xfe && second >> 6 === 0b10) return 'link-local';
  if (first !== 0xff) return 'routable';
  return (second & 0xf) === 2 ? 'link-local-multicast' : 'multicast';
}

function cidrOf(family: IpFamily, value: bigint, prefix: number): Cidr {
  const hostBits = BigInt(bits[family] - prefix);
  const first = (value >> hostBits) << hostBits;
  const last = first + (1n << hostBits) - 1n;
  return {
    family,
    prefix,
    first,
    last,
    text: `${addressOf(family, first).text}/${prefix}`,
    hasHostBits: first !== value,
  };
}

/** Reads without turning an IPv4-mapped address into an IPv4 one, because the length of a prefix depends on how it is written. */
function readAddress(text: string): { readonly family: IpFamily; readonly value: bigint } | undefined {
  if (ipv4.test(text)) {
    const octets = text.split('.').map(Number);
    return octets.every(octet => octet <= 255) ? { family: 'IPv4', value: numberOf(octets) } : undefined;
  }
  if (!/^[0-9A-Fa-f:.]+$/.test(text) || !text.includes(':')) return undefined;
  const plain = withHexTail(text);
  if (!plain || !ipaddr.IPv6.isValid(plain)) return undefined;
  return { family: 'IPv6', value: numberOf(ipaddr.IPv6.parse(plain).toByteArray()) };
}

/** `::1.2.3.4` as `::102:304`: the library takes a dotted tail for an IPv4-mapped address wherever it stands. */
function withHexTail(text: string): string | undefined {
  const tailStart = text.lastIndexOf(':') + 1;
  const tail = text.slice(tailStart);
  if (!tail.includes('.')) return text;
  const read = ipv4.test(tail) ? readAddress(tail) : undefined;
  return (
    read && `${text.slice(0, tailStart)}${(read.value >> 16n).toString(16)}:${(read.value & 0xffffn).toString(16)}`
  );
}

function numberOf(bytes: readonly number[]): bigint {
  return bytes.reduce((value, byte) => (value << 8n) | BigInt(byte), 0n);
}
