/** An autoscaler for a workload that is not there. */
import { isMadeByOperator } from '../../bind/selector.ts';
import type { View } from '../../index/view.ts';
import { message } from '../../l10n/message.ts';
import { knownValue } from '../../model/fact.ts';
import type { Scaler } from '../../model/kinds/scaler.ts';
import { titleOf } from '../../model/resource.ts';
import { folderOf } from '../../sources/folders.ts';
import { nearestNames } from '../../text/nearest.ts';
import { replaceScalar } from '../fix.ts';
import { defineRule } from '../rule.ts';

const texts = {
  missing: {
    en: 'No {kind} "{name}" in namespace "{namespace}": nothing is scaled',
    ko: '네임스페이스 "{namespace}"에 {kind} "{name}"이(가) 없어 아무것도 확장하지 않습니다',
  },
  near: { en: '{workload} is similar', ko: '비슷한 {workload}이(가) 있습니다' },
};

/** Kinds of which nothing but a manifest makes the object that an autoscaler names. */
const kinds = new Set(['Deployment', 'StatefulSet', 'ReplicaSet', 'ReplicationController']);

export const hpaTargetMissing = defineRule({
  id: 'hpa-target-missing',
  group: 'workload',
  severity: 'warning',
  summary: { en: 'Autoscaler for a workload that does not exist', ko: '없는 워크로드를 가리키는 오토스케일러입니다' },
  why: {
    en: 'The controller looks its target up by kind and name in its own namespace, fails, and tries again for ever; the workload that was meant keeps its number of pods. A warning where a name or a kind of the folder comes close, else information.',
    ko: '컨트롤러는 자신의 네임스페이스에서 종류와 이름으로 대상을 찾다가 실패하고 계속 다시 시도하며, 의도한 워크로드의 파드 수는 그대로입니다. 이름이나 종류가 비슷한 것이 같은 폴더에 있으면 경고로, 아니면 정보로 알립니다.',
  },
  fixable: 'sometimes',
  references: ['https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/'],
  on: ['scaler'],
  *check(scaler, view) {
    const { targetName, targetKind } = scaler;
    const namespace = view.namespaceOf(scaler);
    if (!targetName?.known || targetName.value === '' || !targetKind?.known || namespace === undefined) return;
    const [name, kind] = [targetName.value, targetKind.value];
    if (!kinds.has(kind) || scaler.owned || view.isOpen(scaler) || view.hasUncertain(scaler, 'workload')) return;
    const sameName = view.named(scaler, 'workload', namespace, name);
    if (sameName.some(workload => workload.kind === kind)) return;
    if (isMadeByOperator(view, scaler, namespace, new Map([['name', name]]))) return;
    const neighbours = neighboursOf(view, scaler, namespace);
    if (neighbours.length === 0) return;
    const [otherKind] = neighbours.filter(workload => knownValue(workload.name) === name && kinds.has(workload.kind));
    const ofKind = neighbours.filter(workload => workload.kind === kind);
    const [nearName] = nearestNames(
      name,
      ofKind.flatMap(workload => knownValue(workload.name) ?? []),
    );
    const near = otherKind ?? ofKind.find(workload => knownValue(workload.name) === nearName && nearName !== undefined);
    yield {
      place: otherKind ? targetKind.place : targetName.place,
      message: message(texts.missing, { kind, name, namespace }),
      severity: near ? 'warning' : 'info',
      related: near ? [{ place: near.namePlace, message: message(texts.near, { workload: titleOf(near) }) }] : [],
      fixes: near
        ? [replaceScalar(otherKind ? targetKind.place : targetName.place, otherKind?.kind ?? nearName!, false)]
        : [],
    };
  },
});

/** Workloads of the namespace in the autoscaler's folder: whoever wrote it keeps them here. */
function neighboursOf(view: View, scaler: Scaler, namespace: string) {
  const folder = folderOf(scaler.place.document.file);
  return view
    .inNamespace(scaler, 'workload', namespace)
    .filter(workload => folderOf(workload.place.document.file) === folder);
}
