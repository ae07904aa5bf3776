/** What is told about pods and their ports: who reaches them, and how they are found. */
import { resolveTargetPort } from '../bind/port.ts';
import { selectingServices } from '../bind/selector.ts';
import { replicasOf } from '../bind/ways-in.ts';
import { explain } from '../graph/explanations.ts';
import type { ContainerPort } from '../model/kinds/pod.ts';
import type { Workload } from '../model/kinds/workload.ts';
import { replicaParts } from './chain.ts';
import type { HoverContent } from './hover-content.ts';
import { describePolicies } from './hover-policy.ts';
import { hoverTexts as texts } from './hover-texts.ts';
import { text } from './markdown.ts';
import { serviceChains } from './service-chains.ts';

/** The hover of a workload as a whole. */
export function describeWorkload(content: HoverContent, workload: Workload): void {
  const { view, w } = content;
  const count =
    workload.kind === 'Pod'
      ? ''
      : replicaParts(w, view, workload)
          .map(part => part.text)
          .join('');
  content.heading(workload, view.namespaceOf(workload), ...(count === '' ? [] : [count]));
  describeReach(content, workload);
  describePolicies(content, workload);
  const replicas = replicasOf(view, workload);
  content.tell(
    replicas.type === 'count' && replicas.count !== 1
      ? explain('workload', { replicas: replicas.count })
      : explain('workloadMany'),
  );
}

/** Backward: every chain that ends in the pods of a workload. */
export function describeReach(content: HoverContent, workload: Workload): void {
  const { view, w } = content;
  const services = selectingServices(view, workload);
  if (services.length === 0) {
    content.say(texts.noService);
    return;
  }
  content.chains(
    texts.reachedBy,
    services.flatMap(service => serviceChains(w, view, service)),
  );
}

/** Backward: every chain that ends in one container port. */
export function describePortReach(content: HoverContent, workload: Workload, port: ContainerPort): void {
  const { view, w } = content;
  const chains = selectingServices(view, workload).flatMap(service =>
    service.ports
      .filter(servicePort => {
        const resolution = resolveTargetPort(servicePort, workload);
        return resolution.state === 'declared' && resolution.declared.port === port;
      })
      .flatMap(servicePort => serviceChains(w, view, service, servicePort)),
  );
  if (port.hostPort?.known && port.hostPort.value) {
    const hop = [...w.say(texts.anyNode), text(', hostPort '), w.code(port.hostPort.value, port.hostPort.place)];
    chains.push(hop);
  }
  if (chains.length === 0) content.say(texts.notAPort);
  else content.chains(texts.reachedBy, chains);
}
