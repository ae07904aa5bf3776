/** Prometheus operator `ServiceMonitor` and `PodMonitor`: what they select and which ports they scrape. */
import type { Fact, FactList } from '../fact.ts';
import type { Fields, IntOrString } from '../read.ts';
import type { ResourceBase } from '../resource.ts';
import { type LabelSelector, lowerLabelSelector } from './label-selector.ts';

export interface Monitor extends ResourceBase {
  readonly type: 'monitor';
  readonly selector: LabelSelector | undefined;
  /** `namespaceSelector`: absent and empty mean the monitor's own namespace. */
  readonly namespaces: { readonly any: boolean; readonly names: FactList<Fact<string>> | undefined };
  readonly endpoints: readonly {
    readonly port: Fact<string> | undefined;
    readonly targetPort: Fact<IntOrString> | undefined;
  }[];
}

export function lowerMonitor(base: ResourceBase, root: Fields): Monitor {
  const spec = root.child('spec');
  const selector = spec?.child('selector');
  const namespaces = spec?.child('namespaceSelector');
  const endpoints = spec?.children(base.kind === 'PodMonitor' ? 'podMetricsEndpoints' : 'endpoints');
  return {
    ...base,
    type: 'monitor',
    selector: selector && lowerLabelSelector(selector),
    namespaces: { any: namespaces?.boolean('any')?.known === true, names: namespaces?.strings('matchNames') },
    endpoints: (endpoints?.items ?? []).map(e => ({ port: e.string('port'), targetPort: e.intOrString('targetPort') })),
  };
}
