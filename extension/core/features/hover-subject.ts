/** Chooses what a hover tells about each kind of token. */

import { bindBackend } from '../bind/backend.ts';
import { resolveInPod } from '../bind/pod-resolver.ts';
import { declaredPorts } from '../bind/port.ts';
import { classNameOf, type IngressWay, ingressWays } from '../bind/ways-in.ts';
import { explain } from '../graph/explanations.ts';
import { knownValue } from '../model/fact.ts';
import type { Ingress } from '../model/kinds/ingress.ts';
import type { Resource } from '../model/resource.ts';
import { arrow, endsOf, ingressChains, kindText, objectParts, servicePortParts } from './chain.ts';
import { findTargets } from './find-targets.ts';
import type { HoverContent } from './hover-content.ts';
import {
  describeGateway,
  describeListener,
  describeParent,
  describeRoute,
  describeRouteBackend,
} from './hover-gateway.ts';
import { describeAdvertisement, describePool } from './hover-metallb.ts';
import { describePolicy } from './hover-policy.ts';
import { describeField, describeNames, describeService } from './hover-service.ts';
import { hoverTexts as texts } from './hover-texts.ts';
import { describePortReach, describeReach, describeWorkload } from './hover-workload.ts';
import { text } from './markdown.ts';
import { serviceChains } from './service-chains.ts';
import type { Subject } from './subject.ts';

type SubjectOf<T extends Subject['type']> = Extract<Subject, { type: T }>;

/** Adds everything there is to say about a token. */
export function describe(content: HoverContent, subject: Subject): void {
  const { view, w } = content;
  switch (subject.type) {
    case 'object':
      describeObject(content, subject.resource);
      return;
    case 'name':
      describeName(content, subject);
      return;
    case 'backend':
    case 'backend-port':
      describeBackend(content, subject);
      return;
    case 'path': {
      content.field(subject.field, knownValue(subject.path[subject.field]) ?? '?', subject.ingress);
      showIngress(content, subject.ingress, way => way.path === subject.path);
      describePath(content, subject);
      return;
    }
    case 'host':
      content.field('host', subject.host, subject.ingress);
      showIngress(content, subject.ingress, way => knownValue(way.rule?.host) === subject.host);
      content.say(texts.host);
      return;
    case 'selector':
      content.field(w.code(subject.label), subject.value, subject.service);
      content.chains(texts.path, serviceChains(w, view, subject.service));
      content.say(texts.selector);
      return;
    case 'pod-label':
      content.field(w.code(subject.label), subject.value, subject.workload);
      describeReach(content, subject.workload);
      content.say(subject.in === 'labels' ? texts.podLabel : texts.matchLabels);
      return;
    case 'service-port':
      describeServicePort(content, subject);
      return;
    case 'service-field':
      if (subject.field === 'type' || subject.field === 'clusterIP') {
        describeService(content, subject.service);
        return;
      }
      content.field(subject.field, knownValue(subject.service[subject.field]) ?? '?', subject.service);
      describeField(content, subject.service, subject.field);
      return;
    case 'container-port':
      content.field(subject.field, knownValue<string | number>(subject.port[subject.field]) ?? '?', subject.workload);
      describePortReach(content, subject.workload, subject.port);
      if (subject.field === 'hostPort') content.tell(explain('hostPort'));
      else content.say(texts.containerPort);
      return;
    case 'probe-port': {
      const port = knownValue(subject.probe.port);
      content.field(subject.probe.type, port ?? '?', subject.workload);
      const declared = declaredPorts(subject.workload.pod).find(
        d => d.container === subject.container && (d.number === port || knownValue(d.port.name) === port),
      );
      if (declared) {
        const name = w.code(knownValue(subject.container.name) ?? '?', subject.container.place);
        const parts = [w.code(port ?? '?'), arrow, ...w.say(texts.container, { name }), text(':')];
        content.paragraph([...parts, w.code(declared.number, declared.port.containerPort?.place)]);
      }
      content.say(texts.probe);
      return;
    }
    case 'replicas':
      describeWorkload(content, subject.workload);
      return;
    case 'call':
      describeCall(content, subject);
      return;
    case 'listener':
      describeListener(content, subject.owner, subject.listener);
      return;
    case 'parent':
      describeParent(content, subject.route, subject.parent);
      return;
    case 'route-backend':
      describeRouteBackend(content, subject.route, subject.backend);
      return;
  }
}

