/** A program is told to call a name that only a Service can have, and there is no such Service. */
import { message } from '../../l10n/message.ts';
import { knownValue } from '../../model/fact.ts';
import { titleOf } from '../../model/resource.ts';
import { sourceOf } from '../../yaml/syntax.ts';
import { replaceText } from '../fix.ts';
import { defineRule } from '../rule.ts';
import { referencesIn } from './references-in.ts';

const texts = {
  missing: {
    en: 'No Service "{service}" in namespace "{namespace}"',
    ko: '네임스페이스 "{namespace}"에 Service "{service}"이(가) 없습니다',
  },
  nearest: { en: '{service} has a similar name', ko: '{service}의 이름이 비슷합니다' },
};

export const dnsServiceNameUnresolved = defineRule({
  id: 'dns-service-name-unresolved',
  group: 'dns',
  severity: 'warning',
  summary: {
    en: 'A program is told to call a Service that does not exist',
    ko: '프로그램이 존재하지 않는 Service를 호출하도록 설정되어 있습니다',
  },
  why: {
    en: 'A name that ends in `.svc` or `.svc.cluster.local` is answered by the cluster DNS alone. Without that Service it does not resolve.',
    ko: '`.svc`나 `.svc.cluster.local`로 끝나는 이름은 클러스터 DNS만 응답합니다. 해당 Service가 없으면 이름이 해석되지 않습니다.',
  },
  fixable: 'sometimes',
  references: ['https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/'],
  on: ['workload', 'config-map'],
  *check(resource, view) {
    for (const { reference } of referencesIn(view, resource)) {
      if (reference.binding.state !== 'unbound') continue;
      const { name, namespace } = reference.service;
      // Only where manifests of that namespace are here and a near name says what was meant: the rest may live elsewhere.
      const [near] = reference.binding.nearest;
      if (!near) continue;
      const nearName = knownValue(near.name)!;
      const written = sourceOf(reference.place);
      yield {
        place: reference.place,
        message: message(texts.missing, { service: name, namespace }),
        related: [{ place: near.namePlace, message: message(texts.nearest, { service: titleOf(near) }) }],
        fixes: written.startsWith(`${name}.`)
          ? [replaceText({ ...reference.place, end: reference.place.start + name.length }, nearName)]
          : [],
      };
    }
  },
});
