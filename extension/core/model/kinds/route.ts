/** OpenShift `route.openshift.io/v1 Route`. */
import type { Place } from '../../yaml/syntax.ts';
import type { Fact } from '../fact.ts';
import type { Fields, IntOrString } from '../read.ts';
import type { ResourceBase } from '../resource.ts';

export interface RouteTarget {
  readonly kind: Fact<string> | undefined;
  readonly name: Fact<string> | undefined;
  readonly weight: Fact<number> | undefined;
  readonly place: Place;
}

export interface Route extends ResourceBase {
  readonly type: 'route';
  readonly host: Fact<string> | undefined;
  readonly path: Fact<string> | undefined;
  readonly to: RouteTarget | undefined;
  readonly alternateBackends: readonly RouteTarget[];
  /** A port name, or a TARGET port's number or name: unlike an Ingress, a Route looks at the endpoints. */
  readonly targetPort: Fact<IntOrString> | undefined;
  readonly tls:
    | {
        /** `edge`, `passthrough` or `reencrypt`. */
        readonly termination: Fact<string> | undefined;
        /** What becomes of plain HTTP: `None` (default), `Allow` or `Redirect`. */
        readonly insecurePolicy: Fact<string> | undefined;
        readonly place: Place;
      }
    | undefined;
  /** `None` (default) or `Subdomain`: for every host of the same domain. */
  readonly wildcardPolicy: Fact<string> | undefined;
}

export function lowerRoute(base: ResourceBase, root: Fields): Route {
  const spec = root.child('spec');
  const to = spec?.child('to');
  const tls = spec?.child('tls');
  return {
    ...base,
    type: 'route',
    host: spec?.string('host'),
    path: spec?.string('path'),
    to: to && lowerTarget(to),
    alternateBackends: (spec?.children('alternateBackends')?.items ?? []).map(lowerTarget),
    targetPort: spec?.child('port')?.intOrString('targetPort'),
    tls: tls && {
      termination: tls.string('termination'),
      insecurePolicy: tls.string('insecureEdgeTerminationPolicy'),
      place: tls.node,
    },
    wildcardPolicy: spec?.string('wildcardPolicy'),
  };
}

function lowerTarget(target: Fields): RouteTarget {
  return {
    kind: target.string('kind'),
    name: target.string('name'),
    weight: target.integer('weight'),
    place: target.node,
  };
}
