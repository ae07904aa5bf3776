/** Whether a port of a Service reaches the pods of a workload. Decides as the rules about target ports do. */
import { type PortResolution, protocolOf, targetOf } from '../bind/port.ts';
import { comparableWorkloads, servedWorkloads } from '../bind/served-pods.ts';
import { isHeadless } from '../bind/service-shape.ts';
import {
  idleContainerWith,
  isPlainlyOtherProtocol,
  mayListenOn,
  mayStillBeReached,
  plainlyMeant,
  portEnd,
  portEnds,
  portsOfOtherProtocol,
  portsOfProtocol,
} from '../bind/target-port.ts';
import type { View } from '../index/view.ts';
import { message, type Text } from '../l10n/message.ts';
import type { Service, ServicePort } from '../model/kinds/service.ts';
import type { Workload } from '../model/kinds/workload.ts';
import { isIanaServiceName } from '../model/names.ts';
import { unknownEvidence } from './missing.ts';
import type { Evidence, Verdict } from './traffic-graph.ts';

const texts = {
  noNamedPort: {
    en: 'No container declares a {protocol} port named {name}',
    ko: '{name}이라는 이름의 {protocol} 포트를 선언한 컨테이너가 없습니다',
  },
  undeclared: {
    en: 'No container declares port {number}; whether a process listens there cannot be told',
    ko: '{number} 포트를 선언한 컨테이너가 없어 프로세스가 듣고 있는지 알 수 없습니다',
  },
} satisfies Record<string, Text>;

const partialRule = 'service-target-port-name-partial';

export interface PortVerdict {
  readonly resolution: PortResolution;
  readonly verdict: Verdict;
  readonly evidence: readonly Evidence[];
}

/** `undefined` where the pods take no part in the port: those of a hook, or of a Job beside the real workload. */
export function portVerdict(
  view: View,
  service: Service,
  port: ServicePort,
  workload: Workload,
): PortVerdict | undefined {
  const resolution = portEnd(view, port, workload);
  const open: PortVerdict = { resolution, verdict: 'open', evidence: [] };
  const served = servedWorkloads(view, service);
  switch (resolution.state) {
    case 'declared':
      return open;
    case 'unknown':
      return { resolution, verdict: 'unknown', evidence: [unknownEvidence('templated')] };
    case 'missing': {
      if (!served.includes(workload)) return undefined;
      const comparable = comparableWorkloads(view, service);
      // Pods of another application of the repository: whether the two ever meet cannot be told.
      if (comparable.length > 0 && !comparable.includes(workload)) {
        return { resolution, verdict: 'unknown', evidence: [unknownEvidence('external')] };
      }
      const { name } = resolution;
      const text = message(texts.noNamedPort, { name, protocol: protocolOf(port) ?? '?' });
      const rule = ruleForName(view, port, name, served);
      // One of several variants: those of other environments need not declare it.
      if (rule === partialRule && comparable.length < 2)
        return { resolution, verdict: 'unknown', evidence: [{ message: text, rule: undefined }] };
      const evidence = [{ message: text, rule }];
      return { resolution, verdict: mayStillBeReached(view, service, served) ? 'unknown' : 'broken', evidence };
    }
    case 'undeclared': {
      const { number } = resolution;
      const rule = served.includes(workload) ? ruleForNumber(view, service, port, workload, number, served) : undefined;
      if (rule === undefined) return open;
      return { resolution, verdict: 'unknown', evidence: [{ message: message(texts.undeclared, { number }), rule }] };
    }
  }
}

function ruleForName(view: View, port: ServicePort, name: string, served: readonly Workload[]): string {
  if (/^\d+$/.test(name)) return 'service-target-port-quoted-number';
  if (!isIanaServiceName(name)) return 'service-target-port-invalid-name';
  if (portEnds(view, port, served).some(end => end.resolution.state !== 'missing')) return partialRule;
  if (served.some(workload => portsOfOtherProtocol(port, workload).length > 0))
    return 'service-target-port-protocol-mismatch';
  if (served.some(workload => idleContainerWith(name, workload))) return 'service-target-port-name-init-only';
  return 'service-target-port-name-not-found';
}

/** A number that nobody declares is legal; the rule that doubts it, if one does so with a reason. */
function ruleForNumber(
  view: View,
  service: Service,
  port: ServicePort,
  workload: Workload,
  number: number,
  served: readonly Workload[],
): string | undefined {
  const protocol = protocolOf(port);
  if (protocol === undefined || isHeadless(service) || mayListenOn(view, workload, number)) return undefined;
  const ends = portEnds(view, port, served);
  if (ends.every(end => end.resolution.state === 'undeclared')) {
    const others = served.flatMap(w => portsOfOtherProtocol(port, w));
    if (others.length > 0) {
      return isPlainlyOtherProtocol(service, port, others) ? 'service-target-port-protocol-mismatch' : undefined;
    }
    if (served.some(w => portsOfProtocol(w, protocol).length === 0 || mayListenOn(view, w, number))) return undefined;
    return plainlyMeant(view, service, port, served) === undefined ? undefined : 'service-target-port-not-declared';
  }
  const isPartial =
    comparableWorkloads(view, service).includes(workload) &&
    ends.some(end => end.resolution.state === 'declared') &&
    portsOfProtocol(workload, protocol).length > 0 &&
    portsOfOtherProtocol(port, workload).length === 0;
  return isPartial ? 'service-target-port-partial' : undefined;
}

/** `TCP 80 → http (8080)`; the end alone where it is the same number, or where nothing is translated. */
export function portLabel(service: Service, port: ServicePort, { resolution }: PortVerdict): string {
  const protocol = protocolOf(port) ?? '?';
  const number = port.port?.known ? port.port.value : '?';
  const target = targetOf(port) ?? '?';
  if (resolution.state === 'missing' || resolution.state === 'unknown') return `${protocol} ${number} → ${target}`;
  const end = typeof target === 'string' ? `${target} (${resolution.number})` : String(resolution.number);
  return isHeadless(service) || String(number) === end ? `${protocol} ${end}` : `${protocol} ${number} → ${end}`;
}
