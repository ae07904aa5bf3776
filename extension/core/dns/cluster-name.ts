/**
 * Names that the cluster's DNS answers, resolved as a pod's resolver does (kubernetes.io/docs/concepts/services-networking/
 * dns-pod-service; semantics "DNS"): search domains `<namespace>.svc.<domain>`, `svc.<domain>`, `<domain>`.
 */
import { isOneEditAway } from '../text/nearest.ts';

/** The zone of the cluster: the default of kubeadm and of every distribution we know. */
export const clusterDomain = 'cluster.local';

export interface ClusterName {
  readonly service: string;
  readonly namespace: string;
  /** The name of a pod in front of a headless Service: `database-0.database`. */
  readonly pod: string | undefined;
  /** The name can be nothing but a cluster name: it ends in `.svc` or `.svc.cluster.local`. */
  readonly certain: boolean;
}

/**
 * The Services that a name may mean for a pod of a namespace, the one that DNS tries first at the front. Empty for names that
 * cannot be a Service's (`example.com.` apart from that, any two labels may be `service.namespace`).
 */
export function readClusterName(host: string, namespace: string): ClusterName[] {
  const labels = host.split('.');
  const certain = labels.at(-1) === 'svc' || host.endsWith(`.svc.${clusterDomain}`);
  if (certain) {
    const inside = labels.slice(0, labels.lastIndexOf('svc'));
    if (inside.length === 2) return [{ service: inside[0]!, namespace: inside[1]!, pod: undefined, certain }];
    if (inside.length === 3) return [{ service: inside[1]!, namespace: inside[2]!, pod: inside[0]!, certain }];
    return [];
  }
  switch (labels.length) {
    case 1:
      return [{ service: labels[0]!, namespace, pod: undefined, certain }];
    case 2:
      return [
        { service: labels[0]!, namespace: labels[1]!, pod: undefined, certain },
        { service: labels[1]!, namespace, pod: labels[0]!, certain },
      ];
    case 3:
      return [{ service: labels[1]!, namespace: labels[2]!, pod: labels[0]!, certain }];
    default:
      return [];
  }
}

/**
 * The name that was meant by one that no DNS answers: `web.shop.svc.cluster.loca`, `web.shop.cluster.local`, and `web.svc.cluster.local`
 * for a pod of namespace `shop`, all for `web.shop.svc.cluster.local`. Other domains may be another cluster's and are left alone.
 * `undefined` for names that are right, or that are something else.
 */
export function repairClusterName(host: string, namespace: string): ClusterName | undefined {
  const labels = host.split('.');
  const at = labels.lastIndexOf('svc');
  const domain = labels.slice(at + 1).join('.');
  if (
    at === 2 &&
    (isOneEditAway(domain, clusterDomain) || domain === 'cluster' || domain === 'local') &&
    !/\d/.test(domain)
  )
    return { service: labels[0]!, namespace: labels[1]!, pod: undefined, certain: true };
  if (at === 1 && (domain === '' || domain === clusterDomain))
    return { service: labels[0]!, namespace, pod: undefined, certain: true };
  if (at < 0 && labels.length === 4 && host.endsWith(`.${clusterDomain}`))
    return { service: labels[0]!, namespace: labels[1]!, pod: undefined, certain: true };
  return undefined;
}

/** The names by which pods reach a Service, shortest first. */
export function namesOf(service: string, namespace: string): string[] {
  return [
    service,
    `${service}.${namespace}`,
    `${service}.${namespace}.svc`,
    `${service}.${namespace}.svc.${clusterDomain}`,
  ];
}
