/**
 * Everything that makes pods, in one shape: Pods and their controllers, CronJobs, PodTemplates, Argo Rollouts, Knative, OpenShift
 * DeploymentConfigs, and any custom resource whose `spec.template` looks like a pod template. A Service selects the labels of the
 * pod template, never the controller's own.
 */
import type { Place } from '../../yaml/syntax.ts';
import type { Fact, StringMap } from '../fact.ts';
import type { Fields, IntOrString } from '../read.ts';
import type { ResourceBase } from '../resource.ts';
import { type LabelSelector, lowerLabelSelector } from './label-selector.ts';
import { lowerPodTemplate, type PodTemplate } from './pod.ts';

export interface Workload extends ResourceBase {
  readonly type: 'workload';
  readonly pod: PodTemplate;
  /** False for kinds that run something else than containers (virtual machines), and for a Rollout that refers to another workload. */
  readonly hasContainers: boolean;
  /** `spec.replicas` (or parallelism of none); absent means the kind's default. */
  readonly replicas: Fact<number> | undefined;
  /** The controller's own selector; a ReplicationController's or DeploymentConfig's map is in matchLabels. */
  readonly selector: LabelSelector | undefined;
  readonly selectorPlace: Place | undefined;
  /** StatefulSet `spec.serviceName`. */
  readonly serviceName: Fact<string> | undefined;
  /** StatefulSet `spec.ordinals.start`. */
  readonly ordinalsStart: Fact<number> | undefined;
  /** Deployment `spec.strategy`; the numbers are counts or percentages. */
  readonly strategy:
    | {
        readonly type: Fact<string> | undefined;
        readonly maxSurge: Fact<IntOrString> | undefined;
        readonly maxUnavailable: Fact<IntOrString> | undefined;
      }
    | undefined;
  /** Argo Rollout `spec.workloadRef`. */
  readonly workloadRef:
    | { readonly kind: Fact<string> | undefined; readonly name: Fact<string> | undefined }
    | undefined;
  /** Services an Argo Rollout switches: stable, canary, active, preview. */
  readonly rolloutServices: readonly Fact<string>[];
  /** An Argo Rollout step starts pods with labels of its own (`strategy.canary.steps[].experiment`). */
  readonly hasExperiments: boolean;
  /** `status.podIP` and `status.podIPs` of a Pod that was read from a cluster. */
  readonly podIPs: readonly Fact<string>[];
  /** Where the pod template's labels stand, or where they would. */
  readonly podLabels: StringMap | undefined;
}

/** A controller with `spec.template`, a PodTemplate (`template`) or a Pod. */
export function lowerWorkload(base: ResourceBase, root: Fields): Workload {
  const spec = root.child('spec');
  switch (base.kind) {
    case 'Pod':
      return { ...workload(base, root, undefined), podIPs: podIPsOf(root) };
    case 'PodTemplate':
      return workload(base, root.child('template'), undefined);
    case 'CronJob':
      return workload(base, spec?.child('jobTemplate')?.child('spec')?.child('template'), undefined);
    default:
      return workload(base, spec?.child('template'), spec);
  }
}

/** A kind whose template makes virtual machines: labels count, container ports do not exist. */
export function lowerVirtualMachine(base: ResourceBase, root: Fields): Workload {
  const spec = root.child('spec');
  return { ...workload(base, spec?.child('template'), spec), hasContainers: false };
}

/** serving.knative.dev Service, Configuration, Revision: the controller adds labels and makes the Services itself. */
export function lowerKnative(base: ResourceBase, root: Fields): Workload {
  const spec = root.child('spec');
  return workload(base, base.kind === 'Revision' ? root : spec?.child('template'), undefined);
}

const plainGroups = new Set(['', 'apps', 'extensions', 'batch', 'apps.openshift.io', 'apps.kruise.io', 'argoproj.io']);

/**
 * The pod template is used as it stands, and is valid or not by the API server's rules for pods. Knative has rules and defaults of
 * its own, and other custom resources may hold an overlay that their operator completes.
 */
