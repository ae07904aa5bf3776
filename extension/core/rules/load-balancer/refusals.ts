/** What the rules about Services that MetalLB leaves pending share: the step that fails, and how sure it is that the pools are meant. */
import { areAlternatives } from '../../bind/alternatives.ts';
import type { View } from '../../index/view.ts';
import { assignmentOf, type Refusal } from '../../load-balancer/assignment.ts';
import type { Service } from '../../model/kinds/service.ts';
import type { Resource } from '../../model/resource.ts';
import { folderOf } from '../../sources/folders.ts';
import type { Severity } from '../rule.ts';

/** The refusal of a Service, where it is of one step. */
export function refusalOf<S extends Refusal['step']>(
  view: View,
  service: Service,
  step: S,
): Extract<Refusal, { step: S }> | undefined {
  const assignment = assignmentOf(view, service);
  if (assignment.state !== 'refused' || assignment.refusal.step !== step) return undefined;
  return assignment.refusal as Extract<Refusal, { step: S }>;
}

/** An error where a pool stands in the object's folder, a warning where it stands elsewhere; silent where they are alternatives. */
export function severityNear(view: View, from: Resource, others: readonly Resource[]): Severity | undefined {
  const meant = others.filter(
    other => other.place.document.file === from.place.document.file || !areAlternatives(view, from, other),
  );
  if (meant.length === 0) return undefined;
  const folder = folderOf(from.place.document.file);
  return meant.some(other => folderOf(other.place.document.file) === folder) ? 'error' : 'warning';
}
