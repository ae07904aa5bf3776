/** Which Services ask the cluster for one and the same node port, and how sure it is that they meet (S18). */
import { areAlternatives } from '../../bind/alternatives.ts';
import { keys } from '../../index/keys.ts';
import type { View } from '../../index/view.ts';
import type { Fact } from '../../model/fact.ts';
import type { Service } from '../../model/kinds/service.ts';
import { folderOf } from '../../sources/folders.ts';
import type { Severity } from '../rule.ts';

/** Other Services of the cluster with this number as a node port or health check node port, in order. */
export function servicesWithNodePort(view: View, service: Service, number: number): Service[] {
  return view
    .lookupType('service', keys.nodePort(view.setOf(service), number))
    .filter(other => other !== service && !areAlternatives(view, service, other));
}

/** An error where the Services stand together, a warning where they may be for different clusters. */
export function clashSeverity(service: Service, others: readonly Service[]): Severity {
  const folder = folderOf(service.place.document.file);
  return others.some(other => folderOf(other.place.document.file) === folder) ? 'error' : 'warning';
}

/** The node ports of a Service's ports as written. */
export function nodePortsOf(service: Service): Fact<number>[] {
  return service.ports.flatMap(port => port.nodePort ?? []);
}
