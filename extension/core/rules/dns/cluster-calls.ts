/** The calls of a workload that only the cluster's DNS can resolve. */

import { hostAliasFor } from '../../bind/pod-dns.ts';
import { isBuiltInService } from '../../bind/service-name.ts';
import { type ServiceReference, serviceReferences } from '../../bind/service-reference.ts';
import type { View } from '../../index/view.ts';
import type { Workload } from '../../model/kinds/workload.ts';

/** Names that lead to a Service of these manifests and have a name server to ask: what `hostAliases` answer does not count. */
export function clusterCalls(view: View, workload: Workload): readonly ServiceReference[] {
  return serviceReferences(view, workload).filter(
    ({ binding, host, service }) =>
      binding.state === 'bound' &&
      !hostAliasFor(workload.pod, host) &&
      // The API server's name is also the issuer of tokens, which is compared and not called.
      !isBuiltInService(service.namespace, service.name),
  );
}
