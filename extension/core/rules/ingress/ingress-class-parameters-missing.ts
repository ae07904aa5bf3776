/** Parameters that an IngressClass refers to and that are not there. */
import { keys } from '../../index/keys.ts';
import { message } from '../../l10n/message.ts';
import { knownValue, valueOrDefault } from '../../model/fact.ts';
import { titleOf } from '../../model/resource.ts';
import { nearestNames } from '../../text/nearest.ts';
import { replaceScalar } from '../fix.ts';
import { defineRule } from '../rule.ts';

const texts = {
  missing: { en: 'No {kind} "{name}"', ko: '{kind} "{name}"이(가) 없습니다' },
  exists: { en: '{object} exists', ko: '{object}이(가) 있습니다' },
};

export const ingressClassParametersMissing = defineRule({
  id: 'ingress-class-parameters-missing',
  group: 'ingress',
  severity: 'warning',
  summary: {
    en: 'IngressClass refers to parameters that do not exist',
    ko: 'IngressClass가 존재하지 않는 매개변수를 가리킵니다',
  },
  why: {
    en: 'The controller reads its settings for the class from that object. Without it, it uses its defaults or does not serve the class at all.',
    ko: '컨트롤러는 그 오브젝트에서 클래스의 설정을 읽습니다. 오브젝트가 없으면 기본값을 쓰거나 그 클래스를 아예 처리하지 않습니다.',
  },
  fixable: 'sometimes',
  references: ['https://kubernetes.io/docs/concepts/services-networking/ingress/#ingress-class'],
  on: ['ingress-class'],
  *check(ingressClass, view) {
    const { parameters } = ingressClass;
    const kind = knownValue(parameters?.kind);
    const group = valueOrDefault(parameters?.apiGroup, '');
    const scope = valueOrDefault(parameters?.scope, 'Cluster');
    if (!parameters?.name?.known || kind === undefined || group === undefined || view.isOpen(ingressClass)) return;
    const { value: name, place } = parameters.name;
    const inScope = view.lookup(keys.kind(view.setOf(ingressClass), group, kind)).filter(object => {
      if (scope !== 'Namespace') return true;
      const namespace = knownValue(parameters.namespace);
      return (
        namespace === undefined || view.namespaceOf(object) === undefined || view.namespaceOf(object) === namespace
      );
    });
    const names = inScope.map(object => knownValue(object.name));
    // Where no such object is in these files, they come from elsewhere.
    if (inScope.length === 0 || names.includes(name) || names.includes(undefined)) return;
    yield {
      place,
      message: message(texts.missing, { kind, name }),
      related: inScope
        .slice(0, 5)
        .map(object => ({ place: object.namePlace, message: message(texts.exists, { object: titleOf(object) }) })),
      fixes: nearestNames(
        name,
        names.flatMap(n => n ?? []),
      ).map(near => replaceScalar(place, near)),
    };
  },
});
