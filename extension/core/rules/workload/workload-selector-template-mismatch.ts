/** A controller whose selector does not select its own pod template (S4, ValidateDeploymentSpec and its like). */
import { labelsOf, matchSelector } from '../../bind/label-match.ts';
import { message } from '../../l10n/message.ts';
import { knownValue } from '../../model/fact.ts';
import type { Workload } from '../../model/kinds/workload.ts';
import { replaceScalar } from '../fix.ts';
import { defineRule, type Report } from '../rule.ts';

const texts = {
  differs: {
    en: 'The selector wants {label}: {wanted}, but the pod template has {label}: {actual}',
    ko: '셀렉터는 {label}: {wanted}을(를) 요구하지만 파드 템플릿의 {label} 값은 {actual}입니다',
  },
  lacks: {
    en: 'The selector wants {label}: {wanted}, which the pod template does not have',
    ko: '셀렉터가 요구하는 {label}: {wanted} 레이블이 파드 템플릿에 없습니다',
  },
  expression: {
    en: 'The pod template does not match this requirement of the selector',
    ko: '파드 템플릿이 셀렉터의 이 조건과 일치하지 않습니다',
  },
  empty: { en: 'The selector of a {kind} must not be empty', ko: '{kind}의 셀렉터는 비워 둘 수 없습니다' },
  missing: { en: 'A {kind} needs a selector', ko: '{kind}에는 셀렉터가 필요합니다' },
  template: { en: 'The labels of the pod template', ko: '파드 템플릿의 레이블입니다' },
};

/** Kinds that need a selector. A ReplicationController's and a DeploymentConfig's defaults to the labels of the template. */
const selectorRequired = new Set(['Deployment', 'ReplicaSet', 'StatefulSet', 'DaemonSet', 'Rollout']);

export const workloadSelectorTemplateMismatch = defineRule({
  id: 'workload-selector-template-mismatch',
  group: 'workload',
  severity: 'error',
  summary: {
    en: 'Selector does not match the labels of the pod template',
    ko: '셀렉터가 파드 템플릿의 레이블과 일치하지 않습니다',
  },
  why: {
    en: 'A controller must select the pods that it makes. The API server rejects the object otherwise.',
    ko: '컨트롤러는 자신이 만드는 파드를 선택해야 합니다. 그렇지 않으면 API 서버가 객체를 거부합니다.',
  },
  fixable: 'sometimes',
  references: ['https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#selector'],
  on: ['workload'],
  *check(workload) {
    // A Job's selector and labels are made by the server; other kinds have no selector.
    if (workload.group === 'batch' || workload.workloadRef || !workload.hasContainers) return;
    // `labels:` without a value is not finished yet.
    if (workload.pod.labelsKey && !workload.pod.labels) return;
    const { selector, kind } = workload;
    if (!selector) {
      if (needsSelector(workload)) yield { place: workload.namePlace, message: message(texts.missing, { kind }) };
      return;
    }
    const isEmpty = (selector.matchLabels?.entries.size ?? 0) === 0 && selector.matchExpressions.length === 0;
    if (isEmpty) {
      if (selectorRequired.has(kind) && selector.complete) {
        yield { place: workload.selectorPlace ?? selector.place, message: message(texts.empty, { kind }) };
      }
      return;
    }
    if (matchSelector(labelsOf(workload.pod.labels, workload), selector) === 'no') yield blame(workload);
  },
});

/**
 * The selector is surely forgotten: older API versions default it, and a document without labels or without images is a fragment that
 * something completes.
 */
function needsSelector(workload: Workload): boolean {
  const { pod, apiVersion, kind, shape } = workload;
  return (
    apiVersion === 'apps/v1' &&
    selectorRequired.has(kind) &&
    shape === 'complete' &&
    workload.selectorPlace === undefined &&
    (pod.labels?.entries.size ?? 0) > 0 &&
    pod.containers.length > 0 &&
    pod.containers.every(container => container.image)
  );
}

/** The first pair or expression that the template does not satisfy. */
function blame(workload: Workload): Report {
  const selector = workload.selector!;
  const labels = labelsOf(workload.pod.labels, workload);
  for (const [label, fact] of selector.matchLabels?.entries ?? []) {
    const actual = labels.entries.get(label);
    if (!fact.known || actual?.known === false || actual?.value === fact.value) continue;
    if (!actual) {
      return {
        place: fact.place,
        message: message(texts.lacks, { label, wanted: fact.value }),
        related: [{ place: workload.pod.place, message: message(texts.template) }],
      };
    }
    return {
      place: fact.place,
      message: message(texts.differs, { label, wanted: fact.value, actual: actual.value }),
      related: [{ place: actual.place, message: message(texts.template) }],
      // Which of the two is meant, the manifests do not say.
      fixes: [replaceScalar(fact.place, actual.value, false), replaceScalar(actual.place, fact.value, false)],
    };
  }
  const expression = selector.matchExpressions.find(e => {
    const alone = { ...selector, matchLabels: undefined, matchExpressions: [e] };
    return matchSelector(labels, alone) === 'no';
  });
  return {
    place: knownValue(expression?.key) === undefined ? selector.place : expression!.key!.place,
    message: message(texts.expression),
    related: [{ place: workload.pod.place, message: message(texts.template) }],
  };
}
