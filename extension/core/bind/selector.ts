/**
 * Service selector to workloads, and back. A selector matches pod templates of the Service's own namespace that carry every pair
 * (k8s.io/kubernetes endpointslice reconciler; semantics S2–S4).
 */
import { canonicalSelector, hasKnownLabels, keys, knownPairs, mostSpecificPair } from '../index/keys.ts';
import { nearestVariants, type View } from '../index/view.ts';
import { knownValue } from '../model/fact.ts';
import type { OtherObject } from '../model/kinds/other.ts';
import type { Service } from '../model/kinds/service.ts';
import type { Workload } from '../model/kinds/workload.ts';
import type { Resource } from '../model/resource.ts';
import { nearestNames } from '../text/nearest.ts';
import { type Binding, bound } from './binding.ts';
import { isRuntimeLabel, labelsOf, matchPairs } from './label-match.ts';
import { type NearMiss, nearMisses } from './near-miss.ts';

/** The Service chooses pods by labels: it has a selector, and its type makes use of it. */
export function hasSelector(service: Service): boolean {
  return (service.selector?.entries.size ?? 0) > 0 && knownValue(service.serviceType) !== 'ExternalName';
}

/**
 * The pairs of a Service's selector that manifests can answer for: known ones without those that only running pods carry.
 * `undefined` when a template decides part of the selector.
 */
export function selectorPairs(service: Service): ReadonlyMap<string, string> | undefined {
  const entries = service.selector?.entries;
  if (!entries || !service.selector.complete) return undefined;
  const pairs = knownPairs(entries);
  if (pairs.size !== entries.size) return undefined;
  for (const label of pairs.keys()) if (isRuntimeLabel(label)) pairs.delete(label);
  return pairs;
}

/** The workloads whose pods a Service selects. Only meaningful where `hasSelector`. */
export function bindSelector(view: View, service: Service): Binding<Workload, NearMiss> {
  return view.once(bindingOf, service);
}

function bindingOf(view: View, service: Service): Binding<Workload, NearMiss> {
  const namespace = view.namespaceOf(service);
  const pairs = selectorPairs(service);
  if (namespace === undefined || !pairs) return { state: 'unknown', why: 'templated' };
  return bindPods(view, service, namespace, pairs);
}

/** The workloads of a namespace whose pods carry all pairs that some object asks for. */
export function bindPods(
  view: View,
  from: Resource,
  namespace: string,
  pairs: ReadonlyMap<string, string>,
): Binding<Workload, NearMiss> {
  if (pairs.size === 0) return { state: 'unknown', why: 'external' };
  const workloads = matchingWorkloads(view, from, namespace, pairs);
  const found = bound(workloads);
  if (found) return found;
  if (mayMatchUncertain(view, from, namespace, pairs)) return { state: 'unknown', why: 'templated' };
  const neighbours = nearestVariants(from, view.inNamespace(from, 'workload', namespace), view);
  if (view.isOpen(from) || areFromElsewhere(namespace, pairs, neighbours)) {
    return { state: 'unknown', why: 'external' };
  }
  return { state: 'unbound', nearest: nearMisses(from, pairs, neighbours) };
}

/** Workloads of a namespace that surely carry all pairs, in order; of variants in several folders the nearest to the Service. */
export function matchingWorkloads(
  view: View,
  service: Resource,
  namespace: string,
  pairs: ReadonlyMap<string, string>,
): readonly Workload[] {
  const pair = mostSpecificPair(pairs);
  if (!pair) return [];
  const candidates = view.lookupType('workload', keys.podLabel(view.setOf(service), namespace, pair[0], pair[1]));
  const matching = candidates.filter(workload => matchPairs(labelsOf(workload.pod.labels, workload), pairs) === 'yes');
  return nearestVariants(service, matching, view);
}

/** Workloads of other namespaces that carry all pairs. */
export function matchesElsewhere(
  view: View,
  service: Service,
  pairs: ReadonlyMap<string, string>,
): readonly Workload[] {
  const namespace = view.namespaceOf(service);
  const pair = mostSpecificPair(pairs);
  if (!pair) return [];
  return view
    .lookupType('workload', keys.podLabelAnywhere(view.setOf(service), pair[0], pair[1]))
    .filter(
      workload =>
        view.namespaceOf(workload) !== namespace &&
        matchPairs(labelsOf(workload.pod.labels, workload), pairs) === 'yes',
    );
}

/** The Services whose selectors match the pods of a workload: the same question from the other end. */
export function selectingServices(view: View, workload: Workload): readonly Service[] {
  const namespace = view.namespaceOf(workload);
  if (namespace === undefined) return [];
  const set = view.setOf(workload);
  const services = new Set<Service>();
  for (const [label, fact] of workload.pod.labels?.entries ?? []) {
    if (!fact.known) continue;
    for (const service of view.lookupType('service', keys.selectorPair(set, namespace, label, fact.value))) {
      if (hasSelector(service) && bindSelectorTo(view, service, workload)) services.add(service);
    }
  }
  return nearestVariants(workload, [...services], view);
}

