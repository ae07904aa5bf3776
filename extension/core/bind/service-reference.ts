/**
 * Service-to-service references: host names in the environment, arguments and ConfigMaps of a workload, resolved by the rules of
 * the cluster's DNS. Only names that lead to a Service, or that can be nothing but a Service's, are references at all.
 */
import { readClusterName } from '../dns/cluster-name.ts';
import { defaultPortOf, findHosts, type HostToken } from '../dns/host-tokens.ts';
import type { View } from '../index/view.ts';
import { type Fact, knownValue } from '../model/fact.ts';
import type { ConfigMap } from '../model/kinds/config-map.ts';
import type { Container, Probe } from '../model/kinds/pod.ts';
import type { Service, ServicePort } from '../model/kinds/service.ts';
import type { Workload } from '../model/kinds/workload.ts';
import type { Resource } from '../model/resource.ts';
import { folderOf, isInside } from '../sources/folders.ts';
import { type Place, sourceOf } from '../yaml/syntax.ts';
import type { Binding } from './binding.ts';
import { findServicePort, hasKnownServicePorts, targetOf } from './port.ts';
import { bindServiceName } from './service-name.ts';

export interface ServiceReference {
  /** The name as it is written. */
  readonly host: string;
  /** The port as written, or of the URL's scheme; `undefined` where nothing names one. */
  readonly port: number | undefined;
  /** The port is written beside the name. */
  readonly portIsWritten: boolean;
  readonly service: { readonly name: string; readonly namespace: string; readonly pod: string | undefined };
  readonly binding: Binding<Service>;
  /** The Service's port, where the reference names one and the Service is found. */
  readonly portBinding: Binding<ServicePort> | undefined;
  /** The host and port, or the whole value where they cannot be told apart in it. */
  readonly place: Place;
  /** `env DATABASE_HOST`, `args`, `readinessProbe`, `ConfigMap api-settings CACHE_ADDRESS`. */
  readonly source: { readonly type: 'env' | 'args' | 'command' | 'config-map'; readonly name: string };
}

interface Text {
  readonly value: string;
  readonly place: Place;
  readonly name: string | undefined;
  readonly source: ServiceReference['source'];
  /** The value of the environment variable that holds this one's port: `DATABASE_PORT` for `DATABASE_HOST`. */
  readonly companionPort: number | undefined;
}

/** The references of a workload in order of its containers. A workload in an unknown namespace has none. */
export function serviceReferences(view: View, workload: Workload): readonly ServiceReference[] {
  return view.once(readReferences, workload);
}

function readReferences(view: View, workload: Workload): readonly ServiceReference[] {
  const namespace = view.namespaceOf(workload);
  if (namespace === undefined) return [];
  const references: ServiceReference[] = [];
  const seen = new Set<string>();
  for (const written of view.once(readTokens, workload)) {
    const reference = resolve(view, workload, namespace, written);
    if (!reference) continue;
    const id = `${reference.place.document.file}:${reference.place.start}:${reference.host}:${reference.port}`;
    if (!seen.has(id)) references.push(reference);
    seen.add(id);
  }
  return references;
}

/** A host name that a workload's processes are told, whatever it means. */
export interface WrittenHost {
  readonly host: string;
  /** The port as written, or of the URL's scheme. */
  readonly port: number | undefined;
  readonly form: HostToken['form'];
  /** The characters of the name alone, or the whole value where they cannot be told apart in it. */
  readonly hostPlace: Place;
  /** The host and port, or the whole value likewise. */
  readonly place: Place;
}

/** All host names in what a workload's processes are told. A workload in an unknown namespace has none. */
export function writtenHosts(view: View, workload: Workload): readonly WrittenHost[] {
  return view.once(readHosts, workload);
}

function readHosts(view: View, workload: Workload): readonly WrittenHost[] {
  return view.once(readTokens, workload).map(({ text, token }) => ({
    host: token.host,
    port: portOf(text, token),
    form: token.form,
    hostPlace: placeOf(text, { ...token, end: token.start + token.host.length }),
    place: placeOf(text, token),
  }));
}

interface WrittenToken {
  readonly text: Text;
  readonly token: HostToken;
}

