/**
 * Whether a controller can read the value of an annotation. The controllers in question are written in Go, so booleans and integers
 * are what `strconv.ParseBool` and `strconv.Atoi` take; sizes are nginx's. Words are compared without case, as the laxer ones do.
 */
import { parseAddress, parseCidr } from '../net/address.ts';
import type { ValueKind } from './annotation-list.ts';

/** What is wrong with a value, and what it was most likely meant to be. */
export interface ValueProblem {
  readonly expected: 'boolean' | 'integer' | 'size' | 'seconds' | 'cidrs' | 'http-codes' | 'json' | 'words';
  readonly words?: readonly string[];
  readonly suggestion?: string | undefined;
}

const booleans = new Set(['1', 't', 'T', 'TRUE', 'true', 'True', '0', 'f', 'F', 'FALSE', 'false', 'False']);
const yes = new Set(['yes', 'on', 'y', 'enable', 'enabled']);
const no = new Set(['no', 'off', 'n', 'disable', 'disabled']);

/** `undefined` for a value that can be read. An empty one counts as not set. */
export function valueProblem(kind: ValueKind, written: string): ValueProblem | undefined {
  const value = written.trim();
  if (value === '' || kind === 'text') return undefined;
  if (typeof kind === 'object') {
    if (kind.some(word => word.toLowerCase() === value.toLowerCase())) return undefined;
    return { expected: 'words', words: kind, suggestion: switchWord(kind, value) };
  }
  switch (kind) {
    case 'boolean':
      if (booleans.has(value)) return undefined;
      return { expected: kind, suggestion: booleanFor(value) };
    case 'integer':
      return /^[+-]?\d+$/.test(value) ? undefined : { expected: kind };
    case 'seconds':
      if (/^[+-]?\d+$/.test(value)) return undefined;
      return { expected: kind, suggestion: secondsFor(value) };
    case 'size':
      if (/^\d+[bkmg]?$/i.test(value.replaceAll(' ', ''))) return undefined;
      return { expected: kind, suggestion: sizeFor(value) };
    case 'cidrs':
      return value.split(',').every(part => part.trim() === '' || isAddressOrBlock(part.trim()))
        ? undefined
        : { expected: kind };
    case 'http-codes':
      return value.split(',').every(part => /^[1-5]\d\d$/.test(part.trim())) ? undefined : { expected: kind };
    case 'json':
      return isJson(value) ? undefined : { expected: kind };
  }
}

function booleanFor(value: string): string | undefined {
  const word = value.toLowerCase();
  if (yes.has(word)) return 'true';
  return no.has(word) ? 'false' : undefined;
}

/** `on` for `true` where the words are on and off. */
function switchWord(kind: readonly string[], value: string): string | undefined {
  const word = value.toLowerCase();
  if (!kind.includes('on') || !kind.includes('off')) return undefined;
  if (word === 'true' || yes.has(word)) return 'on';
  return word === 'false' || no.has(word) ? 'off' : undefined;
}

function secondsFor(value: string): string | undefined {
  const match = /^(\d+)\s*(s|m|h)$/.exec(value);
  const factors = { s: 1, m: 60, h: 3600 } as const;
  return match ? String(Number(match[1]) * factors[match[2] as 's' | 'm' | 'h']) : undefined;
}

/** `8Mi` and `8MB` are `8m`. */
function sizeFor(value: string): string | undefined {
  const match = /^(\d+)\s*([kmg])(?:i|b|ib)$/i.exec(value);
  return match ? `${match[1]}${match[2]!.toLowerCase()}` : undefined;
}

function isAddressOrBlock(text: string): boolean {
  return (text.includes('/') ? parseCidr(text) : parseAddress(text)) !== undefined;
}

function isJson(value: string): boolean {
  try {
    JSON.parse(value);
    return true;
  } catch {
    return false;
  }
}
