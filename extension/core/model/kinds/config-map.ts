/** `v1 ConfigMap`: its texts, in which programs find the addresses and ports they use. */
import type { StringMap } from '../fact.ts';
import type { Fields } from '../read.ts';
import type { ResourceBase } from '../resource.ts';

export interface ConfigMap extends ResourceBase {
  readonly type: 'config-map';
  readonly data: StringMap | undefined;
}

export function lowerConfigMap(base: ResourceBase, root: Fields): ConfigMap {
  return { ...base, type: 'config-map', data: root.stringMap('data') };
}
