/** Who calls a Service by its DNS name. */
import { keys } from '../index/keys.ts';
import type { View } from '../index/view.ts';
import type { Service } from '../model/kinds/service.ts';
import type { Workload } from '../model/kinds/workload.ts';
import { type ServiceReference, serviceReferences } from './service-reference.ts';

export interface Caller {
  readonly workload: Workload;
  readonly reference: ServiceReference;
}

/** The calls of every workload of the set. Looks at all of them: for questions of a person, not for rules. */
export function callersOf(view: View, service: Service): Caller[] {
  const workloads = view.lookupType('workload', keys.everywhere(view.setOf(service), 'workload'));
  return workloads.flatMap(workload =>
    serviceReferences(view, workload)
      .filter(({ binding }) => binding.state === 'bound' && binding.targets.includes(service))
      .map(reference => ({ workload, reference })),
  );
}
