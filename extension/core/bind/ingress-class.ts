/**
 * The class of an Ingress and the controller behind it (semantics S11;
 * https://kubernetes.io/docs/concepts/services-networking/ingress/#ingress-class): `spec.ingressClassName`, else the annotation
 * that came before it, else the default IngressClass.
 */
import { keys } from '../index/keys.ts';
import type { View } from '../index/view.ts';
import { knownValue } from '../model/fact.ts';
import type { Ingress } from '../model/kinds/ingress.ts';
import type { IngressClass } from '../model/kinds/ingress-class.ts';
import { annotation } from '../model/resource.ts';
import { isWhole } from './service-shape.ts';

/** Controllers that differ in what they make of an Ingress. `unknown`: any of them, or another. */
export type ControllerFamily =
  | 'nginx'
  | 'nginx-inc'
  | 'traefik'
  | 'haproxy'
  | 'alb'
  | 'gce'
  | 'contour'
  | 'kong'
  | 'unknown';

export const classAnnotation = 'kubernetes.io/ingress.class';
const defaultClassAnnotation = 'ingressclass.kubernetes.io/is-default-class';

/** How an Ingress comes to its class. */
export type ClassBinding =
  | {
      readonly state: 'named';
      readonly by: 'field' | 'annotation';
      readonly name: string;
      /** The IngressClass, where these files have it. */
      readonly ingressClass: IngressClass | undefined;
    }
  | { readonly state: 'default'; readonly name: string; readonly ingressClass: IngressClass }
  /** No class is named and none of these files makes one the default. */
  | { readonly state: 'none' }
  | { readonly state: 'unknown' };

/** The class of an Ingress. Of several default classes the API server takes the newest, which files do not tell: the first counts. */
export function classOf(view: View, ingress: Ingress): ClassBinding {
  const byAnnotation = ingress.annotations?.entries.get(classAnnotation);
  if (ingress.ingressClassName?.known === false || byAnnotation?.known === false) return { state: 'unknown' };
  const name = ingress.ingressClassName?.value ?? byAnnotation?.value;
  if (name !== undefined) {
    const by = ingress.ingressClassName ? 'field' : 'annotation';
    return { state: 'named', by, name, ingressClass: view.named(ingress, 'ingress-class', '', name)[0] };
  }
  if (!isWhole(ingress)) return { state: 'unknown' };
  const [byDefault] = defaultClasses(view, ingress);
  const defaultName = knownValue(byDefault?.name);
  return byDefault && defaultName !== undefined
    ? { state: 'default', name: defaultName, ingressClass: byDefault }
    : { state: 'none' };
}

/** All IngressClasses of these files. */
export function ingressClasses(view: View, from: Ingress | IngressClass): readonly IngressClass[] {
  return view.lookupType('ingress-class', keys.everywhere(view.setOf(from), 'ingress-class'));
}

/** The IngressClasses that an Ingress without a class may get. */
export function defaultClasses(view: View, from: Ingress | IngressClass): readonly IngressClass[] {
  return ingressClasses(view, from).filter(isDefaultClass);
}

export function isDefaultClass(ingressClass: IngressClass): boolean {
  return annotation(ingressClass, defaultClassAnnotation) === 'true';
}

/** The value that makes an IngressClass the default one, for findings about it. */
export function defaultClassFact(ingressClass: IngressClass) {
  return ingressClass.annotations?.entries.get(defaultClassAnnotation);
}

/** Two Ingresses are the business of the same controller; `false` also where that is not known. */
export function sameClass(a: ClassBinding, b: ClassBinding): boolean {
  if (a.state === 'none' || b.state === 'none') return a.state === b.state;
  if (a.state === 'unknown' || b.state === 'unknown') return false;
  return a.name === b.name;
}

/** The controller that serves an Ingress: what its IngressClass says, else what its class's name or its own annotations tell. */
export function familyOf(view: View, ingress: Ingress): ControllerFamily {
  const binding = classOf(view, ingress);
  if (binding.state === 'unknown') return 'unknown';
  if (binding.state === 'none') return familyOfAnnotations(ingress);
  const controller = knownValue(binding.ingressClass?.controller);
  if (controller !== undefined) return familyOfController(controller);
  const byName = familyOfClassName(binding.name);
  // Both NGINX controllers come with a class called "nginx"; their annotations differ.
  return byName === 'nginx' && familyOfAnnotations(ingress) === 'nginx-inc' ? 'nginx-inc' : byName;
}

