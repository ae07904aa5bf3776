/** A load balancer that sends requests to nodes, and a backend Service without a node port. */

import { classOf, familyOf } from '../../bind/ingress-class.ts';
import { serviceTypeOf } from '../../bind/service-shape.ts';
import type { View } from '../../index/view.ts';
import { message } from '../../l10n/message.ts';
import type { Ingress } from '../../model/kinds/ingress.ts';
import type { Service } from '../../model/kinds/service.ts';
import { annotation, titleOf } from '../../model/resource.ts';
import { defineRule, type Severity } from '../rule.ts';
import { boundBackends } from './backends.ts';

const texts = {
  alb: {
    en: '{service} is of type ClusterIP; target-type instance needs a node port: use type NodePort or target-type ip',
    ko: '{service}의 타입은 ClusterIP입니다. target-type instance에는 노드 포트가 필요하므로 NodePort 타입이나 target-type ip를 사용하십시오',
  },
  gce: {
    en: '{service} is of type ClusterIP and turns network endpoint groups off; GKE Ingress then needs type NodePort',
    ko: '{service}의 타입은 ClusterIP이고 네트워크 엔드포인트 그룹이 꺼져 있습니다. 이 경우 GKE Ingress에는 NodePort 타입이 필요합니다',
  },
};

const targetType = 'alb.ingress.kubernetes.io/target-type';

export const ingressBackendNodePortRequired = defineRule({
  id: 'ingress-backend-node-port-required',
  group: 'ingress',
  severity: 'error',
  summary: {
    en: 'Ingress sends requests to nodes, but the backend Service has no node port',
    ko: 'Ingress가 노드로 요청을 보내지만 백엔드 Service에 노드 포트가 없습니다',
  },
  why: {
    en: 'An AWS load balancer with `target-type: instance`, its controller’s default, and a Google load balancer without network endpoint groups send requests to a port of the nodes. A ClusterIP Service has none, so the controller does not set the load balancer up.',
    ko: '컨트롤러 기본값인 `target-type: instance`의 AWS 로드 밸런서와 네트워크 엔드포인트 그룹이 없는 Google 로드 밸런서는 노드의 포트로 요청을 보냅니다. ClusterIP Service에는 노드 포트가 없어 컨트롤러가 로드 밸런서를 구성하지 못합니다.',
  },
  fixable: 'no',
  references: [
    'https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/ingress/annotations/#target-type',
    'https://cloud.google.com/kubernetes-engine/docs/concepts/container-native-load-balancing',
  ],
  on: ['ingress'],
  *check(ingress, view) {
    const family = familyOf(view, ingress);
    if (family !== 'alb' && family !== 'gce') return;
    for (const { backend, services, service } of boundBackends(view, ingress)) {
      if (!services.every(s => serviceTypeOf(s) === 'ClusterIP')) continue;
      const severities = services.map(s => (family === 'alb' ? albSeverity(view, ingress, s) : gceSeverity(s)));
      const [severity] = severities;
      if (!severity || severities.includes(undefined)) continue;
      yield {
        place: backend.serviceName!.place,
        message: message(texts[family], { service: titleOf(service) }),
        severity,
        related: [],
      };
    }
  },
});

/** An installation may have another default than `instance`, so only what is written is sure. */
function albSeverity(view: View, ingress: Ingress, service: Service): Severity | undefined {
  if (view.isOpen(ingress) || view.isOpen(service)) return undefined;
  const facts = [service, ingress].flatMap(resource => resource.annotations?.entries.get(targetType) ?? []);
  if (facts.some(fact => !fact.known)) return undefined;
  const written = annotation(service, targetType) ?? annotation(ingress, targetType);
  if (written !== undefined) return written === 'instance' ? 'error' : undefined;
  const binding = classOf(view, ingress);
  const hasParameters = 'ingressClass' in binding && binding.ingressClass?.parameters !== undefined;
  return hasParameters ? undefined : 'warning';
}

/** Clusters with alias IP ranges turn the groups on by themselves; only turning them off is sure. */
function gceSeverity(service: Service): Severity | undefined {
  const neg = annotation(service, 'cloud.google.com/neg');
  return neg !== undefined && /"ingress"\s*:\s*false/.test(neg) ? 'error' : undefined;
}
