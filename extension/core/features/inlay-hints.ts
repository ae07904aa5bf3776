/** Behind a port: the number or port that it comes to in the end. */
import type { Analysis, FilePlace } from '../analysis.ts';
import { bindBackend, bindBackendPort } from '../bind/backend.ts';
import { declaredPorts, resolveTargetPort, targetOf } from '../bind/port.ts';
import { bindSelector, hasSelector } from '../bind/selector.ts';
import { serviceTypeOf } from '../bind/service-shape.ts';
import { isHeadless } from '../bind/ways-in.ts';
import { indexedDocuments } from '../index/snapshot.ts';
import type { View } from '../index/view.ts';
import { type Fact, knownValue } from '../model/fact.ts';
import { backendsOf, type Ingress } from '../model/kinds/ingress.ts';
import type { Service, ServicePort } from '../model/kinds/service.ts';
import type { Workload } from '../model/kinds/workload.ts';
import type { Resource } from '../model/resource.ts';
import { overlaps } from '../text/range.ts';
import type { FileId, Place } from '../yaml/syntax.ts';

export interface InlayHint {
  readonly file: FileId;
  /** Behind which character it stands. */
  readonly offset: number;
  /** `→ 8080`. */
  readonly label: string;
  /** Where a click on it leads. */
  readonly target: FilePlace | undefined;
}

interface Hint {
  readonly behind: Place;
  readonly label: string;
  readonly target: Place | undefined;
}

/** The hints between two offsets of a file. */
export function inlayHints(analysis: Analysis, file: FileId, start: number, end: number): InlayHint[] {
  const view = analysis.view();
  return indexedDocuments(analysis.snapshot.files.get(file)).flatMap(document => {
    const whole = analysis.locate({ document, start: 0, end: document.text.length });
    if (!whole || !overlaps(whole, { start, end: end + 1 })) return [];
    return document.resources.flatMap(resource =>
      hintsOf(view, resource).flatMap(hint => {
        const behind = hint.behind.document === document ? analysis.locate(hint.behind) : undefined;
        if (!behind || behind.end < start || behind.end > end) return [];
        return [{ file, offset: behind.end, label: hint.label, target: hint.target && analysis.locate(hint.target) }];
      }),
    );
  });
}

function hintsOf(view: View, resource: Resource): Hint[] {
  switch (resource.type) {
    case 'service':
      return ofService(view, resource);
    case 'ingress':
      return ofIngress(view, resource);
    case 'workload':
      return ofProbes(resource);
    default:
      return [];
  }
}

/** A named targetPort gets its number; a port without targetPort gets the container port that has its number. */
function ofService(view: View, service: Service): Hint[] {
  const binding = hasSelector(service) ? bindSelector(view, service) : undefined;
  if (binding?.state !== 'bound' || serviceTypeOf(service) === 'ExternalName') return [];
  return service.ports.flatMap(port => {
    const isNamed = typeof targetOf(port) === 'string';
    if (!port.targetPort?.known || !isNamed) return [];
    return hint(port.targetPort, numbersOf(port, binding.targets));
  });
}

interface End {
  readonly label: string;
  readonly target: Place | undefined;
}

function numbersOf(port: ServicePort, workloads: readonly Workload[]): End[] {
  return workloads.flatMap(workload => {
    const resolution = resolveTargetPort(port, workload);
    if (resolution.state !== 'declared') return [];
    return [{ label: String(resolution.number), target: resolution.declared.port.containerPort?.place }];
  });
}

/** A backend's port gets what the Service makes of it. */
function ofIngress(view: View, ingress: Ingress): Hint[] {
  return backendsOf(ingress).flatMap(backend => {
    const written = backend.portNumber ?? backend.portName;
    const binding = bindBackend(view, ingress, backend);
    if (!written || binding?.state !== 'bound') return [];
    const ends = binding.targets.flatMap(service => {
      const port = bindBackendPort(service, backend);
      return port?.state === 'bound'
        ? endsOfBackend(view, service, port.targets[0], backend.portNumber === undefined)
        : [];
    });
    return hint(written, ends);
  });
}

function endsOfBackend(view: View, service: Service, port: ServicePort, isNamed: boolean): End[] {
  const number = knownValue(port.port);
  const pods = hasSelector(service) ? bindSelector(view, service) : undefined;
  const ends = pods?.state === 'bound' ? numbersOf(port, pods.targets) : [];
  const first = isNamed && number !== undefined && !isHeadless(service) ? `${number} → ` : '';
  if (ends.length === 0) return first === '' ? [] : [{ label: String(number), target: port.port?.place }];
  const isSame = (end: End) => first === '' && end.label === String(number);
  return ends.filter(end => !isSame(end)).map(end => ({ ...end, label: `${first}${end.label}` }));
}

function ofProbes(workload: Workload): Hint[] {
  return workload.pod.containers.flatMap(container =>
    container.probes.flatMap(({ port }) => {
      if (!port?.known || typeof port.value !== 'string') return [];
      const declared = declaredPorts(workload.pod).find(
        d => d.container === container && knownValue(d.port.name) === port.value,
      );
      return declared
        ? hint(port, [{ label: String(declared.number), target: declared.port.containerPort?.place }])
        : [];
    }),
  );
}

/** `→ 8080`, or `→ 8080, 9090` where workloads differ. */
function hint(written: Fact<unknown>, ends: readonly End[]): Hint[] {
  const labels = [...new Set(ends.map(end => end.label))];
  if (labels.length === 0) return [];
  return [{ behind: written.place, label: `→ ${labels.join(', ')}`, target: ends[0]!.target }];
}