const controllers: readonly (readonly [RegExp, ControllerFamily])[] = [
  [/^k8s\.io\/([a-z0-9-]+-)?ingress-nginx/, 'nginx'],
  [/^webapprouting\.kubernetes\.azure\.com\/nginx/, 'nginx'],
  [/^nginx\.(org|com)\//, 'nginx-inc'],
  [/^traefik\.io\//, 'traefik'],
  [/^(haproxy\.org|haproxy-ingress\.github\.io)\//, 'haproxy'],
  [/^ingress\.k8s\.aws\/alb/, 'alb'],
  [/^(networking\.gke\.io|k8s\.io\/gce)/, 'gce'],
  [/^projectcontour\.io\//, 'contour'],
  [/^(ingress-controllers\.)?konghq\.com\//, 'kong'],
];

/** The family by `spec.controller` of an IngressClass. */
export function familyOfController(controller: string): ControllerFamily {
  return controllers.find(([pattern]) => pattern.test(controller))?.[1] ?? 'unknown';
}

const classNames: readonly (readonly [RegExp, ControllerFamily])[] = [
  [/^(gce|gce-internal|gce-multi-cluster)$/, 'gce'],
  [/^alb$|^alb-|-alb$/, 'alb'],
  [/^(nginx-inc|nginx-plus|nginx-org)$/, 'nginx-inc'],
  [/(^|[-.])nginx($|[-.])/, 'nginx'],
  [/^webapprouting\.kubernetes\.azure\.com$/, 'nginx'],
  [/(^|-)traefik($|-)/, 'traefik'],
  [/(^|-)haproxy($|-)/, 'haproxy'],
  [/(^|-)contour($|-)/, 'contour'],
  [/(^|-)kong($|-)/, 'kong'],
];

/** The family that a class's name suggests: the names that controllers' installations use, with an addition before or after. */
export function familyOfClassName(name: string): ControllerFamily {
  return classNames.find(([pattern]) => pattern.test(name))?.[1] ?? 'unknown';
}

const annotationPrefixes: readonly (readonly [string, ControllerFamily])[] = [
  ['nginx.ingress.kubernetes.io/', 'nginx'],
  ['nginx.org/', 'nginx-inc'],
  ['nginx.com/', 'nginx-inc'],
  ['traefik.ingress.kubernetes.io/', 'traefik'],
  ['haproxy.org/', 'haproxy'],
  ['haproxy-ingress.github.io/', 'haproxy'],
  ['alb.ingress.kubernetes.io/', 'alb'],
  ['networking.gke.io/', 'gce'],
  ['kubernetes.io/ingress.global-static-ip-name', 'gce'],
  ['ingress.gcp.kubernetes.io/', 'gce'],
  ['projectcontour.io/', 'contour'],
  ['konghq.com/', 'kong'],
];

/** The family that an annotation is for; `undefined` for those of nobody or of several. */
export function familyOfAnnotation(key: string): ControllerFamily | undefined {
  return annotationPrefixes.find(([prefix]) => key.startsWith(prefix))?.[1];
}

/** The families whose annotations an Ingress carries. */
export function annotatedFamilies(ingress: Ingress): ReadonlySet<ControllerFamily> {
  return new Set([...(ingress.annotations?.entries.keys() ?? [])].flatMap(key => familyOfAnnotation(key) ?? []));
}

/** The family whose annotations an Ingress carries; `unknown` for none or several. */
function familyOfAnnotations(ingress: Ingress): ControllerFamily {
  const families = annotatedFamilies(ingress);
  const [only] = families;
  return families.size === 1 && only ? only : 'unknown';
}

/**
 * The controller serves the certificates of all TLS entries by the names inside them and does not read `tls[].hosts`
 * (doc.traefik.io, kubernetes-ingress provider; haproxytech kubernetes-ingress; GKE multi-SSL).
 */
export function ignoresTlsHosts(family: ControllerFamily): boolean {
  return family === 'traefik' || family === 'haproxy' || family === 'gce';
}
