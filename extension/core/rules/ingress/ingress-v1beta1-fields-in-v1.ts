/** Fields of the beta versions in a `networking.k8s.io/v1` Ingress, which does not know them. */
import { message, type Text } from '../../l10n/message.ts';
import { backendsOf } from '../../model/kinds/ingress.ts';
import { defineRule, type FixEdit } from '../rule.ts';
import { convertBackend } from './convert-to-v1.ts';

const texts = {
  backend: {
    en: '{key} is not a field of networking.k8s.io/v1; a backend has service.name and service.port',
    ko: '{key}은(는) networking.k8s.io/v1의 필드가 아닙니다. 백엔드에는 service.name과 service.port를 적습니다',
  },
  spec: {
    en: 'spec.backend is not a field of networking.k8s.io/v1; it is called defaultBackend',
    ko: 'spec.backend는 networking.k8s.io/v1의 필드가 아닙니다. 이름은 defaultBackend입니다',
  },
} satisfies Record<string, Text>;
const convert: Text = { en: 'Convert to the v1 form', ko: 'v1 형식으로 변환' };

export const ingressV1beta1FieldsInV1 = defineRule({
  id: 'ingress-v1beta1-fields-in-v1',
  group: 'ingress',
  severity: 'error',
  summary: { en: 'v1 Ingress uses fields of v1beta1', ko: 'v1 Ingress에 v1beta1의 필드가 있습니다' },
  why: {
    en: 'The v1 API does not know `serviceName`, `servicePort` and `spec.backend`. kubectl refuses unknown fields; clients that drop them send an Ingress without backends, which the API server refuses.',
    ko: 'v1 API에는 `serviceName`, `servicePort`, `spec.backend`가 없습니다. kubectl은 모르는 필드를 거부하고, 이를 버리는 클라이언트는 백엔드가 없는 Ingress를 보내게 되어 API 서버가 거부합니다.',
  },
  fixable: 'sometimes',
  references: ['https://kubernetes.io/docs/reference/using-api/deprecation-guide/#ingress-v122'],
  on: ['ingress'],
  *check(ingress) {
    if (ingress.apiVersion !== 'networking.k8s.io/v1') return;
    if (ingress.legacyBackendPlace && ingress.shape !== 'templated') {
      const edit: FixEdit = { place: ingress.legacyBackendPlace, newText: 'defaultBackend' };
      yield {
        place: ingress.legacyBackendPlace,
        message: message(texts.spec),
        fixes: [{ title: message(convert), safe: true, edits: [edit] }],
      };
    }
    for (const backend of backendsOf(ingress)) {
      const [first] = backend.legacyKeys;
      if (!first || ingress.shape === 'templated') continue;
      const edits = convertBackend(backend);
      yield {
        place: first.place,
        message: message(texts.backend, { key: first.key }),
        fixes: edits && edits.length > 0 ? [{ title: message(convert), safe: true, edits }] : [],
      };
    }
  },
});
