/**
 * Variables that the kubelet adds for every Service of the namespace, where they meet the container's own settings: beside `REDIS_HOST`
 * a Service "redis" sets `REDIS_PORT` to `tcp://10.0.0.1:6379` (pkg/kubelet/envvars FromServices).
 */
import type { View } from '../../index/view.ts';
import { message } from '../../l10n/message.ts';
import { knownValue } from '../../model/fact.ts';
import { type Container, containerName, servingContainers } from '../../model/kinds/pod.ts';
import type { Service } from '../../model/kinds/service.ts';
import { hasPlainPod, type Workload } from '../../model/kinds/workload.ts';
import { titleOf } from '../../model/resource.ts';
import type { Place } from '../../yaml/syntax.ts';
import { defineRule } from '../rule.ts';

const texts = {
  clash: {
    en: '{service} also sets {variable}=tcp://… in container "{container}", which reads {prefix}_* variables',
    ko: '{service} 때문에 컨테이너 "{container}"에 {variable}=tcp://… 변수도 생깁니다. 이 컨테이너는 {prefix}_* 변수를 읽습니다',
  },
  service: { en: 'The Service', ko: '이 Service입니다' },
};

export const podServiceLinksBloat = defineRule({
  id: 'pod-service-links-bloat',
  group: 'workload',
  severity: 'info',
  summary: {
    en: 'Service variables mix with the settings of a container',
    ko: 'Service 환경 변수가 컨테이너의 설정과 섞입니다',
  },
  why: {
    en: 'For every Service of the namespace the kubelet adds NAME_PORT, NAME_SERVICE_HOST and more to the environment. A program that takes its port from NAME_PORT reads `tcp://…` instead of a number and often fails to start. Set the variable yourself, or `enableServiceLinks: false`.',
    ko: 'kubelet은 네임스페이스의 모든 Service에 대해 NAME_PORT, NAME_SERVICE_HOST 등의 환경 변수를 추가합니다. NAME_PORT에서 포트를 읽는 프로그램은 번호 대신 `tcp://…`를 읽어 시작에 실패하는 일이 많습니다. 변수를 직접 설정하거나 `enableServiceLinks: false`를 지정해야 합니다.',
  },
  fixable: 'no',
  references: ['https://kubernetes.io/docs/tutorials/services/connect-applications-service/#environment-variables'],
  on: ['workload'],
  *check(workload, view) {
    const { enableServiceLinks } = workload.pod;
    if (!hasPlainPod(workload) || (enableServiceLinks && knownValue(enableServiceLinks) !== true)) return;
    for (const container of servingContainers(workload.pod)) {
      for (const { prefix, place, service } of clashes(view, workload, container)) {
        yield {
          place,
          message: message(texts.clash, {
            service: titleOf(service),
            variable: `${prefix}_PORT`,
            container: containerName(container),
            prefix,
          }),
          related: [{ place: service.namePlace, message: message(texts.service) }],
        };
      }
    }
  },
});

/** `X_HOST` without `X_PORT` beside a Service of that name which has a cluster IP. */
function clashes(view: View, workload: Workload, container: Container) {
  const namespace = view.namespaceOf(workload);
  if (namespace === undefined) return [];
  const names = new Set(container.env.map(variable => knownValue(variable.name)));
  const found: { prefix: string; place: Place; service: Service }[] = [];
  for (const variable of container.env) {
    const prefix = /^([A-Z][A-Z0-9_]*)_(?:HOST|HOSTNAME)$/.exec(knownValue(variable.name) ?? '')?.[1];
    if (!prefix || names.has(`${prefix}_PORT`)) continue;
    const services = view.named(workload, 'service', namespace, prefix.toLowerCase().replace(/_/g, '-'));
    const service = services.find(s => knownValue(s.clusterIP) !== 'None' && !s.externalName);
    if (service) found.push({ prefix, place: variable.name!.place, service });
  }
  return found;
}
