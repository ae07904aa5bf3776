/** Which (group, kind) is read how. A kind that is not listed here is an `other` object, unless it carries a pod template. */
import type { Fields } from '../read.ts';
import type { Resource, ResourceBase } from '../resource.ts';
import { lowerAdminPolicy } from './admin-policy.ts';
import { lowerBackendTlsPolicy } from './backend-tls-policy.ts';
import { lowerObject } from './cluster-object.ts';
import { lowerConfigMap } from './config-map.ts';
import { lowerDisruptionBudget } from './disruption-budget.ts';
import { lowerEndpointSlice, lowerEndpoints } from './endpoints.ts';
import { lowerGateway, lowerGatewayClass } from './gateway.ts';
import { lowerGatewayRoute } from './gateway-route.ts';
import { lowerIngress } from './ingress.ts';
import { lowerIngressClass } from './ingress-class.ts';
import { lowerListenerSet } from './listener-set.ts';
import {
  lowerAddressPool,
  lowerBfdProfile,
  lowerBgpCommunity,
  lowerBgpPeer,
  lowerPoolAdvertisement,
} from './metallb.ts';
import { lowerMonitor } from './monitor.ts';
import { lowerNetworkPolicy } from './network-policy.ts';
import { lowerReferenceGrant } from './reference-grant.ts';
import { lowerRoute } from './route.ts';
import { lowerScaler } from './scaler.ts';
import { lowerSecret, lowerSecretSource } from './secret.ts';
import { lowerService } from './service.ts';
import { lowerApiService, lowerCustomResourceDefinition, lowerWebhook } from './webhook.ts';
import { lowerKnative, lowerVirtualMachine, lowerWorkload } from './workload.ts';

export type Lower = (base: ResourceBase, root: Fields) => Resource;

const byGroupKind = new Map<string, Lower>();
const modelledKinds = new Set<string>();

function register(lower: Lower, groups: string, kinds: string): void {
  for (const group of groups.split(' ')) {
    for (const kind of kinds.split(' ')) {
      byGroupKind.set(`${group === 'core' ? '' : group}/${kind}`, lower);
      modelledKinds.add(kind);
    }
  }
}

register(lowerService, 'core', 'Service');
register(lowerEndpoints, 'core', 'Endpoints');
register(lowerEndpointSlice, 'discovery.k8s.io', 'EndpointSlice');
register(lowerWorkload, 'core', 'Pod ReplicationController PodTemplate');
register(lowerWorkload, 'apps extensions', 'Deployment ReplicaSet StatefulSet DaemonSet');
register(lowerWorkload, 'apps.kruise.io', 'CloneSet StatefulSet DaemonSet');
register(lowerWorkload, 'batch', 'Job CronJob');
register(lowerWorkload, 'apps.openshift.io', 'DeploymentConfig');
register(lowerWorkload, 'argoproj.io', 'Rollout');
register(lowerKnative, 'serving.knative.dev', 'Service Configuration Revision');
register(lowerVirtualMachine, 'kubevirt.io', 'VirtualMachine VirtualMachineInstance VirtualMachineInstanceReplicaSet');
register(lowerIngress, 'networking.k8s.io extensions', 'Ingress');
register(lowerIngressClass, 'networking.k8s.io', 'IngressClass');
register(lowerConfigMap, 'core', 'ConfigMap');
register(lowerSecret, 'core', 'Secret');
register(lowerSecretSource, 'cert-manager.io', 'Certificate');
register(lowerSecretSource, 'external-secrets.io', 'ExternalSecret');
register(lowerSecretSource, 'bitnami.com', 'SealedSecret');
register(lowerSecretSource, 'secrets.infisical.com', 'InfisicalSecret');
register(lowerSecretSource, 'secrets.hashicorp.com', 'VaultStaticSecret VaultPKISecret VaultDynamicSecret');
register(lowerMonitor, 'monitoring.coreos.com', 'ServiceMonitor PodMonitor');
register(lowerWebhook, 'admissionregistration.k8s.io', 'ValidatingWebhookConfiguration MutatingWebhookConfiguration');
register(lowerApiService, 'apiregistration.k8s.io', 'APIService');
register(lowerCustomResourceDefinition, 'apiextensions.k8s.io', 'CustomResourceDefinition');
register(lowerScaler, 'autoscaling', 'HorizontalPodAutoscaler');
register(lowerScaler, 'keda.sh', 'ScaledObject');
register(lowerDisruptionBudget, 'policy', 'PodDisruptionBudget');
register(lowerRoute, 'core route.openshift.io', 'Route');
register(lowerGatewayClass, 'gateway.networking.k8s.io', 'GatewayClass');
register(lowerGateway, 'gateway.networking.k8s.io', 'Gateway');
register(lowerListenerSet, 'gateway.networking.k8s.io', 'ListenerSet');
register(lowerListenerSet, 'gateway.networking.x-k8s.io', 'XListenerSet');
register(lowerGatewayRoute, 'gateway.networking.k8s.io', 'HTTPRoute GRPCRoute TLSRoute TCPRoute UDPRoute');
register(lowerReferenceGrant, 'gateway.networking.k8s.io', 'ReferenceGrant');
register(lowerBackendTlsPolicy, 'gateway.networking.k8s.io', 'BackendTLSPolicy');
register(lowerNetworkPolicy, 'networking.k8s.io', 'NetworkPolicy');
register(
  lowerAdminPolicy,
  'policy.networking.k8s.io',
  'AdminNetworkPolicy BaselineAdminNetworkPolicy ClusterNetworkPolicy',
);
register(lowerAddressPool, 'metallb.io', 'IPAddressPool AddressPool');
register(lowerPoolAdvertisement, 'metallb.io', 'L2Advertisement BGPAdvertisement');
register(lowerBgpPeer, 'metallb.io', 'BGPPeer');
register(lowerBfdProfile, 'metallb.io', 'BFDProfile');
register(lowerBgpCommunity, 'metallb.io', 'Community');
register(lowerObject, 'core', 'Namespace ServiceAccount');
register(lowerObject, 'cert-manager.io', 'Issuer ClusterIssuer');

/** How to read an object, `undefined` for kinds that are not modelled. */
export function lowererOf(group: string, kind: string): Lower | undefined {
  return byGroupKind.get(`${group}/${kind}`);
}

/** Whether some group has a modelled kind of this name: a cheap test before anything is parsed. */
export function isModelledKind(kind: string): boolean {
  return modelledKinds.has(kind) || kind.endsWith('List');
}

const clusterScoped = new Set([
  'Namespace',
  'IngressClass',
  'ClusterIssuer',
  'CustomResourceDefinition',
  'ValidatingWebhookConfiguration',
  'MutatingWebhookConfiguration',
  'APIService',
  'GatewayClass',
  'AdminNetworkPolicy',
  'BaselineAdminNetworkPolicy',
  'ClusterNetworkPolicy',
]);

/** Kinds whose objects belong to no namespace. */
export function isClusterScoped(kind: string): boolean {
  return clusterScoped.has(kind);
}
