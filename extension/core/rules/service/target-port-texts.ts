/** What several rules about `targetPort` say of the pods at the other end. */
import { declaredPorts, protocolOf } from '../../bind/port.ts';
import { message } from '../../l10n/message.ts';
import { knownValue } from '../../model/fact.ts';
import type { Workload } from '../../model/kinds/workload.ts';
import { titleOf } from '../../model/resource.ts';
import type { Related } from '../rule.ts';

const texts = {
  declares: { en: '{workload} declares {ports}', ko: '{workload}에 선언된 포트: {ports}' },
  declaresNone: { en: '{workload} declares no ports', ko: '{workload}에 선언된 포트가 없습니다' },
};

/** The ports that each workload declares: `Deployment "web" declares http (8080), 9090/UDP`. Five workloads at most. */
export function declaredPortsOf(workloads: readonly Workload[]): Related[] {
  return workloads.slice(0, 5).map(workload => {
    const declared = declaredPorts(workload.pod);
    const ports = declared.map(({ port, number }) => {
      const protocol = protocolOf(port) ?? 'TCP';
      const text = protocol === 'TCP' ? String(number) : `${number}/${protocol}`;
      const name = knownValue(port.name);
      return name === undefined ? text : `${name} (${text})`;
    });
    return {
      place: declared[0]?.port.place ?? workload.namePlace,
      message:
        ports.length > 0
          ? message(texts.declares, { workload: titleOf(workload), ports: ports.join(', ') })
          : message(texts.declaresNone, { workload: titleOf(workload) }),
    };
  });
}

/** `Deployment "a", StatefulSet "b"`. */
export function titlesOf(workloads: readonly Workload[]): string {
  return workloads.map(titleOf).join(', ');
}
