/** `v1 PodSpec` and the metadata of a pod template: what a Service can select and reach, and what its processes are told. */
import type { Place } from '../../yaml/syntax.ts';
import { type Fact, type FactList, knownValue, type StringMap } from '../fact.ts';
import type { Fields, IntOrString } from '../read.ts';

export interface ContainerPort {
  readonly name: Fact<string> | undefined;
  readonly containerPort: Fact<number> | undefined;
  readonly protocol: Fact<string> | undefined;
  readonly hostPort: Fact<number> | undefined;
  readonly hostIP: Fact<string> | undefined;
  readonly place: Place;
}

export type ProbeType = 'livenessProbe' | 'readinessProbe' | 'startupProbe' | 'postStart' | 'preStop';

export interface Probe {
  readonly type: ProbeType;
  /** The characters of `livenessProbe`, `preStop`, … */
  readonly keyPlace: Place;
  readonly handler: 'httpGet' | 'tcpSocket' | 'grpc' | 'exec';
  readonly port: Fact<IntOrString> | undefined;
  readonly host: Fact<string> | undefined;
  /** The characters of the key `host`. */
  readonly hostKey: Place | undefined;
  readonly path: Fact<string> | undefined;
  /** `httpGet.httpHeaders` has a `Host`. */
  readonly hasHostHeader: boolean;
  /** What stands under the handler. */
  readonly fields: Fields;
  readonly failureThreshold: Fact<number> | undefined;
  readonly periodSeconds: Fact<number> | undefined;
  readonly place: Place;
}

export interface EnvVar {
  readonly name: Fact<string> | undefined;
  readonly value: Fact<string> | undefined;
  /** `valueFrom.configMapKeyRef`. */
  readonly configMapKey:
    | { readonly name: Fact<string> | undefined; readonly key: Fact<string> | undefined }
    | undefined;
  readonly place: Place;
}

/** `regular`: in `containers`. `sidecar`: an init container with `restartPolicy: Always`. `init`: any other init container. */
export type ContainerType = 'regular' | 'sidecar' | 'init' | 'ephemeral';

export interface Container {
  readonly type: ContainerType;
  readonly name: Fact<string> | undefined;
  readonly image: Fact<string> | undefined;
  readonly ports: readonly ContainerPort[];
  /** False when a template may add ports. */
  readonly portsComplete: boolean;
  readonly command: FactList<Fact<string>> | undefined;
  readonly args: FactList<Fact<string>> | undefined;
  readonly env: readonly EnvVar[];
  /** ConfigMaps of `envFrom`. */
  readonly envFromConfigMaps: readonly Fact<string>[];
  readonly probes: readonly Probe[];
  readonly place: Place;
}

export interface PodTemplate {
  readonly labels: StringMap | undefined;
  /** The characters of `labels`, if it is written, with a value or without. */
  readonly labelsKey: Place | undefined;
  readonly annotations: StringMap | undefined;
  /** Regular containers first, then sidecars and init containers, then ephemeral ones: the order in which named ports resolve. */
  readonly containers: readonly Container[];
  /** False when a template may add containers. */
  readonly containersComplete: boolean;
  readonly hostNetwork: Fact<boolean> | undefined;
  readonly hostname: Fact<string> | undefined;
  readonly subdomain: Fact<string> | undefined;
  readonly setHostnameAsFqdn: Fact<boolean> | undefined;
  readonly dnsPolicy: Fact<string> | undefined;
  readonly dnsConfig: Fields | undefined;
  readonly hostAliases: FactList<Fields> | undefined;
  readonly enableServiceLinks: Fact<boolean> | undefined;
  /** Node affinity or `nodeName`. */
  readonly hasNodeAffinity: boolean;
  readonly nodeSelector: StringMap | undefined;
  readonly hasPodAntiAffinity: boolean;
  /** ConfigMaps that volumes mount. */
  readonly mountedConfigMaps: readonly Fact<string>[];
  /** Where labels stand or would stand. */
  readonly place: Place;
  /** The map of the pod's `spec`. */
  readonly specPlace: Place | undefined;
}

const probeTypes = ['livenessProbe', 'readinessProbe', 'startupProbe'] as const;
const handlers = ['httpGet', 'tcpSocket', 'grpc', 'exec'] as const;

