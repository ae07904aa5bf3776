/**
 * What a host name means to the processes of a pod, question by question as its resolver asks them: `/etc/hosts`, then the search
 * path, then the name itself (resolv.conf(5); pkg/kubelet/network/dns/dns.go; kubernetes/dns docs/specification.md). Three-valued:
 * a Service that is not in the manifests may still be in the cluster.
 */
import { clusterDomain } from '../dns/cluster-name.ts';
import type { View } from '../index/view.ts';
import { type Message, message, type Text } from '../l10n/message.ts';
import { knownValue } from '../model/fact.ts';
import type { Service } from '../model/kinds/service.ts';
import type { Workload } from '../model/kinds/workload.ts';
import { parseAddress } from '../net/address.ts';
import {
  clusterNdots,
  type DnsConfig,
  dnsConfigOf,
  effectiveDnsPolicy,
  hostAliasFor,
  isPublicResolver,
  numericOption,
} from './pod-dns.ts';
import { podNameProblem } from './pod-names.ts';
import { hasKnownServicePorts, protocolOf } from './port.ts';
import { bindServiceName, knowsServicesOf } from './service-name.ts';
import { isHeadless } from './service-shape.ts';

/** `absent`: nobody has the name. `unseen`: not in these manifests. `answer`: the last question. */
export type DnsStepResult = 'absent' | 'unseen' | 'alias' | 'answer';

export interface DnsStep {
  /** The full name that is asked for, without the dot at its end. */
  readonly question: string;
  readonly result: DnsStepResult;
  readonly message: Message;
  readonly service: Service | undefined;
}

export type DnsAnswer =
  /** The ClusterIP of a Service, or the addresses of all its pods or of one. */
  | { readonly type: 'service'; readonly service: Service; readonly pod: string | undefined }
  /** An address that is written down: a host alias, the name of a pod's own address. */
  | { readonly type: 'address'; readonly address: string }
  /** A name outside of the cluster, which its resolvers ask the world for. */
  | { readonly type: 'outside'; readonly name: string }
  | { readonly type: 'none' }
  | { readonly type: 'unknown' };

export interface Resolution {
  readonly steps: readonly DnsStep[];
  readonly answer: DnsAnswer;
}

const texts = {
  alias: { en: 'hostAliases of the pod: {address}', ko: '파드의 hostAliases: {address}' },
  clusterIp: { en: 'the ClusterIP of Service {name}', ko: 'Service {name}의 ClusterIP' },
  headless: {
    en: 'the addresses of the pods of headless Service {name}',
    ko: '헤드리스 Service {name}의 파드 주소',
  },
  pod: { en: 'the address of pod {pod} of Service {name}', ko: 'Service {name}의 파드 {pod}의 주소' },
  srv: { en: 'SRV: the port {port} of Service {name}', ko: 'SRV: Service {name}의 {port} 포트' },
  cname: { en: 'Service {name} is another name for {target}', ko: 'Service {name}은(는) {target}의 다른 이름입니다' },
  circle: { en: 'the names lead in a circle', ko: '이름이 제자리로 돌아옵니다' },
  podAddress: { en: 'the pod with address {address}', ko: '주소가 {address}인 파드' },
  absent: { en: 'no such record', ko: '그런 레코드가 없습니다' },
  unseen: { en: 'not in these manifests', ko: '이 매니페스트에 없습니다' },
  outside: { en: 'asked outside of the cluster', ko: '클러스터 밖에 묻습니다' },
  noPod: { en: 'Service {name} has no pod {pod}', ko: 'Service {name}에 파드 {pod}이(가) 없습니다' },
  noSrv: {
    en: 'Service {name} has no {protocol} port named {port}',
    ko: 'Service {name}에 이름이 {port}인 {protocol} 포트가 없습니다',
  },
  servers: { en: 'asked of {servers} only', ko: '{servers}에만 묻습니다' },
  node: { en: 'asked of the resolver of the node', ko: '노드의 리졸버에 묻습니다' },
} satisfies Record<string, Text>;

