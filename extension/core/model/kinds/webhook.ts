/** Objects through which the API server calls a Service: admission webhooks, CRD conversion webhooks and APIServices. */
import type { Place } from '../../yaml/syntax.ts';
import type { Fact } from '../fact.ts';
import type { Fields } from '../read.ts';
import type { ResourceBase } from '../resource.ts';

export interface WebhookService {
  readonly name: Fact<string> | undefined;
  readonly namespace: Fact<string> | undefined;
  /** Default 443. */
  readonly port: Fact<number> | undefined;
  readonly place: Place;
}

export interface Webhook extends ResourceBase {
  readonly type: 'webhook';
  readonly services: readonly WebhookService[];
  /** For a CustomResourceDefinition: the group and kind it defines. */
  readonly defines: { readonly group: string; readonly kind: string } | undefined;
}

export function lowerWebhook(base: ResourceBase, root: Fields): Webhook {
  const clients = (root.children('webhooks')?.items ?? []).flatMap(
    webhook => webhook.child('clientConfig')?.child('service') ?? [],
  );
  return { ...base, type: 'webhook', services: clients.map(lowerClient), defines: undefined };
}

export function lowerApiService(base: ResourceBase, root: Fields): Webhook {
  const service = root.child('spec')?.child('service');
  return { ...base, type: 'webhook', services: service ? [lowerClient(service)] : [], defines: undefined };
}

export function lowerCustomResourceDefinition(base: ResourceBase, root: Fields): Webhook {
  const spec = root.child('spec');
  const service = spec?.child('conversion')?.child('webhook')?.child('clientConfig')?.child('service');
  const group = spec?.string('group');
  const kind = spec?.child('names')?.string('kind');
  return {
    ...base,
    type: 'webhook',
    services: service ? [lowerClient(service)] : [],
    defines: group?.known && kind?.known ? { group: group.value, kind: kind.value } : undefined,
  };
}

function lowerClient(service: Fields): WebhookService {
  return {
    name: service.string('name'),
    namespace: service.string('namespace'),
    port: service.integer('port'),
    place: service.node,
  };
}
