/**
 * Classes and controllers: https://kubernetes.io/docs/concepts/services-networking/ingress/#ingress-class, and the controller names
 * that the controllers' own documentation gives.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { AnalysisHost, defaultSettings } from '../../extension/core/analysis.ts';
import {
  type ControllerFamily,
  classOf,
  familyOf,
  familyOfClassName,
  familyOfController,
  sameClass,
} from '../../extension/core/bind/ingress-class.ts';
import type { View } from '../../extension/core/index/view.ts';
import type { Ingress } from '../../extension/core/model/kinds/ingress.ts';

const controllers: readonly (readonly [string, ControllerFamily])[] = [
  ['k8s.io/ingress-nginx', 'nginx'],
  ['k8s.io/internal-ingress-nginx', 'nginx'],
  ['nginx.org/ingress-controller', 'nginx-inc'],
  ['traefik.io/ingress-controller', 'traefik'],
  ['haproxy.org/ingress-controller/haproxy', 'haproxy'],
  ['haproxy-ingress.github.io/controller', 'haproxy'],
  ['ingress.k8s.aws/alb', 'alb'],
  ['projectcontour.io/ingress-controller', 'contour'],
  ['projectcontour.io/projectcontour/contour', 'contour'],
  ['ingress-controllers.konghq.com/kong', 'kong'],
  ['eks.amazonaws.com/alb', 'unknown'],
  ['istio.io/ingress-controller', 'unknown'],
  ['azure/application-gateway', 'unknown'],
];

describe('familyOfController', () => {
  for (const [controller, family] of controllers) {
    it(`${controller} is ${family}`, () => assert.equal(familyOfController(controller), family));
  }
});

const names: readonly (readonly [string, ControllerFamily])[] = [
  ['nginx', 'nginx'],
  ['ingress-nginx', 'nginx'],
  ['nginx-internal', 'nginx'],
  ['external-nginx', 'nginx'],
  ['nginx-plus', 'nginx-inc'],
  ['alb', 'alb'],
  ['gce', 'gce'],
  ['gce-internal', 'gce'],
  ['traefik', 'traefik'],
  ['haproxy', 'haproxy'],
  ['contour', 'contour'],
  ['kong', 'kong'],
  ['engine-x', 'unknown'],
  ['kingkong', 'unknown'],
  ['edge', 'unknown'],
];

describe('familyOfClassName', () => {
  for (const [name, family] of names) {
    it(`${name} is ${family}`, () => assert.equal(familyOfClassName(name), family));
  }
});

function open(text: string): { view: View; ingresses: readonly Ingress[] } {
  const host = new AnalysisHost(defaultSettings);
  const analysis = host.apply([{ file: 'a.yaml', text }]);
  const view = analysis.view();
  const documents = analysis.sourceFile('a.yaml')!.documents;
  const ingresses = documents.flatMap(d => d.resources).filter((r): r is Ingress => r.type === 'ingress');
  return { view, ingresses };
}

function ingress(head: string, spec = '{}'): string {
  return `apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: {name: a${head}}\nspec: ${spec}\n`;
}

function ingressClass(name: string, controller: string, isDefault = false): string {
  const annotations = isDefault ? ', annotations: {ingressclass.kubernetes.io/is-default-class: "true"}' : '';
  return `---\napiVersion: networking.k8s.io/v1\nkind: IngressClass\nmetadata: {name: ${name}${annotations}}\nspec: {controller: ${controller}}\n`;
}

const byAnnotation = ', annotations: {kubernetes.io/ingress.class: other}';

describe('classOf', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ['the field', ingress('', '{ingressClassName: nginx}'), 'named field nginx'],
    ['the annotation', ingress(byAnnotation), 'named annotation other'],
    ['the field before the annotation', ingress(byAnnotation, '{ingressClassName: nginx}'), 'named field nginx'],
    ['the default class', ingress('') + ingressClass('edge', 'example.com/edge', true), 'default  edge'],
    ['no default class', ingress('') + ingressClass('edge', 'example.com/edge'), 'none  '],
    ['a template', ingress('', '{ingressClassName: "{{ .Values.class }}"}'), 'unknown  '],
  ];
  for (const [title, text, expected] of cases) {
    it(title, () => {
      const { view, ingresses } = open(text);
      const binding = classOf(view, ingresses[0]!);
      const by = binding.state === 'named' ? binding.by : '';
      assert.equal(`${binding.state} ${by} ${'name' in binding ? binding.name : ''}`, expected);
    });
  }
});

describe('familyOf', () => {
  const cases: readonly (readonly [string, string, ControllerFamily])[] = [
    ['the class’s name', ingress('', '{ingressClassName: nginx}'), 'nginx'],
    [
      'the IngressClass rather than its name',
      ingress('', '{ingressClassName: nginx}') + ingressClass('nginx', 'nginx.org/ingress-controller'),
      'nginx-inc',
    ],
    [
      'annotations tell the two NGINX controllers apart',
      ingress(', annotations: {nginx.org/rewrites: x}', '{ingressClassName: nginx}'),
      'nginx-inc',
    ],
    ['annotations where there is no class', ingress(', annotations: {konghq.com/strip-path: "true"}'), 'kong'],
    ['annotations of two controllers', ingress(', annotations: {konghq.com/a: x, nginx.org/b: y}'), 'unknown'],
    ['nothing', ingress(''), 'unknown'],
  ];
  for (const [title, text, expected] of cases) {
    it(title, () => {
      const { view, ingresses } = open(text);
      assert.equal(familyOf(view, ingresses[0]!), expected);
    });
  }
});

describe('sameClass', () => {
  const named = (name: string) => ({ state: 'named', by: 'field', name, ingressClass: undefined }) as const;
  it('by name, however it is set', () => {
    assert.equal(sameClass(named('a'), { ...named('a'), by: 'annotation' }), true);
    assert.equal(sameClass(named('a'), named('b')), false);
  });
  it('two without a class go together, one without does not go with a named one', () => {
    assert.equal(sameClass({ state: 'none' }, { state: 'none' }), true);
    assert.equal(sameClass({ state: 'none' }, named('a')), false);
  });
  it('what is not known is never the same', () => {
    assert.equal(sameClass({ state: 'unknown' }, { state: 'unknown' }), false);
  });
});
