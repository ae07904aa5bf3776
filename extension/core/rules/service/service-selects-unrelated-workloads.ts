/** A Service that spreads its traffic over workloads that are not versions of one application. */

import { areAlternatives } from '../../bind/alternatives.ts';
import { declaredPorts, resolveTargetPort } from '../../bind/port.ts';
import { isJob, selectedWorkloads } from '../../bind/served-pods.ts';
import { message } from '../../l10n/message.ts';
import type { Service } from '../../model/kinds/service.ts';
import type { Workload } from '../../model/kinds/workload.ts';
import { folderOf } from '../../sources/folders.ts';
import { defineRule } from '../rule.ts';
import { declaredPortsOf, titlesOf } from './target-port-texts.ts';

const texts = {
  unrelated: {
    en: 'The selector also matches {workloads}: each gets a share of the traffic',
    ko: '셀렉터가 {workloads}와도 일치하므로 각각 트래픽의 일부를 받습니다',
  },
};

export const serviceSelectsUnrelatedWorkloads = defineRule({
  id: 'service-selects-unrelated-workloads',
  group: 'service',
  severity: 'info',
  summary: {
    en: 'Service selects pods of workloads that have little in common',
    ko: 'Service가 서로 관련이 적은 워크로드의 파드를 함께 선택합니다',
  },
  why: {
    en: 'Every pod that carries the labels is an endpoint. That is wanted for versions of one application; a worker or a job that merely shares the labels gets requests that it does not answer.',
    ko: '레이블을 가진 파드는 모두 엔드포인트가 됩니다. 한 애플리케이션의 여러 버전이라면 바라는 일이지만 레이블만 같은 워커나 작업은 응답하지 않을 요청을 받게 됩니다.',
  },
  fixable: 'no',
  references: ['https://kubernetes.io/docs/concepts/services-networking/service/#defining-a-service'],
  on: ['service'],
  *check(service, view) {
    const all = selectedWorkloads(view, service);
    const lasting = all.filter(workload => !isJob(workload));
    const [first] = lasting;
    if (!first || all.length < 2) return;
    const serving = lasting.filter(workload => declares(service, workload));
    const main = serving[0] ?? first;
    const strangers = all.filter(
      workload =>
        workload !== main &&
        !areAlternatives(view, workload, main) &&
        folderOf(workload.place.document.file) === folderOf(main.place.document.file) &&
        getsTraffic(service, workload) &&
        (isJob(workload) || (serving.length > 0 && declaredPorts(workload.pod).length === 0)),
    );
    if (strangers.length === 0) return;
    yield {
      place: service.selector!.place,
      message: message(texts.unrelated, { workloads: titlesOf(strangers) }),
      related: declaredPortsOf([main, ...strangers]),
    };
  },
});

/** The workload declares every port of the Service. */
function declares(service: Service, workload: Workload): boolean {
  return service.ports.every(port => resolveTargetPort(port, workload).state === 'declared');
}

/** Some port of the Service is a number that the pod does not declare: it is an endpoint all the same. */
function getsTraffic(service: Service, workload: Workload): boolean {
  return service.ports.some(port => resolveTargetPort(port, workload).state === 'undeclared');
}
