/** Who calls a Service by its DNS name. */
import { keys } from '../index/keys.ts';
import type { View } from '../index/view.ts';
import { knownValue } from '../model/fact.ts';
import type { Service } from '../model/kinds/service.ts';
import type { Workload } from '../model/kinds/workload.ts';
import { type ServiceReference, serviceReferences } from './service-reference.ts';

export interface Caller {
  readonly workload: Workload;
  readonly reference: ServiceReference;
}

/** The calls of every workload of the set. Looks at all of their texts: for questions of a person, not for rules. */
export function callersOf(view: View, service: Service): Caller[] {
  const name = knownValue(service.name);
  if (name === undefined) return [];
  const workloads = view.lookupType('workload', keys.everywhere(view.setOf(service), 'workload'));
  return workloads
    .filter(workload => workload.place.document.text.includes(name) || readsConfigMaps(workload))
    .flatMap(workload =>
      serviceReferences(view, workload)
        .filter(({ binding }) => binding.state === 'bound' && binding.targets.includes(service))
        .map(reference => ({ workload, reference })),
    );
}

/** Host names may stand in other objects than the workload itself. */
function readsConfigMaps({ pod }: Workload): boolean {
  return (
    pod.mountedConfigMaps.length > 0 ||
    pod.containers.some(c => c.envFromConfigMaps.length > 0 || c.env.some(variable => variable.configMapKey))
  );
}
