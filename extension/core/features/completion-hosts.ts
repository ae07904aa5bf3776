/** Names of Services, and their ports, where a program is told whom to call: environment, arguments, ConfigMaps, external names. */
import { bindServiceName } from '../bind/service-name.ts';
import { clusterDomain, namesOf, readClusterName } from '../dns/cluster-name.ts';
import { namesHost } from '../dns/host-tokens.ts';
import { keys } from '../index/keys.ts';
import type { View } from '../index/view.ts';
import { knownValue } from '../model/fact.ts';
import type { Service } from '../model/kinds/service.ts';
import type { Workload } from '../model/kinds/workload.ts';
import type { Resource } from '../model/resource.ts';
import { titleOf } from '../model/resource.ts';
import { type Candidate, itemAt, serviceDetail } from './completion-parts.ts';

export interface HostRequest {
  readonly view: View;
  readonly resource: Resource;
  /** `spec.containers.[].env.[].value`. */
  readonly path: string;
  /** Offset of the caret in the document. */
  readonly offset: number;
  /** The value up to the caret. */
  readonly typed: string;
}

export interface HostCompletions {
  /** How much of what is typed, counted from the caret, is replaced. */
  readonly replaced: number;
  readonly candidates: readonly Candidate[];
}

/** `undefined` where no host or port is expected. */
export function hostCompletions(request: HostRequest): HostCompletions | undefined {
  const { resource, path, typed } = request;
  if (path === 'spec.externalName' && resource.type === 'service') {
    return { replaced: typed.length, candidates: fullNames(request) };
  }
  const name = nameOfText(request);
  if (name === undefined) return undefined;
  const port = /(?:^|[/@=,\s])([a-z0-9.-]+):(\d*)$/i.exec(typed);
  if (port) return { replaced: port[2]!.length, candidates: portsOf(request, port[1]!.toLowerCase()) };
  const host = /(?:^|:\/\/|@|=|,)([a-z0-9.-]*)$/i.exec(typed);
  if (!host) return undefined;
  // A bare word is a host only where something says so.
  const isHost = typed.includes('://') || typed.includes('@') || namesHost(name);
  if (!isHost) return undefined;
  return { replaced: host[1]!.length, candidates: hosts(request, host[1]!.includes('.svc')) };
}

/** What the text is called, '' for one without a name; `undefined` for a field that no program reads. */
function nameOfText({ resource, path, offset }: HostRequest): string | undefined {
  if (resource.type === 'config-map') return /^data\.([^.[]+)$/.exec(path)?.[1];
  if (resource.type !== 'workload') return undefined;
  if (/\.containers\.\[\]\.(?:args|command)\.\[\]$/i.test(path)) return '';
  return /containers\.\[\]\.env\.\[\]\.value$/i.test(path) ? variableAt(resource, offset) : undefined;
}

function variableAt(workload: Workload, offset: number): string {
  const variables = workload.pod.containers.flatMap(container => container.env);
  return knownValue(itemAt(variables, workload, offset)?.name) ?? '';
}

/** By the short name in the own namespace, with the namespace elsewhere; in full where the name is typed in full. */
function hosts({ view, resource }: HostRequest, inFull: boolean): Candidate[] {
  const own = view.namespaceOf(resource);
  return servicesFrom(view, resource, own).flatMap(service => {
    const [name, namespace] = [knownValue(service.name), view.namespaceOf(service)];
    if (name === undefined || namespace === undefined) return [];
    const [bare, qualified, , full] = namesOf(name, namespace);
    return candidate(service, (inFull ? full : namespace === own ? bare : qualified)!);
  });
}

function fullNames({ view, resource }: HostRequest): Candidate[] {
  return servicesFrom(view, resource, view.namespaceOf(resource)).flatMap(service => {
    const [name, namespace] = [knownValue(service.name), view.namespaceOf(service)];
    if (name === undefined || namespace === undefined || service === resource) return [];
    return candidate(service, `${name}.${namespace}.svc.${clusterDomain}`);
  });
}

/** Those of the own namespace first. */
function servicesFrom(view: View, from: Resource, own: string | undefined): readonly Service[] {
  const all = view.lookupType('service', keys.everywhere(view.setOf(from), 'service'));
  const isOwn = (service: Service) => view.namespaceOf(service) === own;
  return [...all.filter(isOwn), ...all.filter(service => !isOwn(service))];
}

function candidate(service: Service, value: string): Candidate[] {
  return [{ value, detail: serviceDetail(service), kind: 'reference' }];
}

function portsOf({ view, resource }: HostRequest, host: string): Candidate[] {
  const namespace = view.namespaceOf(resource);
  for (const name of namespace === undefined ? [] : readClusterName(host, namespace)) {
    const binding = bindServiceName(view, resource, name.namespace, name.service);
    if (binding.state !== 'bound') continue;
    return binding.targets.flatMap(service =>
      service.ports.flatMap(port => {
        const value = knownValue(port.port);
        const detail = [knownValue(port.name), titleOf(service)].filter(part => part).join(' · ');
        return value === undefined ? [] : [{ value, detail, kind: 'port' as const }];
      }),
    );
  }
  return [];
}