/** CNAMEs in a row that resolvers follow. */
const mostAliases = 8;

/** Resolves a host name as written, in lower case or not, with or without a dot at its end. */
export function resolveInPod(view: View, workload: Workload, host: string): Resolution {
  const name = host.toLowerCase();
  const address = knownValue(hostAliasFor(workload.pod, name.replace(/\.$/, ''))?.string('ip'));
  if (address !== undefined) {
    const step = stepOf(name, 'answer', message(texts.alias, { address }));
    return { steps: [step], answer: { type: 'address', address } };
  }
  const policy = effectiveDnsPolicy(workload.pod);
  const namespace = view.namespaceOf(workload);
  if (policy === undefined || namespace === undefined) return { steps: [], answer: { type: 'unknown' } };
  if (policy === 'Default')
    return { steps: [stepOf(name, 'unseen', message(texts.node))], answer: { type: 'outside', name } };
  const config = dnsConfigOf(workload.pod);
  if (policy === 'None') {
    if (!config.complete) return { steps: [], answer: { type: 'unknown' } };
    const servers = config.nameservers.flatMap(server => knownValue(server) ?? []);
    if (servers.length > 0 && servers.every(isPublicResolver)) {
      const step = stepOf(name, 'unseen', message(texts.servers, { servers: servers.join(', ') }));
      return { steps: [step], answer: { type: 'outside', name } };
    }
  }
  return ask(view, workload, questionsFor(name, policy === 'None' ? [] : clusterSearches(namespace), config), 0);
}

function clusterSearches(namespace: string): string[] {
  return [`${namespace}.svc.${clusterDomain}`, `svc.${clusterDomain}`, clusterDomain];
}

/** The search path comes before the name itself where that has fewer dots than `ndots`. */
function questionsFor(name: string, searches: readonly string[], config: DnsConfig): readonly string[] {
  if (name.endsWith('.')) return [name.slice(0, -1)];
  const path = [...searches, ...config.searches.flatMap(search => knownValue(search)?.replace(/\.$/, '') || [])];
  const completed = path.map(search => `${name}.${search}`);
  const dots = name.split('.').length - 1;
  const ndots = numericOption(config, 'ndots') ?? (searches.length > 0 ? clusterNdots : 1);
  return dots >= ndots ? [name, ...completed] : [...completed, name];
}

function ask(view: View, workload: Workload, questions: readonly string[], aliases: number): Resolution {
  const steps: DnsStep[] = [];
  let mayBeUnseen = false;
  const written = questions.reduce((a, b) => (b.length < a.length ? b : a));
  for (const question of questions) {
    const { step, answer, target } = askOnce(view, workload, question, question === written);
    steps.push(step);
    if (target !== undefined) {
      if (aliases >= mostAliases) {
        steps.push(stepOf(target, 'absent', message(texts.circle)));
        return { steps, answer: { type: 'none' } };
      }
      const rest = ask(view, workload, [target], aliases + 1);
      return { steps: [...steps, ...rest.steps], answer: rest.answer };
    }
    if (answer) return { steps, answer: answer.type === 'outside' && mayBeUnseen ? { type: 'unknown' } : answer };
    mayBeUnseen ||= step.result === 'unseen';
  }
  return { steps, answer: { type: mayBeUnseen ? 'unknown' : 'none' } };
}

interface Asked {
  readonly step: DnsStep;
  readonly answer?: DnsAnswer;
  /** The name that is asked for next. */
  readonly target?: string;
}

function askOnce(view: View, workload: Workload, question: string, isWritten: boolean): Asked {
  if (question.endsWith(`.pod.${clusterDomain}`)) return askForPodAddress(question);
  if (question.endsWith(`.svc.${clusterDomain}`)) return askForService(view, workload, question, isWritten);
  if (question.endsWith(`.${clusterDomain}`) || !question.includes('.')) return absent(question);
  return {
    step: stepOf(question, 'answer', message(texts.outside)),
    answer: { type: 'outside', name: question },
  };
}

