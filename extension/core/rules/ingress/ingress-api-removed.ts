/** An Ingress of an API version that Kubernetes 1.22 removed. */
import { isWhole } from '../../bind/service-shape.ts';
import { message, type Text } from '../../l10n/message.ts';
import { defineRule } from '../rule.ts';
import { convertIngress } from './convert-to-v1.ts';

const removed: Text = {
  en: '{apiVersion} Ingress was removed in Kubernetes 1.22; use networking.k8s.io/v1',
  ko: '{apiVersion} Ingress는 Kubernetes 1.22에서 제거되었습니다. networking.k8s.io/v1을 사용하십시오',
};
const convert: Text = { en: 'Convert to networking.k8s.io/v1', ko: 'networking.k8s.io/v1로 변환' };

export const ingressApiRemoved = defineRule({
  id: 'ingress-api-removed',
  group: 'ingress',
  severity: 'error',
  summary: { en: 'Ingress uses a removed API version', ko: 'Ingress가 제거된 API 버전을 사용합니다' },
  why: {
    en: 'Clusters since 1.22 do not know the beta versions: apply fails with "no matches for kind Ingress". The v1 form needs a `pathType` and spells backends `service.name` and `service.port`.',
    ko: '1.22부터 클러스터는 베타 버전을 알지 못하므로 적용할 때 "no matches for kind Ingress" 오류가 납니다. v1에서는 `pathType`이 필요하고 백엔드를 `service.name`과 `service.port`로 적습니다.',
  },
  fixable: 'sometimes',
  references: ['https://kubernetes.io/docs/reference/using-api/deprecation-guide/#ingress-v122'],
  on: ['ingress'],
  *check(ingress) {
    const { apiVersion } = ingress;
    // A template may choose the version by the cluster's.
    if (ingress.shape === 'templated' || apiVersion === 'networking.k8s.io/v1') return;
    if (apiVersion !== 'extensions/v1beta1' && apiVersion !== 'networking.k8s.io/v1beta1') return;
    const edits = isWhole(ingress) ? convertIngress(ingress) : undefined;
    yield {
      place: ingress.apiVersionPlace,
      message: message(removed, { apiVersion }),
      fixes: edits ? [{ title: message(convert), safe: true, edits }] : [],
    };
  },
});
