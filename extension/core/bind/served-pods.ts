/**
 * The pods that a Service is there for. A selector also catches pods that merely share labels and live for a moment: Helm hooks and
 * tests, and Jobs beside the real workload. They say nothing about what the Service's ports should be.
 */
import type { View } from '../index/view.ts';
import type { Service } from '../model/kinds/service.ts';
import type { Workload } from '../model/kinds/workload.ts';
import { folderDistance, folderOf } from '../sources/folders.ts';
import { areAlternatives } from './alternatives.ts';
import { bindSelector, hasSelector } from './selector.ts';

const hookAnnotations = ['helm.sh/hook', 'argocd.argoproj.io/hook'];

/** Made by an installer at some step of a release, and gone after it: a Helm hook or test, an Argo CD hook. */
export function isHook(workload: Workload): boolean {
  return hookAnnotations.some(
    name => workload.annotations?.entries.has(name) || workload.pod.annotations?.entries.has(name),
  );
}

/** Its pods run to completion. */
export function isJob(workload: Workload): boolean {
  return workload.kind === 'Job' || workload.kind === 'CronJob';
}

/** The selected workloads that serve; Jobs only where nothing else is selected. Empty where the selector is not bound. */
export function servedWorkloads(view: View, service: Service): readonly Workload[] {
  const workloads = selectedWorkloads(view, service);
  const lasting = workloads.filter(workload => !isJob(workload));
  return lasting.length > 0 ? lasting : workloads;
}

/** The selected workloads without hooks. Empty where the selector is not bound. */
export function selectedWorkloads(view: View, service: Service): readonly Workload[] {
  if (!hasSelector(service)) return [];
  const binding = bindSelector(view, service);
  if (binding.state !== 'bound') return [];
  return binding.targets.filter(workload => !isHook(workload) && workload.kind !== 'PodTemplate');
}

/**
 * The served workloads that surely run side by side, for rules that compare them: those of the folder nearest to the Service, none of
 * which is meant for another environment. Where some of them are variants of one another, nothing can be compared.
 * A repository holds many applications, and many of them call their pods `app: web`.
 */
export function comparableWorkloads(view: View, service: Service): readonly Workload[] {
  const folder = folderOf(service.place.document.file);
  const distance = (workload: Workload) => folderDistance(folder, folderOf(workload.place.document.file));
  const candidates = servedWorkloads(view, service).filter(workload => !areAlternatives(view, service, workload));
  const nearest = Math.min(...candidates.map(distance));
  const near = candidates.filter(workload => distance(workload) === nearest);
  return near.some(a => near.some(b => a !== b && areAlternatives(view, a, b))) ? near.slice(0, 1) : near;
}
