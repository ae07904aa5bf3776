/** A Gateway whose class is not among the GatewayClasses of these files (S19). */
import { keys } from '../../index/keys.ts';
import { message } from '../../l10n/message.ts';
import { knownValue } from '../../model/fact.ts';
import { titleOf } from '../../model/resource.ts';
import { nearestNames } from '../../text/nearest.ts';
import { replaceScalar } from '../fix.ts';
import { defineRule } from '../rule.ts';
import { gatewayDocs } from './parents.ts';

const texts = {
  missing: { en: 'No GatewayClass "{name}"', ko: 'GatewayClass "{name}"이(가) 없습니다' },
  there: { en: '{object} is here', ko: '{object}이(가) 있습니다' },
};

export const gatewayClassMissing = defineRule({
  id: 'gateway-class-missing',
  group: 'gateway',
  severity: 'warning',
  summary: {
    en: 'Gateway names a GatewayClass that does not exist',
    ko: 'Gateway가 존재하지 않는 GatewayClass를 가리킵니다',
  },
  why: {
    en: 'No controller takes a Gateway of an unknown class: it gets no address and serves nothing. Silent where the files hold no GatewayClass, and for the classes that well-known controllers bring along; information where no similar name exists.',
    ko: '알 수 없는 클래스의 Gateway는 어떤 컨트롤러도 맡지 않아 주소를 받지 못하고 아무것도 제공하지 않습니다. 파일에 GatewayClass가 없거나 널리 쓰이는 컨트롤러가 함께 설치하는 클래스이면 알리지 않으며, 비슷한 이름이 없으면 정보로 알립니다.',
  },
  fixable: 'sometimes',
  references: [`${gatewayDocs}/api-types/gatewayclass/`],
  on: ['gateway'],
  *check(gateway, view) {
    const fact = gateway.gatewayClassName;
    if (!fact?.known || fact.value === '' || view.isOpen(gateway)) return;
    const { value: name, place } = fact;
    const classes = view.lookupType('gateway-class', keys.everywhere(view.setOf(gateway), 'gateway-class'));
    const names = classes.map(one => knownValue(one.name));
    if (names.length === 0 || names.includes(undefined) || names.includes(name) || bundled.test(name)) return;
    const near = nearestNames(
      name,
      names.flatMap(one => one ?? []),
    );
    yield {
      place,
      message: message(texts.missing, { name }),
      severity: near.length > 0 ? 'warning' : 'info',
      related: classes.map(one => ({ place: one.namePlace, message: message(texts.there, { object: titleOf(one) }) })),
      fixes: near.slice(0, 2).map((one, _, all) => replaceScalar(place, one, all.length === 1)),
    };
  },
});

/** Classes that a controller's installation or a cloud's cluster has without a manifest of the user's. */
const bundled =
  /^(?:istio|istio-remote|istio-waypoint|istio-east-west|cilium|nginx|traefik|contour|envoy|eg|kong|haproxy|kgateway|agentgateway|openshift-default|azure-alb-external|amazon-vpc-lattice|gke-.*|linkerd)$/;
