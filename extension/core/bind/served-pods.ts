/**
 * The pods that a Service is there for. A selector also catches pods that merely share labels and live for a moment: Helm hooks and
 * tests, and Jobs beside the real workload. They say nothing about what the Service's ports should be.
 */
import type { View } from '../index/view.ts';
import type { Service } from '../model/kinds/service.ts';
import type { Workload } from '../model/kinds/workload.ts';
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
