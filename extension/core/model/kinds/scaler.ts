/** Objects that set a workload's replicas: HorizontalPodAutoscaler and KEDA ScaledObject. */
import type { Fact } from '../fact.ts';
import type { Fields } from '../read.ts';
import type { ResourceBase } from '../resource.ts';

export interface Scaler extends ResourceBase {
  readonly type: 'scaler';
  readonly targetKind: Fact<string> | undefined;
  readonly targetName: Fact<string> | undefined;
  readonly minReplicas: Fact<number> | undefined;
}

export function lowerScaler(base: ResourceBase, root: Fields): Scaler {
  const spec = root.child('spec');
  const target = spec?.child('scaleTargetRef');
  return {
    ...base,
    type: 'scaler',
    targetKind: target?.string('kind'),
    targetName: target?.string('name'),
    minReplicas: spec?.integer('minReplicas') ?? spec?.integer('minReplicaCount'),
  };
}