/** The hosts in all texts of a workload: looking for them is the costly part of what is asked about its calls. */
function readTokens(view: View, workload: Workload): readonly WrittenToken[] {
  const namespace = view.namespaceOf(workload);
  if (namespace === undefined) return [];
  return textsOf(view, workload, namespace).flatMap(text =>
    findHosts(text.value, text.name).map(token => ({ text, token })),
  );
}

function portOf(text: Text, token: HostToken): number | undefined {
  return token.port ?? text.companionPort ?? defaultPortOf(token.scheme);
}

/**
 * Where a workload is told the name of a single pod behind a Service, `db-0.db` or longer, whether or not the Service gives its pods
 * such names. `pods` starts the pods' names: `db-`.
 */
export function podNameTokens(
  view: View,
  workload: Workload,
  service: { readonly name: string; readonly namespace: string },
  pods: string,
): readonly WrittenHost[] {
  const namespace = view.namespaceOf(workload);
  if (namespace === undefined) return [];
  return writtenHosts(view, workload).filter(({ host }) =>
    readClusterName(host, namespace).some(
      name => name.service === service.name && name.namespace === service.namespace && name.pod?.startsWith(pods),
    ),
  );
}

/** Everything a workload's processes are told, as far as it is written down. */
function textsOf(view: View, workload: Workload, namespace: string): Text[] {
  const mounted = workload.pod.mountedConfigMaps.flatMap(name => configMapTexts(view, workload, namespace, name));
  return [
    ...workload.pod.containers.flatMap(container => containerTexts(view, workload, namespace, container)),
    ...mounted,
  ];
}

function containerTexts(view: View, workload: Workload, namespace: string, container: Container): Text[] {
  const env = container.env.flatMap(variable => {
    const name = knownValue(variable.name);
    if (name === undefined) return [];
    if (variable.value?.known) {
      return [
        textOf(variable.value.value, variable.value.place, name, { type: 'env', name }, companionPort(container, name)),
      ];
    }
    const key = variable.configMapKey;
    const value =
      key?.name?.known && key.key?.known
        ? configMapValue(view, workload, namespace, key.name.value, key.key.value)
        : undefined;
    return value ? [{ ...value, name }] : [];
  });
  const args = (['command', 'args'] as const).flatMap(type =>
    (container[type]?.items ?? []).flatMap(item =>
      item.known ? [textOf(item.value, item.place, undefined, { type, name: type })] : [],
    ),
  );
  return [
    ...env,
    ...args,
    ...container.probes.flatMap(execTexts),
    ...container.envFromConfigMaps.flatMap(name => configMapTexts(view, workload, namespace, name)),
  ];
}

/**
 * What a probe or a lifecycle handler runs in the container. The hosts of its other handlers are looked up by the kubelet, which does
 * not ask the cluster's DNS.
 */
function execTexts({ type, handler, fields }: Probe): Text[] {
  if (handler !== 'exec') return [];
  return (fields.strings('command')?.items ?? []).flatMap(item =>
    item.known ? [textOf(item.value, item.place, undefined, { type: 'command', name: type })] : [],
  );
}

function textOf(
  value: string,
  place: Place,
  name: string | undefined,
  source: Text['source'],
  companion?: number,
): Text {
  return { value, place, name, source, companionPort: companion };
}

/** `X_PORT` beside `X_HOST`, `X_ADDR`, … in the same container. */
function companionPort(container: Container, name: string): number | undefined {
  const stem = /^(.*?)_?(?:HOST|HOSTNAME|ADDR|ADDRESS|SERVER|SERVICE)$/i.exec(name)?.[1];
  if (stem === undefined) return undefined;
  const port = container.env.find(
    variable => knownValue(variable.name)?.toUpperCase() === `${stem.toUpperCase()}_PORT`,
  );
  const value = Number(knownValue(port?.value));
  return Number.isInteger(value) && value > 0 ? value : undefined;
}

function configMaps(view: View, workload: Workload, namespace: string, name: string): readonly ConfigMap[] {
  return view.named(workload, 'config-map', namespace, name);
}