function describeObject(content: HoverContent, resource: Resource): void {
  switch (resource.type) {
    case 'service':
      describeService(content, resource);
      return;
    case 'workload':
      describeWorkload(content, resource);
      return;
    case 'ingress': {
      content.heading(resource, content.view.namespaceOf(resource), 'L7');
      showIngress(content, resource, () => true);
      content.tell(explain('ingress', { class: classNameOf(resource) ?? '(default)' }));
      const hosts = resource.tls.flatMap(tls => (tls.hosts?.items ?? []).flatMap(host => knownValue(host) ?? []));
      if (hosts.length > 0) content.tell(explain('ingressTls', { hosts: hosts.join(', ') }));
      return;
    }
    case 'address-pool':
      describePool(content, resource);
      return;
    case 'pool-advertisement':
      describeAdvertisement(content, resource);
      return;
    case 'network-policy':
      describePolicy(content, resource);
      return;
    case 'gateway':
    case 'listener-set':
      describeGateway(content, resource);
      return;
    case 'gateway-route':
      describeRoute(content, resource);
      return;
    case 'endpoints':
      content.heading(resource, content.view.namespaceOf(resource));
      for (const { resource: service } of findTargets(content.view, { type: 'object', resource })) {
        if (service.type === 'service') content.chains(texts.path, serviceChains(content.w, content.view, service));
      }
      content.tell(explain('endpoints'));
      return;
    case 'ingress-class':
      content.heading(resource, '');
      content.say(texts.className, { controller: knownValue(resource.controller) ?? '?' });
      return;
  }
}

/** The chains of an Ingress, those of some paths only. */
function showIngress(content: HoverContent, ingress: Ingress, isShown: (way: IngressWay) => boolean): void {
  const ways = ingressWays(ingress).filter(isShown);
  content.chains(
    texts.path,
    ways.flatMap(way => ingressChains(content.w, content.view, way)),
  );
}

function describeBackend(content: HoverContent, subject: SubjectOf<'backend' | 'backend-port'>): void {
  const { backend, ingress } = subject;
  const binding = bindBackend(content.view, ingress, backend);
  const service = binding?.state === 'bound' ? binding.targets[0] : undefined;
  content.field('backend', knownValue(backend.serviceName) ?? '?', ingress);
  showIngress(content, ingress, way => way.backend === backend);
  content.tell(explain(backend === ingress.defaultBackend ? 'defaultBackend' : 'rule'));
  if (!service) return;
  content.tell(explain('service'));
  describeNames(content, service);
}

function describePath(content: HoverContent, { path }: SubjectOf<'path'>): void {
  const type = knownValue(path.pathType);
  if (type === 'Exact') content.say(texts.pathExact);
  if (type === 'Prefix') content.say(texts.pathPrefix);
  if (type === 'ImplementationSpecific') content.say(texts.pathSpecific);
  content.tell(explain('rule'));
}

function describeServicePort(content: HoverContent, { service, port, field }: SubjectOf<'service-port'>): void {
  content.field(field, knownValue<string | number>(port[field]) ?? '?', service);
  content.chains(texts.path, serviceChains(content.w, content.view, service, port));
  if (field === 'nodePort') content.tell(explain('nodePort'));
  else content.say(field === 'name' ? texts.portName : texts[field]);
}

function describeName(content: HoverContent, subject: SubjectOf<'name'>): void {
  const targets = findTargets(content.view, subject).map(target => target.resource);
  const [target] = targets;
  switch (subject.target) {
    case 'address-pool':
      if (target) describeObject(content, target);
      else content.say(texts.notHere);
      return;
    case 'service':
    case 'workload':
      if (target) describeObject(content, target);
      else content.say(texts.notHere);
      if (subject.from.kind === 'StatefulSet') content.say(texts.governing);
      return;
    case 'ingress-class':
      if (target) describeObject(content, target);
      else content.say(texts.classNotHere);
      return;
    case 'secret':
      content.field('Secret', subject.name, subject.from);
      content.say(texts.secret);
      if (target && target.kind !== 'Secret') {
        content.say(texts.secretMade, {
          kind: text(kindText(target)),
          name: content.w.code(knownValue(target.name) ?? '?', target.namePlace),
        });
      }
      return;
    default:
      return;
  }
}

function describeCall(content: HoverContent, { workload, reference }: SubjectOf<'call'>): void {
  const { view, w } = content;
  const { binding, portBinding } = reference;
  content.field(w.code(reference.source.name), reference.host, workload);
  const start = [...objectParts(w, workload), arrow];
  if (binding.state === 'bound') {
    const chains = binding.targets.flatMap(service => {
      const port = portBinding?.state === 'bound' ? portBinding.targets[0] : undefined;
      if (portBinding?.state === 'unbound') {
        return [
          [...start, ...objectParts(w, service), arrow, ...w.say(texts.noServicePort, { port: reference.port ?? '?' })],
        ];
      }
      return endsOf(w, view, service, port).map(end => [...start, ...servicePortParts(w, service, port), ...end.parts]);
    });
    content.chains(texts.path, chains);
  } else if (binding.state === 'unbound') {
    const { name, namespace } = reference.service;
    content.paragraph([...start, ...w.say(texts.noServiceNamed, { name, namespace })]);
  }
  const { steps } = resolveInPod(view, workload, reference.host);
  content.chains(
    texts.resolution,
    steps.map(step => [w.code(step.question, step.service?.namePlace), arrow, ...w.tell(step.message)]),
  );
  content.say(texts.call);
}
