/** An HTTP probe of an application that answers certain host names only. A heuristic about the application, so off by default. */
import { probeField, probesOf } from '../../bind/probe.ts';
import { message } from '../../l10n/message.ts';
import { knownValue } from '../../model/fact.ts';
import type { Container, EnvVar } from '../../model/kinds/pod.ts';
import { defineRule } from '../rule.ts';

const texts = {
  missing: {
    en: "The {probe} sends the pod's IP as Host, which {variable}={hosts} does not allow",
    ko: '{probe}는 파드 IP를 Host로 보내지만 {variable}={hosts}은(는) 이를 허용하지 않습니다',
  },
  variable: { en: 'The allowed hosts', ko: '허용된 호스트 목록입니다' },
};

export const probeHostHeaderMissing = defineRule({
  id: 'probe-host-header-missing',
  group: 'workload',
  severity: 'hint',
  offByDefault: true,
  summary: {
    en: 'HTTP probe sends no Host header that the application allows',
    ko: 'HTTP 프로브가 애플리케이션이 허용하는 Host 헤더를 보내지 않습니다',
  },
  why: {
    en: "An application that checks the Host header, such as Django with ALLOWED_HOSTS, answers 400 to a request for the pod's IP, so the probe fails. Set a Host in `httpHeaders`.",
    ko: 'ALLOWED_HOSTS를 쓰는 Django처럼 Host 헤더를 검사하는 애플리케이션은 파드 IP로 온 요청에 400으로 응답하므로 프로브가 실패합니다. `httpHeaders`에 Host를 적어야 합니다.',
  },
  fixable: 'no',
  references: [
    'https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#http-probes',
    'https://docs.djangoproject.com/en/stable/ref/settings/#allowed-hosts',
  ],
  on: ['workload'],
  *check(workload) {
    for (const { container, probe } of probesOf(workload)) {
      if (probe.handler !== 'httpGet' || probe.host || probe.hasHostHeader) continue;
      const variable = allowedHosts(container);
      if (!variable?.value?.known) continue;
      yield {
        place: probe.keyPlace,
        message: message(texts.missing, {
          probe: probeField(probe),
          variable: knownValue(variable.name)!,
          hosts: variable.value.value,
        }),
        related: [{ place: variable.value.place, message: message(texts.variable) }],
      };
    }
  },
});

/** `ALLOWED_HOSTS`, `DJANGO_ALLOWED_HOSTS` …; one that admits every host, or an address taken from the pod, is none. */
function allowedHosts(container: Container): EnvVar | undefined {
  return container.env.find(
    variable =>
      /(^|_)ALLOWED_HOSTS$/.test(knownValue(variable.name) ?? '') &&
      variable.value?.known === true &&
      variable.value.value !== '' &&
      !/[*$]/.test(variable.value.value),
  );
}