/** `10-0-0-7.shop.pod.cluster.local`. */
function askForPodAddress(question: string): Asked {
  const [first, ...rest] = question.split('.');
  const address = parseAddress(first!.replaceAll('-', '.')) ?? parseAddress(first!.replaceAll('-', ':'));
  if (!address || rest.length !== clusterDomain.split('.').length + 2) return absent(question);
  return {
    step: stepOf(question, 'answer', message(texts.podAddress, { address: address.text })),
    answer: { type: 'address', address: address.text },
  };
}

/** `web.shop`, `web-0.web.shop` or `_http._tcp.web.shop` before `.svc.cluster.local`. */
function askForService(view: View, workload: Workload, question: string, isWritten: boolean): Asked {
  const labels = question.slice(0, -`.svc.${clusterDomain}`.length).split('.');
  const isSrv = labels.length === 4 && labels[0]!.startsWith('_') && labels[1]!.startsWith('_');
  const [namespace, name] = [labels.at(-1), labels.at(-2)];
  if (namespace === undefined || name === undefined || (labels.length > 3 && !isSrv)) return absent(question);
  const binding = bindServiceName(view, workload, namespace, name);
  if (binding.state !== 'bound') {
    // `api.example.com` is completed to the pod `api` of a Service in a namespace `com`: that is nobody's intention.
    const isMeant = isWritten || labels.length === 2;
    const isAbsent = binding.state === 'unbound' && (!isMeant || knowsServicesOf(view, workload, namespace));
    return isAbsent ? absent(question) : { step: stepOf(question, 'unseen', message(texts.unseen)) };
  }
  const [service] = binding.targets;
  const target = knownValue(service.externalName);
  if (knownValue(service.serviceType) === 'ExternalName') {
    if (target === undefined) return { step: stepOf(question, 'unseen', message(texts.unseen), service) };
    const next = target.toLowerCase().replace(/\.$/, '');
    return { step: stepOf(question, 'alias', message(texts.cname, { name, target }), service), target: next };
  }
  const pod = labels.length === 3 ? labels[0] : undefined;
  const headless = isHeadless(service) === true;
  if (pod !== undefined && !headless) return absent(question);
  if (pod !== undefined && binding.targets.length === 1 && podNameProblem(view, service, name, pod))
    return { step: stepOf(question, 'absent', message(texts.noPod, { name, pod }), service) };
  if (isSrv && lacksSrv(service, labels[0]!, labels[1]!)) {
    const args = { name, port: labels[0]!.slice(1), protocol: labels[1]!.slice(1).toUpperCase() };
    return { step: stepOf(question, 'absent', message(texts.noSrv, args), service) };
  }
  const text = isSrv ? texts.srv : pod !== undefined ? texts.pod : headless ? texts.headless : texts.clusterIp;
  const args = { name, pod: pod ?? '', port: labels[0]!.slice(1) };
  return {
    step: stepOf(question, 'answer', message(text, args), service),
    answer: { type: 'service', service, pod },
  };
}

/** SRV records are made for named ports only (kubernetes/dns docs/specification.md, 2.3.2). */
function lacksSrv(service: Service, port: string, protocol: string): boolean {
  if (!hasKnownServicePorts(service)) return false;
  return !service.ports.some(
    one => knownValue(one.name) === port.slice(1) && protocolOf(one)?.toLowerCase() === protocol.slice(1),
  );
}

function absent(question: string): Asked {
  return { step: stepOf(question, 'absent', message(texts.absent)) };
}

function stepOf(question: string, result: DnsStepResult, text: Message, service?: Service): DnsStep {
  return { question, result, message: text, service };
}