export function hasPlainPod(workload: Workload): boolean {
  return workload.hasContainers && plainGroups.has(workload.group);
}

/** Whether a map looks like a pod template, for custom resources of any group. */
export function looksLikePodTemplate(template: Fields | undefined): boolean {
  return template?.child('spec')?.children('containers') !== undefined;
}

function workload(base: ResourceBase, template: Fields | undefined, spec: Fields | undefined): Workload {
  const pod = template && lowerPodTemplate(template);
  const workloadRef = spec?.child('workloadRef');
  const strategy = spec?.child('strategy');
  return {
    ...base,
    type: 'workload',
    pod: pod ?? emptyPod(base),
    hasContainers: !workloadRef && pod !== undefined,
    replicas: spec?.integer('replicas'),
    selector: selectorOf(base, spec),
    selectorPlace: spec?.keyPlace('selector'),
    serviceName: base.kind === 'StatefulSet' ? spec?.string('serviceName') : undefined,
    ordinalsStart: spec?.child('ordinals')?.integer('start'),
    strategy: base.kind === 'Deployment' ? strategy && lowerStrategy(strategy) : undefined,
    workloadRef: workloadRef && { kind: workloadRef.string('kind'), name: workloadRef.string('name') },
    rolloutServices: base.kind === 'Rollout' && strategy ? rolloutServices(strategy) : [],
    hasExperiments: base.kind === 'Rollout' && strategy !== undefined && hasExperiments(strategy),
    podIPs: [],
    podLabels: pod?.labels,
  };
}

function lowerStrategy(strategy: Fields): Workload['strategy'] {
  const rollingUpdate = strategy.child('rollingUpdate');
  return {
    type: strategy.string('type'),
    maxSurge: rollingUpdate?.intOrString('maxSurge'),
    maxUnavailable: rollingUpdate?.intOrString('maxUnavailable'),
  };
}

function podIPsOf(root: Fields): Fact<string>[] {
  const status = root.child('status');
  const listed = (status?.children('podIPs')?.items ?? []).flatMap(entry => entry.string('ip') ?? []);
  const single = status?.string('podIP');
  return listed.length > 0 || !single ? listed : [single];
}

function selectorOf(base: ResourceBase, spec: Fields | undefined): LabelSelector | undefined {
  if (base.kind === 'ReplicationController' || base.kind === 'DeploymentConfig') {
    const matchLabels = spec?.stringMap('selector');
    return (
      matchLabels && { matchLabels, matchExpressions: [], complete: matchLabels.complete, place: matchLabels.place }
    );
  }
  const selector = spec?.child('selector');
  return selector && lowerLabelSelector(selector);
}

function rolloutServices(strategy: Fields): Fact<string>[] {
  const canary = strategy.child('canary');
  const blueGreen = strategy.child('blueGreen');
  return [
    canary?.string('stableService'),
    canary?.string('canaryService'),
    blueGreen?.string('activeService'),
    blueGreen?.string('previewService'),
  ].filter(service => service !== undefined);
}

function hasExperiments(strategy: Fields): boolean {
  return (strategy.child('canary')?.children('steps')?.items ?? []).some(step => step.has('experiment'));
}

function emptyPod(base: ResourceBase): PodTemplate {
  return {
    labels: undefined,
    labelsKey: undefined,
    annotations: undefined,
    containers: [],
    containersComplete: false,
    hostNetwork: undefined,
    hostname: undefined,
    subdomain: undefined,
    setHostnameAsFqdn: undefined,
    dnsPolicy: undefined,
    dnsConfig: undefined,
    hostAliases: undefined,
    enableServiceLinks: undefined,
    hasNodeAffinity: false,
    nodeSelector: undefined,
    hasPodAntiAffinity: false,
    mountedConfigMaps: [],
    place: base.kindPlace,
    specPlace: undefined,
  };
}