/** The selector matches the workload, and no variant of the workload is nearer to the Service. */
function bindSelectorTo(view: View, service: Service, workload: Workload): boolean {
  const binding = bindSelector(view, service);
  return binding.state === 'bound' && binding.targets.includes(workload);
}

/** Some workload of the namespace, or of an unknown one, may match once its template is rendered. */
function mayMatchUncertain(
  view: View,
  service: Resource,
  namespace: string,
  pairs: ReadonlyMap<string, string>,
): boolean {
  const set = view.setOf(service);
  for (const ns of [namespace, '?']) {
    for (const workload of view.lookupType('workload', keys.uncertainPodLabels(set, ns))) {
      if (matchPairs(uncertainLabels(workload), pairs) !== 'no') return true;
    }
  }
  return isMadeByOperator(view, service, namespace, pairs);
}

function uncertainLabels(workload: Workload) {
  if (hasKnownLabels(workload)) return labelsOf(workload.pod.labels, workload);
  if (workload.hasExperiments) return { entries: new Map(), complete: false };
  return { entries: workload.pod.labels?.entries ?? new Map(), complete: false };
}

/**
 * Pods that an operator makes from a custom resource carry its name in a label, whatever the operator: a Prometheus `k8s` has pods
 * with `app.kubernetes.io/instance: k8s`, a ZookeeperCluster `zk` some with `app: zk-client`. A selector value that is, or starts
 * with, the name of such a resource of the namespace is such a case. A TrafficSplit's Service has no pods by design.
 */
export function isMadeByOperator(
  view: View,
  from: Resource,
  namespace: string,
  pairs: ReadonlyMap<string, string>,
): boolean {
  const set = view.setOf(from);
  const split = view.lookup(keys.kind(set, 'split.smi-spec.io', 'TrafficSplit'));
  if (split.some(other => view.namespaceOf(other) === namespace)) return true;
  return [...pairs.values()]
    .flatMap(prefixesOf)
    .some(value =>
      view.lookupType('other', keys.named(set, 'other', namespace, value)).some(other => makesPods(other)),
    );
}

/** `a-b-c` → `a`, `a-b`, `a-b-c`. */
function prefixesOf(value: string): string[] {
  return value.split('-').map((_, i, parts) => parts.slice(0, i + 1).join('-'));
}

/** A custom resource that may have pods. Those of routers, meshes, certificates and policies only configure what runs already. */
function makesPods(other: OtherObject): boolean {
  return isCustomGroup(other.group) && !configuringGroups.test(other.group) && !configuringKinds.test(other.kind);
}

const configuringKinds = /(?:Rule|Policy|Class|Binding|Issuer|Definition)$/;

const configuringGroups =
  /(?:^|\.)(?:istio\.io|linkerd\.io|split\.smi-spec\.io|traefik\.io|traefik\.containo\.us|konghq\.com|getambassador\.io|projectcontour\.io|nginx\.org|cilium\.io|projectcalico\.org|cert-manager\.io|kyverno\.io|external-secrets\.io|cloud\.google\.com|networking\.gke\.io|argoproj\.io|elbv2\.k8s\.aws)$/;

/**
 * The pods come with the cluster (static pods and add-ons of kube-system), or from a controller that labels them in its own domain:
 * a label with a domain that no pod template of the namespace uses, or the one that Istio gives its gateways.
 */
function areFromElsewhere(
  namespace: string,
  pairs: ReadonlyMap<string, string>,
  neighbours: readonly Workload[],
): boolean {
  if (namespace === 'kube-system' && [...pairs.keys()].every(label => clusterLabels.has(label))) return true;
  const used = neighbours.flatMap(workload => [...(workload.pod.labels?.entries.keys() ?? [])]);
  return [...pairs.keys()].some(label => {
    const domain = label.includes('/') ? label.slice(0, label.indexOf('/')) : undefined;
    if (label === 'istio') return !used.includes(label);
    if (domain === undefined || domain === 'app.kubernetes.io') return false;
    return !used.some(other => other.startsWith(`${domain}/`)) && nearestNames(label, used).length === 0;
  });
}

const clusterLabels = new Set(['component', 'tier', 'k8s-app']);

/** Not one of the API groups that come with Kubernetes. */
export function isCustomGroup(group: string): boolean {
  return group.includes('.') && !group.endsWith('.k8s.io');
}

/** Services with exactly the same selector in the same namespace, in order, the Service itself among them. */
export function servicesWithEqualSelector(view: View, service: Service): readonly Service[] {
  const namespace = view.namespaceOf(service);
  const pairs = selectorPairs(service);
  if (namespace === undefined || !pairs || pairs.size === 0) return [];
  return view.lookupType(
    'service',
    keys.equalSelector(view.setOf(service), namespace, canonicalSelector(knownPairs(service.selector?.entries))),
  );
}

/** An Argo Rollout names the Service: it writes a pod hash into the selector and moves the Service between its pods. */
export function isSwitchedByRollout(view: View, service: Service): boolean {
  const [name, namespace] = [knownValue(service.name), view.namespaceOf(service)];
  if (name === undefined || namespace === undefined) return false;
  return view.lookup(keys.workloadsNaming(view.setOf(service), namespace, name)).some(w => w.kind === 'Rollout');
}
