/** A backend of the AWS Load Balancer Controller that names an action without an annotation, and an action that no path names. */
import { isAlbAction } from '../../bind/backend.ts';
import { familyOf } from '../../bind/ingress-class.ts';
import { albActionKey, albActions } from '../../controllers/alb.ts';
import { albAnnotations } from '../../controllers/alb-annotations.ts';
import { hasOpenAnnotations } from '../../controllers/nginx.ts';
import { keys } from '../../index/keys.ts';
import type { View } from '../../index/view.ts';
import { message } from '../../l10n/message.ts';
import { backendsOf, type Ingress } from '../../model/kinds/ingress.ts';
import { nearestNames } from '../../text/nearest.ts';
import { replaceScalar } from '../fix.ts';
import { defineRule, type Report } from '../rule.ts';
import { ingressDocs } from './backends.ts';

const texts = {
  missing: {
    en: 'No annotation {key} describes the action "{name}"',
    ko: '동작 "{name}"을(를) 설명하는 어노테이션 {key}이(가) 없습니다',
  },
  unused: { en: 'No path uses the action "{name}"', ko: '동작 "{name}"을(를) 사용하는 경로가 없습니다' },
};

export const ingressAlbActionMissing = defineRule({
  id: 'ingress-alb-action-missing',
  group: 'ingress',
  severity: 'error',
  summary: {
    en: 'Backend names an action of the load balancer that no annotation describes',
    ko: '백엔드가 어노테이션에 없는 로드 밸런서 동작을 가리킵니다',
  },
  why: {
    en: 'With the port `use-annotation` the backend is the annotation `alb.ingress.kubernetes.io/actions.` and the name. Without it the AWS Load Balancer Controller cannot build the listener rules and leaves the whole load balancer as it was. An action that no path names is information.',
    ko: '포트가 `use-annotation`이면 백엔드는 `alb.ingress.kubernetes.io/actions.`에 이름을 붙인 어노테이션입니다. 그것이 없으면 AWS Load Balancer Controller가 리스너 규칙을 만들 수 없어 로드 밸런서 전체가 이전 상태로 남습니다. 어떤 경로도 쓰지 않는 동작은 정보로 알립니다.',
  },
  fixable: 'sometimes',
  references: [`${albAnnotations.documentation}#actions`, ingressDocs],
  on: ['ingress'],
  *check(ingress, view) {
    const family = familyOf(view, ingress);
    if (hasOpenAnnotations(ingress) || (family !== 'alb' && family !== 'unknown')) return;
    const actions = albActions(ingress);
    const named = backendsOf(ingress).filter(isAlbAction);
    for (const { serviceName } of named) {
      if (!serviceName?.known || actions.has(serviceName.value) || isRollout(view, ingress, serviceName.value))
        continue;
      const name = serviceName.value;
      const near = nearestNames(name, actions.keys());
      yield {
        place: serviceName.place,
        message: message(texts.missing, { key: albActionKey(name), name }),
        fixes: near.slice(0, 3).map((one, _, all) => replaceScalar(serviceName.place, one, all.length === 1)),
      };
    }
    if (named.every(backend => backend.serviceName?.known)) yield* unusedActions(ingress, actions);
  },
});

function* unusedActions(ingress: Ingress, actions: ReturnType<typeof albActions>): Iterable<Report> {
  if (!ingress.rulesComplete || ingress.rules.some(rule => !rule.pathsComplete)) return;
  const used = new Set(backendsOf(ingress).flatMap(({ serviceName }) => (serviceName?.known ? serviceName.value : [])));
  for (const [name, place] of actions) {
    if (!used.has(name)) yield { place, message: message(texts.unused, { name }), severity: 'info', unnecessary: true };
  }
}

/**
 * Argo Rollouts writes the annotation itself, for the Service of that name (argo-rollouts.readthedocs.io, traffic management with
 * ALB): a Service of the action's name, or a Rollout in the namespace, says that it may.
 */
function isRollout(view: View, ingress: Ingress, name: string): boolean {
  const namespace = view.namespaceOf(ingress);
  if (namespace === undefined || view.isOpen(ingress)) return true;
  if (view.lookupType('service', keys.namedAnywhere(view.setOf(ingress), 'service', name)).length > 0) return true;
  return view.inNamespace(ingress, 'workload', namespace).some(workload => workload.kind === 'Rollout');
}
