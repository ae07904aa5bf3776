/** An IngressClass that the API server refuses (validateIngressClassSpec, validateIngressClassParametersReference). */
import { isWhole } from '../../bind/service-shape.ts';
import { message } from '../../l10n/message.ts';
import { knownValue, valueOrDefault } from '../../model/fact.ts';
import { isDns1123Subdomain } from '../../model/names.ts';
import { defineRule } from '../rule.ts';

const texts = {
  controllerRequired: {
    en: 'The IngressClass needs spec.controller',
    ko: 'IngressClass에는 spec.controller가 필요합니다',
  },
  controller: {
    en: '"{controller}" is not a domain-prefixed path such as "example.com/ingress-controller"',
    ko: '"{controller}"은(는) "example.com/ingress-controller"처럼 도메인으로 시작하는 경로가 아닙니다',
  },
  length: { en: 'controller is longer than 250 characters', ko: 'controller가 250자를 넘습니다' },
  parameters: { en: 'parameters need kind and name', ko: 'parameters에는 kind와 name이 필요합니다' },
  scope: {
    en: 'scope is Cluster or Namespace, not "{scope}"',
    ko: 'scope는 "{scope}"이(가) 아니라 Cluster나 Namespace여야 합니다',
  },
  namespaceRequired: {
    en: 'Parameters of scope Namespace need a namespace',
    ko: 'scope가 Namespace인 parameters에는 namespace가 필요합니다',
  },
  namespaceForbidden: {
    en: 'Parameters of scope Cluster have no namespace',
    ko: 'scope가 Cluster인 parameters에는 namespace를 쓸 수 없습니다',
  },
};

const httpPath = /^[A-Za-z0-9/\-._~%!$&'()*+,;=:]+$/;

export const ingressClassSpecInvalid = defineRule({
  id: 'ingress-class-spec-invalid',
  group: 'ingress',
  severity: 'error',
  summary: { en: 'IngressClass is not valid', ko: 'IngressClass가 올바르지 않습니다' },
  why: {
    en: 'The API server refuses the IngressClass, so no controller serves the Ingresses that name it.',
    ko: 'API 서버가 IngressClass를 거부하므로, 이를 가리키는 Ingress를 처리할 컨트롤러가 없습니다.',
  },
  fixable: 'no',
  references: ['https://kubernetes.io/docs/reference/kubernetes-api/service-resources/ingress-class-v1/'],
  on: ['ingress-class'],
  *check(ingressClass) {
    const { controller, parameters } = ingressClass;
    const isComplete = isWhole(ingressClass);
    if (isComplete && (!controller || knownValue(controller) === ''))
      yield { place: controller?.place ?? ingressClass.namePlace, message: message(texts.controllerRequired) };
    else if (controller?.known && controller.value.length > 250)
      yield { place: controller.place, message: message(texts.length) };
    else if (controller?.known && !isDomainPrefixedPath(controller.value))
      yield { place: controller.place, message: message(texts.controller, { controller: controller.value }) };
    if (!parameters || !isComplete) return;
    if (!parameters.kind || !parameters.name) yield { place: parameters.place, message: message(texts.parameters) };
    const scope = valueOrDefault(parameters.scope, 'Cluster');
    if (scope === undefined) return;
    if (scope !== 'Cluster' && scope !== 'Namespace')
      yield { place: parameters.scope?.place ?? parameters.place, message: message(texts.scope, { scope }) };
    else if (scope === 'Namespace' && !parameters.namespace)
      yield { place: parameters.scope?.place ?? parameters.place, message: message(texts.namespaceRequired) };
    else if (scope === 'Cluster' && parameters.namespace)
      yield { place: parameters.namespace.place, message: message(texts.namespaceForbidden) };
  },
});

function isDomainPrefixedPath(value: string): boolean {
  const slash = value.indexOf('/');
  return slash > 0 && isDns1123Subdomain(value.slice(0, slash)) && httpPath.test(value.slice(slash + 1));
}
