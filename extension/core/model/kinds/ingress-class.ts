/** `networking.k8s.io IngressClass`. */
import type { Place } from '../../yaml/syntax.ts';
import type { Fact } from '../fact.ts';
import type { Fields } from '../read.ts';
import type { ResourceBase } from '../resource.ts';

export interface IngressClass extends ResourceBase {
  readonly type: 'ingress-class';
  readonly controller: Fact<string> | undefined;
  readonly parameters:
    | {
        readonly apiGroup: Fact<string> | undefined;
        readonly kind: Fact<string> | undefined;
        readonly name: Fact<string> | undefined;
        readonly namespace: Fact<string> | undefined;
        readonly scope: Fact<string> | undefined;
        readonly place: Place;
      }
    | undefined;
}

export function lowerIngressClass(base: ResourceBase, root: Fields): IngressClass {
  const spec = root.child('spec');
  const parameters = spec?.child('parameters');
  return {
    ...base,
    type: 'ingress-class',
    controller: spec?.string('controller'),
    parameters: parameters && {
      apiGroup: parameters.string('apiGroup'),
      kind: parameters.string('kind'),
      name: parameters.string('name'),
      namespace: parameters.string('namespace'),
      scope: parameters.string('scope'),
      place: parameters.node,
    },
  };
}
