/**
 * Host names of requests in the one form that manifests use: lower case, international labels in Punycode (RFC 3492, RFC 5891), no dot
 * at the end, IPv6 addresses without brackets. Core has no URL type, and a URL parser would refuse the names that clusters use.
 */
import { parseAddress } from './address.ts';

/** The host, `undefined` where the text is none. `text` has no port. */
export function normalHostName(text: string): string | undefined {
  const bare = text.startsWith('[') && text.endsWith(']') ? text.slice(1, -1) : text;
  const address = parseAddress(bare);
  if (address) return address.text;
  if (bare !== text || bare.includes(':')) return undefined;
  // The full stops that IDNA takes for a dot.
  const labels = bare
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\u3002\uff0e\uff61]/g, '.')
    .replace(/\.$/, '')
    .split('.');
  const ascii = labels.map(label => asciiLabel(label));
  if (ascii.some(label => label === undefined || !/^[a-z0-9_*](?:[-a-z0-9_]{0,61}[a-z0-9_])?$/.test(label)))
    return undefined;
  const host = ascii.join('.');
  return host.length <= 253 && !/^[0-9.]+$/.test(host) ? host : undefined;
}

function asciiLabel(label: string): string | undefined {
  if (/^[\u0000-\u007f]*$/.test(label)) return label;
  const encoded = punycode(label);
  return encoded === undefined ? undefined : `xn--${encoded}`;
}

/** RFC 3492, section 6.3 with the parameters of section 5. */
function punycode(label: string): string | undefined {
  const points = [...label].map(character => character.codePointAt(0)!);
  if (points.length > 63) return undefined;
  const basic = points.filter(point => point < 128);
  let output = String.fromCodePoint(...basic) + (basic.length > 0 ? '-' : '');
  let [n, delta, bias, handled] = [128, 0, 72, basic.length];
  while (handled < points.length) {
    const next = Math.min(...points.filter(point => point >= n));
    delta += (next - n) * (handled + 1);
    n = next;
    for (const point of points) {
      if (point < n) delta++;
      if (point !== n) continue;
      let q = delta;
      for (let k = 36; ; k += 36) {
        const threshold = k <= bias ? 1 : k >= bias + 26 ? 26 : k - bias;
        if (q < threshold) break;
        output += digitOf(threshold + ((q - threshold) % (36 - threshold)));
        q = Math.floor((q - threshold) / (36 - threshold));
      }
      output += digitOf(q);
      bias = adapted(delta, handled + 1, handled === basic.length);
      delta = 0;
      handled++;
    }
    delta++;
    n++;
  }
  return output;
}

function digitOf(value: number): string {
  return String.fromCharCode(value < 26 ? 97 + value : 22 + value);
}

function adapted(delta: number, count: number, isFirst: boolean): number {
  let rest = Math.floor(delta / (isFirst ? 700 : 2));
  rest += Math.floor(rest / count);
  let k = 0;
  for (; rest > 455; k += 36) rest = Math.floor(rest / 35);
  return k + Math.floor((36 * rest) / (rest + 38));
}
