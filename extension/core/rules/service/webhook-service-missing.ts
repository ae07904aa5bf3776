/** A webhook or APIService through which the API server calls a Service, or a port of it, that is not there. */
import { findServicePort, hasKnownServicePorts } from '../../bind/port.ts';
import { bindServiceName, knowsServicesOf } from '../../bind/service-name.ts';
import { message } from '../../l10n/message.ts';
import { knownValue, valueOrDefault } from '../../model/fact.ts';
import { titleOf } from '../../model/resource.ts';
import { folderOf } from '../../sources/folders.ts';
import { replaceScalar } from '../fix.ts';
import { defineRule } from '../rule.ts';

const texts = {
  missing: {
    en: 'No Service "{name}" in namespace "{namespace}" for the API server to call',
    ko: '네임스페이스 "{namespace}"에 API 서버가 호출할 Service "{name}"이(가) 없습니다',
  },
  port: {
    en: '{service} has no port {port} for the API server to call',
    ko: '{service}에 API 서버가 호출할 {port} 포트가 없습니다',
  },
  near: { en: 'Service "{name}" is similar', ko: '비슷한 Service "{name}"이(가) 있습니다' },
  ports: { en: 'It has {ports}', ko: '이 Service의 포트: {ports}' },
};

export const webhookServiceMissing = defineRule({
  id: 'webhook-service-missing',
  group: 'service',
  severity: 'warning',
  summary: {
    en: 'Webhook or APIService calls a Service or a port that does not exist',
    ko: '웹훅이나 APIService가 없는 Service나 포트를 호출합니다',
  },
  why: {
    en: 'The API server calls the Service on the given port, 443 if none is given. Where it finds nobody, every request that the webhook looks at fails, unless `failurePolicy` is `Ignore`; an APIService becomes unavailable.',
    ko: 'API 서버는 지정된 포트(없으면 443)로 Service를 호출합니다. 응답할 대상이 없으면 `failurePolicy`가 `Ignore`가 아닌 한 웹훅이 보는 모든 요청이 실패하고 APIService는 사용할 수 없게 됩니다.',
  },
  fixable: 'sometimes',
  references: [
    'https://kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers/#service-reference',
    'https://kubernetes.io/docs/tasks/extend-kubernetes/configure-aggregation-layer/',
  ],
  on: ['webhook'],
  *check(webhook, view) {
    for (const { name, namespace, port, place } of webhook.services) {
      if (!name?.known || !namespace?.known) continue;
      const binding = bindServiceName(view, webhook, namespace.value, name.value);
      if (binding.state === 'unbound') {
        const near = binding.nearest;
        if (near.length === 0 && !knowsServicesOf(view, webhook, namespace.value)) continue;
        const folder = folderOf(webhook.place.document.file);
        const besides = view
          .inNamespace(webhook, 'service', namespace.value)
          .some(service => folderOf(service.place.document.file) === folder);
        yield {
          place: name.place,
          message: message(texts.missing, { name: name.value, namespace: namespace.value }),
          severity: near.length > 0 || besides ? 'warning' : 'info',
          related: near.map(other => ({
            place: other.namePlace,
            message: message(texts.near, { name: knownValue(other.name)! }),
          })),
          fixes: near.slice(0, 1).map(other => replaceScalar(name.place, knownValue(other.name)!, false)),
        };
      } else if (binding.state === 'bound') {
        const number = valueOrDefault(port, 443);
        const [service] = binding.targets;
        if (number === undefined || service.ports.length === 0 || !hasKnownServicePorts(service)) continue;
        if (findServicePort(service, number)) continue;
        const ports = service.ports.flatMap(other => knownValue(other.port) ?? []);
        yield {
          place: port?.place ?? place,
          message: message(texts.port, { service: titleOf(service), port: number }),
          severity: 'error',
          related: [
            {
              place: service.portsPlace ?? service.namePlace,
              message: message(texts.ports, { ports: ports.join(', ') }),
            },
          ],
          fixes: port && ports.length === 1 ? [replaceScalar(port.place, ports[0]!, false)] : [],
        };
      }
    }
  },
});