/** `template` holds `metadata` and `spec`, as a Pod and every pod template do. */
export function lowerPodTemplate(template: Fields): PodTemplate {
  const metadata = template.child('metadata');
  const spec = template.child('spec');
  const regular = spec?.children('containers');
  const init = spec?.children('initContainers');
  const ephemeral = spec?.children('ephemeralContainers');
  const affinity = spec?.child('affinity');
  const volumes = spec?.children('volumes')?.items ?? [];
  return {
    labels: metadata?.stringMap('labels'),
    labelsKey: metadata?.keyPlace('labels'),
    annotations: metadata?.stringMap('annotations'),
    containers: [
      ...(regular?.items ?? []).map(c => lowerContainer(c, 'regular')),
      ...(init?.items ?? []).map(c => lowerContainer(c, isAlways(c) ? 'sidecar' : 'init')),
      ...(ephemeral?.items ?? []).map(c => lowerContainer(c, 'ephemeral')),
    ],
    containersComplete: !template.templated && (regular?.complete ?? true) && (init?.complete ?? true),
    hostNetwork: spec?.boolean('hostNetwork'),
    hostname: spec?.string('hostname'),
    subdomain: spec?.string('subdomain'),
    setHostnameAsFqdn: spec?.boolean('setHostnameAsFQDN'),
    dnsPolicy: spec?.string('dnsPolicy'),
    dnsConfig: spec?.child('dnsConfig'),
    hostAliases: spec?.children('hostAliases'),
    enableServiceLinks: spec?.boolean('enableServiceLinks'),
    hasNodeAffinity: affinity?.has('nodeAffinity') === true || spec?.has('nodeName') === true,
    nodeSelector: spec?.stringMap('nodeSelector'),
    hasPodAntiAffinity: affinity?.has('podAntiAffinity') === true || spec?.has('topologySpreadConstraints') === true,
    mountedConfigMaps: volumes.flatMap(mountedConfigMaps),
    place: metadata?.keyPlace('labels') ?? template.keyPlace('metadata') ?? template.node,
    specPlace: spec?.node,
  };
}

/** Containers whose ports can become endpoints: regular ones and sidecars (pkg/api/v1/pod FindPort). */
export function servingContainers(pod: PodTemplate): Container[] {
  return pod.containers.filter(c => c.type === 'regular' || c.type === 'sidecar');
}

/** The container's name for messages. */
export function containerName(container: Container): string {
  return knownValue(container.name) ?? '?';
}

function mountedConfigMaps(volume: Fields): Fact<string>[] {
  const sources = [volume, ...(volume.child('projected')?.children('sources')?.items ?? [])];
  return sources.flatMap(source => source.child('configMap')?.string('name') ?? []);
}

function isAlways(container: Fields): boolean {
  const policy = container.string('restartPolicy');
  return policy?.known === true && policy.value === 'Always';
}

function lowerContainer(container: Fields, type: ContainerType): Container {
  const ports = container.children('ports');
  const lifecycle = container.child('lifecycle');
  return {
    type,
    name: container.string('name'),
    image: container.string('image'),
    ports: (ports?.items ?? []).map(port => ({
      name: port.string('name'),
      containerPort: port.integer('containerPort'),
      protocol: port.string('protocol'),
      hostPort: port.integer('hostPort'),
      hostIP: port.string('hostIP'),
      place: port.node,
    })),
    portsComplete: ports ? ports.complete : !container.templated,
    command: container.strings('command'),
    args: container.strings('args'),
    env: (container.children('env')?.items ?? []).map(lowerEnvVar),
    envFromConfigMaps: (container.children('envFrom')?.items ?? []).flatMap(
      e => e.child('configMapRef')?.string('name') ?? [],
    ),
    probes: [
      ...probeTypes.flatMap(t => lowerProbe(container, t)),
      ...(['postStart', 'preStop'] as const).flatMap(t => lowerProbe(lifecycle, t)),
    ],
    place: container.node,
  };
}

function lowerEnvVar(env: Fields): EnvVar {
  const configMapKey = env.child('valueFrom')?.child('configMapKeyRef');
  return {
    name: env.string('name'),
    value: env.string('value'),
    configMapKey: configMapKey && { name: configMapKey.string('name'), key: configMapKey.string('key') },
    place: env.node,
  };
}

function lowerProbe(parent: Fields | undefined, type: ProbeType): Probe[] {
  const probe = parent?.child(type);
  const handler = handlers.find(h => probe?.has(h));
  const fields = handler && probe?.child(handler);
  if (!parent || !probe || !handler || !fields) return [];
  const port =
    handler === 'grpc' ? fields.integer('port') : handler === 'exec' ? undefined : fields.intOrString('port');
  const headers = fields.children('httpHeaders')?.items ?? [];
  return [
    {
      type,
      keyPlace: parent.keyPlace(type)!,
      handler,
      port,
      host: fields.string('host'),
      hostKey: fields.keyPlace('host'),
      path: fields.string('path'),
      hasHostHeader: headers.some(header => knownValue(header.string('name'))?.toLowerCase() === 'host'),
      fields,
      failureThreshold: probe.integer('failureThreshold'),
      periodSeconds: probe.integer('periodSeconds'),
      place: fields.node,
    },
  ];
}
