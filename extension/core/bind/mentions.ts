/**
 * Whether the manifests tell a pod's processes a number: in a command, an argument, an environment variable, or a ConfigMap that the
 * pod reads. A `containerPort` is informational, so a number that stands there is as good a reason to expect a listener.
 */
import type { View } from '../index/view.ts';
import { type Fact, knownValue } from '../model/fact.ts';
import type { Container, PodTemplate } from '../model/kinds/pod.ts';
import type { Workload } from '../model/kinds/workload.ts';
import { type Place, sourceOf } from '../yaml/syntax.ts';
import { isPlaceholder } from '../yaml/template.ts';
import type { Match } from './label-match.ts';

/**
 * `yes`: the number stands, as a number of its own, in something that a container of the pod is told. `unknown`: a part of what it
 * is told is templated, or in a ConfigMap that is not among the files. Probes are not looked at; see `isProbed`.
 */
export function mentionsNumber(view: View, workload: Workload, number: number): Match {
  const token = new RegExp(`(?<![0-9])${number}(?![0-9])`);
  let result: Match = workload.pod.containersComplete ? 'no' : 'unknown';
  for (const fact of toldTexts(view, workload)) {
    const text = fact?.known ? fact.value : fact && expansionText(fact.place);
    if (text === undefined) result = 'unknown';
    else if (token.test(text)) return 'yes';
  }
  return result;
}

/**
 * A text whose only unknown parts are `$(NAME)`: the kubelet puts other variables of the container there, which are looked at by
 * themselves. `undefined` where a template decides more.
 */
function expansionText(place: Place): string | undefined {
  const text = sourceOf(place).replace(/\$\([A-Za-z_][\w.-]*\)/g, ' ');
  return isPlaceholder(text) ? undefined : text;
}

/** A probe or a lifecycle handler of the pod connects to the number. */
export function isProbed(pod: PodTemplate, number: number): boolean {
  return pod.containers.some(container => container.probes.some(probe => knownValue(probe.port) === number));
}

/** Everything the containers are told, in no order; `undefined` stands for a text that exists but is not in the files. */
function* toldTexts(view: View, workload: Workload): Iterable<Fact<string> | undefined> {
  for (const container of workload.pod.containers) yield* containerTexts(view, workload, container);
  for (const map of workload.pod.mountedConfigMaps) yield* configMapTexts(view, workload, map);
}

function* containerTexts(view: View, workload: Workload, container: Container): Iterable<Fact<string> | undefined> {
  for (const list of [container.command, container.args]) {
    yield* list?.items ?? [];
    if (list?.complete === false) yield undefined;
  }
  for (const variable of container.env) {
    if (variable.value) yield variable.value;
    else if (variable.configMapKey?.name) {
      yield* configMapTexts(view, workload, variable.configMapKey.name, knownValue(variable.configMapKey.key));
    }
  }
  for (const map of container.envFromConfigMaps) yield* configMapTexts(view, workload, map);
}

/** The values of a ConfigMap, or of one key of it. */
function* configMapTexts(
  view: View,
  workload: Workload,
  name: Fact<string>,
  key?: string,
): Iterable<Fact<string> | undefined> {
  const namespace = view.namespaceOf(workload);
  if (!name.known || namespace === undefined) {
    yield undefined;
    return;
  }
  const maps = view.named(workload, 'config-map', namespace, name.value);
  if (maps.length === 0) yield undefined;
  for (const map of maps) {
    if (map.shape !== 'complete' || map.data?.complete === false) yield undefined;
    if (key !== undefined) {
      // An optional key that a known ConfigMap does not have stands for nothing.
      const fact = map.data?.entries.get(key);
      if (fact) yield fact;
    } else {
      yield* map.data?.entries.values() ?? [];
    }
  }
}
