/**
 * How Kubernetes reads a scalar. kubectl and the API server turn YAML into JSON with sigs.k8s.io/yaml, whose resolver is the one
 * of go-yaml v2 (resolve.go): YAML 1.1 booleans including `y`, `n`, `on` and `off`; octal `0777` and `0o777`, hex, binary and
 * underscores in integers; no sexagesimal numbers; dates stay strings. Quoted and block scalars are always strings.
 */
import type { ScalarNode } from './syntax.ts';

export type ScalarValue = string | number | boolean | null;

const booleans = new Map<string, boolean>();
for (const word of ['y', 'Y', 'yes', 'Yes', 'YES', 'true', 'True', 'TRUE', 'on', 'On', 'ON']) booleans.set(word, true);
for (const word of ['n', 'N', 'no', 'No', 'NO', 'false', 'False', 'FALSE', 'off', 'Off', 'OFF'])
  booleans.set(word, false);
const nulls = new Set(['', '~', 'null', 'Null', 'NULL']);
const decimalFloat = /^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$/;
const infinite = /^[-+]?\.(inf|Inf|INF)$/;
const notANumber = /^\.(nan|NaN|NAN)$/;

/** The JSON value that Kubernetes sees for a scalar. Integers beyond 2^53 lose precision, as only their type matters here. */
export function readScalar(node: ScalarNode): ScalarValue {
  if (node.tag === 'tag:yaml.org,2002:str' || node.tag === '!!str' || node.tag === '!') return node.value;
  if (node.style !== 'plain') return node.value;
  return readPlain(node.value);
}

/** The value of an unquoted scalar. */
export function readPlain(text: string): ScalarValue {
  if (nulls.has(text)) return null;
  const boolean = booleans.get(text);
  if (boolean !== undefined) return boolean;
  const first = text.charCodeAt(0);
  const numeric = (first >= 0x30 && first <= 0x39) || first === 0x2b || first === 0x2d || first === 0x2e;
  if (!numeric) return text;
  const integer = readInteger(text.replace(/_/g, ''));
  if (integer !== undefined) return integer;
  if (decimalFloat.test(text.replace(/_/g, ''))) return Number(text.replace(/_/g, ''));
  if (infinite.test(text)) return text.startsWith('-') ? -Infinity : Infinity;
  if (notANumber.test(text)) return Number.NaN;
  return text;
}

function readInteger(text: string): number | undefined {
  const match = /^([-+]?)(0[xX][0-9a-fA-F]+|0[bB][01]+|0[oO]?[0-7]+|0|[1-9][0-9]*)$/.exec(text);
  if (!match) return undefined;
  const digits = match[2]!;
  const magnitude = /^0[0-7]+$/.test(digits) ? Number.parseInt(digits, 8) : Number(digits);
  return match[1] === '-' ? -magnitude : magnitude;
}
