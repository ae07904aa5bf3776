/** An Ingress with a default backend, where ingress-nginx runs with `--disable-catch-all`. */
import { familyOf } from '../../bind/ingress-class.ts';
import { keys } from '../../index/keys.ts';
import { message } from '../../l10n/message.ts';
import { knownValue } from '../../model/fact.ts';
import type { Workload } from '../../model/kinds/workload.ts';
import { titleOf } from '../../model/resource.ts';
import type { Place } from '../../yaml/syntax.ts';
import { defineRule } from '../rule.ts';

const texts = {
  disabled: {
    en: '{controller} runs with --disable-catch-all: it does not take an Ingress with a defaultBackend',
    ko: '{controller}은(는) --disable-catch-all로 실행되므로 defaultBackend가 있는 Ingress를 처리하지 않습니다',
  },
  flag: { en: 'the flag', ko: '플래그' },
};

export const ingressCatchAllDisabled = defineRule({
  id: 'ingress-catch-all-disabled',
  group: 'ingress',
  severity: 'warning',
  summary: {
    en: 'Ingress has a default backend, which its controller does not allow',
    ko: '컨트롤러가 허용하지 않는 기본 백엔드가 Ingress에 있습니다',
  },
  why: {
    en: 'With `--disable-catch-all` ingress-nginx ignores every Ingress that has a `defaultBackend`, its other rules included, and the admission webhook refuses it. Reported where every ingress-nginx controller of these files has the flag.',
    ko: '`--disable-catch-all`로 실행되는 ingress-nginx는 `defaultBackend`가 있는 Ingress를 다른 규칙까지 통째로 무시하며 admission 웹훅이 거부합니다. 이 파일들의 모든 ingress-nginx 컨트롤러에 이 플래그가 있을 때 알립니다.',
  },
  fixable: 'no',
  references: ['https://kubernetes.github.io/ingress-nginx/user-guide/cli-arguments/'],
  on: ['ingress'],
  *check(ingress, view) {
    if (!ingress.defaultBackend || familyOf(view, ingress) !== 'nginx') return;
    const controllers = view.lookupType('workload', keys.nginxControllers(view.setOf(ingress)));
    const flags = controllers.map(flagOf);
    const [flag] = flags;
    if (!flag || flags.includes(undefined)) return;
    yield {
      place: ingress.defaultBackend.keyPlace,
      message: message(texts.disabled, { controller: titleOf(controllers[0]!) }),
      related: [{ place: flag, message: message(texts.flag) }],
    };
  },
});

/** Where a controller says so; of several such flags the last one counts. */
function flagOf(workload: Workload): Place | undefined {
  const words = workload.pod.containers.flatMap(container => [
    ...(container.command?.items ?? []),
    ...(container.args?.items ?? []),
  ]);
  const [flag] = words.filter(word => /^--disable-catch-all(?:=|$)/.test(knownValue(word) ?? '')).slice(-1);
  return flag?.known && /^--disable-catch-all(?:=(?:true|1|t))?$/i.test(flag.value) ? flag.place : undefined;
}
