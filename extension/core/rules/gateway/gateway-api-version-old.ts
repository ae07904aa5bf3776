/** A Gateway API object of a version that a stable one has replaced. */
import { message } from '../../l10n/message.ts';
import { replaceText } from '../fix.ts';
import { defineRule } from '../rule.ts';
import { gatewayDocs } from './parents.ts';

const texts = {
  old: {
    en: '{kind} is v1 since Gateway API {since}',
    ko: '{kind}은(는) Gateway API {since}부터 v1입니다',
  },
  removed: {
    en: '{version} of {kind} was removed in Gateway API {removed}; v1 is there since {since}',
    ko: '{kind}의 {version}은(는) Gateway API {removed}에서 제거되었습니다. {since}부터 v1을 쓸 수 있습니다',
  },
};

interface Version {
  /** The first release with v1, and with the version to change to. */
  readonly since: string;
  /** The first release that does not serve the version. */
  readonly removed?: string;
  /** v1 has the same fields, so that changing the version is all there is to do. */
  readonly sameFields: boolean;
}

/** Versions by kind, as of the release notes of sigs.k8s.io/gateway-api and its config/crd/standard. */
const versions: ReadonlyMap<string, Version> = new Map([
  ['GatewayClass v1alpha2', { since: '1.0', removed: '1.0', sameFields: true }],
  ['GatewayClass v1beta1', { since: '1.0', sameFields: true }],
  ['Gateway v1alpha2', { since: '1.0', removed: '1.0', sameFields: true }],
  ['Gateway v1beta1', { since: '1.0', sameFields: true }],
  ['HTTPRoute v1alpha2', { since: '1.0', removed: '1.0', sameFields: true }],
  ['HTTPRoute v1beta1', { since: '1.0', sameFields: true }],
  ['GRPCRoute v1alpha2', { since: '1.1', removed: '1.2', sameFields: true }],
  ['BackendTLSPolicy v1alpha2', { since: '1.4', removed: '1.1', sameFields: false }],
  ['BackendTLSPolicy v1alpha3', { since: '1.4', sameFields: true }],
]);

export const gatewayApiVersionOld = defineRule({
  id: 'gateway-api-version-old',
  group: 'gateway',
  severity: 'info',
  summary: {
    en: 'Gateway API object uses an outdated version',
    ko: 'Gateway API 오브젝트가 오래된 버전을 사용합니다',
  },
  why: {
    en: 'The stable version has the same fields and is the one that implementations test. Removed versions are refused: “no matches for kind”. Kinds that became stable only lately are not mentioned, because many clusters do not have their v1 yet.',
    ko: '안정 버전은 필드가 같고 구현체들이 검증하는 버전입니다. 제거된 버전은 “no matches for kind” 오류로 거부됩니다. 최근에야 안정 버전이 된 종류는 아직 v1이 없는 클러스터가 많으므로 알리지 않습니다.',
  },
  fixable: 'sometimes',
  references: [`${gatewayDocs}/concepts/versioning/`],
  on: ['gateway-class', 'gateway', 'gateway-route', 'backend-tls-policy'],
  *check(resource) {
    const version = versions.get(`${resource.kind} ${resource.version}`);
    // A template may choose the version by what the cluster has.
    if (!version || resource.shape !== 'complete') return;
    const { since, removed, sameFields } = version;
    const { kind } = resource;
    yield {
      place: resource.apiVersionPlace,
      message: message(removed ? texts.removed : texts.old, {
        kind,
        since,
        removed: removed ?? '',
        version: resource.version,
      }),
      fixes: sameFields ? [replaceText(resource.apiVersionPlace, `${resource.group}/v1`)] : [],
    };
  },
});
