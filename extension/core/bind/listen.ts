/**
 * Where a container's process is told to listen, as far as the names of its flags and variables say so: `--port=8080`,
 * `--bind-address 127.0.0.1`, `PORT`, `LISTEN_ADDR`. A heuristic: programs are free to call these things as they like.
 */
import { type Fact, knownValue } from '../model/fact.ts';
import type { Container } from '../model/kinds/pod.ts';
import type { Place } from '../yaml/syntax.ts';

export interface ListenSetting {
  /** The flag or variable as it is written. */
  readonly name: string;
  /** The address, '' for none; `undefined` where only a port is set. */
  readonly host: string | undefined;
  readonly port: number | undefined;
  /** The value's characters; the whole argument for `--flag=value`. */
  readonly place: Place;
}

const hostFlag =
  /^--?(?:(?:server|http|web|listen|bind)[.-])?(?:host|bind|bind-?addr(?:ess)?|listen|listen-?addr(?:ess)?|addr(?:ess)?|listen-?host)$/i;
const portFlag = /^--?(?:(?:server|http|web|listen)[.-])?port$/i;
const hostVariable =
  /^(?:(?:HTTP|SERVER|WEB|APP)_)?(?:HOST|BIND|BIND_?ADDR(?:ESS)?|LISTEN|LISTEN_?ADDR(?:ESS)?|LISTEN_HOST)$/;
const portVariable = /^(?:(?:HTTP|SERVER|LISTEN|APP)_)?PORT$/;

/** In order of command, arguments and environment. Arguments that are scripts of their own are not looked into. */
export function listenSettings(container: Container): ListenSetting[] {
  const words: Fact<string>[] = [...(container.command?.items ?? []), ...(container.args?.items ?? [])];
  return [...words.flatMap((_, i) => fromFlag(words, i)), ...container.env.flatMap(fromVariable)];
}

/** `127.0.0.0/8`, `::1` or `localhost`: reachable from inside the pod only. */
export function isLoopback(host: string): boolean {
  return /^(?:localhost|127(?:\.\d+){3}|::1)$/i.test(host);
}

function fromFlag(words: readonly Fact<string>[], i: number): ListenSetting[] {
  const word = words[i]!;
  if (!word.known) return [];
  const [, name, inline] = /^(--?[A-Za-z][\w.-]*)(?:=(.*))?$/.exec(word.value) ?? [];
  if (name === undefined) return [];
  const next = words[i + 1];
  const value = inline ?? knownValue(next);
  if (value === undefined) return [];
  return setting(name, value, inline === undefined ? next!.place : word.place, hostFlag, portFlag);
}

function fromVariable(variable: Container['env'][number]): ListenSetting[] {
  const name = knownValue(variable.name);
  if (name === undefined || !variable.value?.known) return [];
  return setting(name, variable.value.value, variable.value.place, hostVariable, portVariable);
}

function setting(name: string, value: string, place: Place, host: RegExp, port: RegExp): ListenSetting[] {
  if (port.test(name) && /^\d{1,5}$/.test(value)) return [{ name, host: undefined, port: Number(value), place }];
  if (!host.test(name)) return [];
  const match = /^(?:[a-z]+:\/\/)?(\[[0-9a-f:]+\]|[^:\s/]*|::1?)(?::(\d{1,5}))?$/i.exec(value);
  if (!match) return [];
  const address = match[1]!.replace(/^\[|\]$/g, '');
  return [{ name, host: address, port: match[2] === undefined ? undefined : Number(match[2]), place }];
}
