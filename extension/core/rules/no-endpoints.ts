/** Why no pod answers behind a Service port, for rules about those who send something there. */
import { missingPods } from '../bind/missing-pods.ts';
import { bindSelector, hasSelector } from '../bind/selector.ts';
import { portEnd } from '../bind/target-port.ts';
import type { View } from '../index/view.ts';
import { message } from '../l10n/message.ts';
import type { Service, ServicePort } from '../model/kinds/service.ts';
import type { Related } from './rule.ts';

const texts = {
  selector: { en: 'Its selector matches no pods', ko: '셀렉터와 일치하는 파드가 없습니다' },
  port: { en: 'No selected pod declares "{name}"', ko: '선택된 파드 중 "{name}"을(를) 선언한 것이 없습니다' },
};

/**
 * The cause, at its place: the selector matches no pods, or none of them declares the port's named target. `undefined` where there
 * are endpoints, and where it cannot be told. `port` undefined: only the selector counts.
 */
export function endpointsCause(view: View, service: Service, port: ServicePort | undefined): Related | undefined {
  if (!hasSelector(service)) return undefined;
  const binding = bindSelector(view, service);
  if (binding.state === 'unbound') {
    const missing = missingPods(view, service);
    if (!missing || missing.reason === 'nothing-known') return undefined;
    return { place: service.selector!.place, message: message(texts.selector) };
  }
  if (binding.state === 'unknown' || !port) return undefined;
  const resolutions = binding.targets.map(workload => portEnd(view, port, workload));
  const [first] = resolutions;
  if (first?.state !== 'missing' || !resolutions.every(r => r.state === 'missing')) return undefined;
  return { place: (port.targetPort ?? port).place, message: message(texts.port, { name: first.name }) };
}