function configMapTexts(view: View, workload: Workload, namespace: string, name: Fact<string>): Text[] {
  if (!name.known) return [];
  return configMaps(view, workload, namespace, name.value).flatMap(map =>
    [...(map.data?.entries ?? [])].flatMap(([key, fact]) =>
      fact.known ? [textOf(fact.value, fact.place, key, { type: 'config-map', name: `${name.value} ${key}` })] : [],
    ),
  );
}

function configMapValue(
  view: View,
  workload: Workload,
  namespace: string,
  name: string,
  key: string,
): Text | undefined {
  for (const map of configMaps(view, workload, namespace, name)) {
    const fact = map.data?.entries.get(key);
    if (fact?.known) return textOf(fact.value, fact.place, key, { type: 'config-map', name: `${name} ${key}` });
  }
  return undefined;
}

function resolve(
  view: View,
  workload: Workload,
  namespace: string,
  { text, token }: WrittenToken,
): ServiceReference | undefined {
  const names = readClusterName(token.host, namespace);
  for (const name of names) {
    const binding = bindServiceName(view, workload, name.namespace, name.service);
    if (binding.state !== 'bound' && !name.certain) continue;
    if (binding.state === 'bound' && name.pod !== undefined && !hasPodNames(binding.targets[0], name.pod)) continue;
    const port = portOf(text, token);
    return {
      host: token.host,
      port,
      portIsWritten: token.port !== undefined || text.companionPort !== undefined,
      service: { name: name.service, namespace: name.namespace, pod: name.pod },
      binding,
      portBinding:
        binding.state === 'bound' && port !== undefined ? bindReferencedPort(binding.targets[0], port) : undefined,
      place: placeOf(text, token),
      source: text.source,
    };
  }
  return undefined;
}

/** Only pods of a StatefulSet behind a headless Service have names of their own; they end in an ordinal. */
function hasPodNames(service: Service, pod: string): boolean {
  return knownValue(service.clusterIP) === 'None' && /-\d+$/.test(pod);
}

/**
 * The port of a Service that a client connects to. A headless Service does not translate ports: clients reach the pods' own ports,
 * so any target port counts, and a number that no port names may still be open (a container listens where it likes).
 */
function bindReferencedPort(service: Service, port: number): Binding<ServicePort> {
  const found = findServicePort(service, port);
  if (found) return { state: 'bound', targets: [found] };
  if (knownValue(service.serviceType) === 'ExternalName') return { state: 'unknown', why: 'external' };
  if (knownValue(service.clusterIP) === 'None') {
    const target = service.ports.find(p => targetOf(p) === port);
    return target ? { state: 'bound', targets: [target] } : { state: 'unknown', why: 'external' };
  }
  if (!hasKnownServicePorts(service) || service.ports.length === 0) return { state: 'unknown', why: 'templated' };
  return { state: 'unbound', nearest: service.ports };
}

/**
 * The port is surely not one of the Service: it is written beside the name, and the Service is the only one of that name and belongs
 * to the workload's application. A variant may have the port, and one of a neighbouring folder says nothing.
 */
export function namesMissingPort(workload: Workload, reference: ServiceReference): boolean {
  const { binding, portBinding, portIsWritten } = reference;
  if (binding.state !== 'bound' || portBinding?.state !== 'unbound' || !portIsWritten) return false;
  return binding.targets.length === 1 && areFilesRelated(binding.targets[0], workload);
}

/** One folder holds the other: an application and its parts. */
function areFilesRelated(a: Resource, b: Resource): boolean {
  const [x, y] = [folderOf(a.place.document.file), folderOf(b.place.document.file)];
  return isInside(x, y) || isInside(y, x);
}

/** The token's own characters where the value is written without escapes, else the whole value. */
function placeOf(text: Text, token: Pick<HostToken, 'start' | 'end'>): Place {
  const source = sourceOf(text.place);
  const written = text.value.slice(token.start, token.end);
  const at = source.indexOf(written);
  if (at < 0 || source.indexOf(written, at + 1) >= 0) return text.place;
  return { document: text.place.document, start: text.place.start + at, end: text.place.start + at + written.length };
}
