/** What the server answers about requests, conditions and policies, and the same request as the preview shows it. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { CodeLens } from 'vscode-languageserver-protocol';
import type { StatusReport } from '../../extension/core/gateway/status/report.ts';
import type { PrintedReach } from '../../extension/core/reach/print.ts';
import type { PrintedTrace } from '../../extension/core/trace/print.ts';
import {
  reachRequest,
  showTrafficCommand,
  statusRequest,
  traceCommand,
  traceRequest,
} from '../../extension/protocol/requests.ts';
import { type TracePathResult, tracePathRequest } from '../../extension/protocol/trace.ts';
import { deployment, service } from './manifests.ts';
import { folder, start } from './started.ts';

const ingress = `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: web
spec:
  rules:
    - host: shop.example.com
      http:
        paths:
          - path: /
            pathType: Prefix
            backend:
              service:
                name: web
                port:
                  number: 80
`;

const route = `apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata:
  name: edge
spec:
  gatewayClassName: example
  listeners:
    - name: http
      protocol: HTTP
      port: 80
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata:
  name: web
spec:
  parentRefs:
    - name: edge
      sectionName: https
`;

const policy = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: deny
spec:
  podSelector: {}
  policyTypes: [Ingress]
`;

const base = { 'ingress.yaml': ingress, 'service.yaml': service('http'), 'deployment.yaml': deployment('http') };

async function started(files: Readonly<Record<string, string>>, initializationOptions: object = {}) {
  const workspace = folder(files);
  const client = await start({ folders: [workspace.uri], initializationOptions });
  const ask = <R>(method: string, params?: object): Promise<R> => client.connection.sendRequest(method, params);
  return { client, ask, uri: (file: string) => workspace.uriOf(file) };
}

describe('trafficPath/trace', () => {
  it('answers as the command line does, with URIs and positions from one', async () => {
    const { ask, uri } = await started(base);
    const trace = await ask<PrintedTrace>(traceRequest, { id: 7, url: 'http://shop.example.com/cart' });
    assert.equal((trace as PrintedTrace & { id?: number }).id, 7);
    assert.equal(trace.verdict, 'delivered');
    assert.equal(trace.status, 200);
    assert.deepEqual(trace.backends, [
      {
        service: 'default/web',
        port: 80,
        weight: 1,
        fraction: 1,
        endpoints: [
          { workload: 'Deployment/default/web', container: 'main', port: 8080, protocol: 'TCP', replicas: 1 },
        ],
      },
    ]);
    assert.deepEqual(trace.hops.find(hop => hop.kind === 'rule')?.location, {
      file: uri('ingress.yaml'),
      range: { start: { line: 10, column: 19 }, end: { line: 10, column: 20 } },
    });
    assert.deepEqual(Object.keys(trace.hops.find(hop => hop.kind === 'service')!).sort(), [
      'detail',
      'kind',
      'location',
      'object',
    ]);
  });

  it('knows what is typed and not saved, and answers a request that nobody can send', async () => {
    const { client, ask, uri } = await started(base);
    await client.open(uri('service.yaml'), service('htpp'));
    const broken = await ask<PrintedTrace>(traceRequest, { url: 'http://shop.example.com/' });
    assert.equal(broken.verdict, 'unreachable');
    assert.equal(broken.reason?.rule, 'service-target-port-name-not-found');
    assert.equal(broken.reason?.location?.file, uri('service.yaml'));
    const refused = await ask<PrintedTrace>(traceRequest, { url: 'http://shop.example.com:99999/' });
    assert.equal(refused.verdict, 'unreachable');
    assert.match(refused.reason?.message ?? '', /99999/);
  });
});

describe('trafficPath/status', () => {
  it('reports the conditions of every object of the Gateway API', async () => {
    const { ask } = await started({ 'route.yaml': route });
    const { objects } = await ask<StatusReport>(statusRequest);
    assert.deepEqual(
      objects.map(({ kind, namespace, name }) => `${kind}/${namespace}/${name}`),
      ['Gateway/default/edge', 'HTTPRoute/default/web'],
    );
    const [gateway, attached] = objects;
    assert.deepEqual(
      gateway?.listeners?.map(({ name, attachedRoutes }) => [name, attachedRoutes]),
      [['http', 0]],
    );
    const [parent] = attached?.parents ?? [];
    assert.deepEqual(parent?.parentRef, { name: 'edge', sectionName: 'https' });
    const accepted = parent?.conditions.find(condition => condition.type === 'Accepted');
    assert.deepEqual([accepted?.status, accepted?.reason], ['False', 'NoMatchingParent']);
  });
});

describe('trafficPath/reach', () => {
  it('tells who may connect to whom', async () => {
    const open = await started({ 'web.yaml': deployment('http'), 'api.yaml': deployment('http', 'api') });
    const before = await open.ask<PrintedReach>(reachRequest);
    assert.deepEqual(
      before.workloads.map(workload => workload.id),
      ['Deployment/default/api', 'Deployment/default/web'],
    );
    const between = (reach: PrintedReach) =>
      reach.connections.filter(({ from, to }) => from.startsWith('Deployment/') && to.startsWith('Deployment/'));
    assert.deepEqual(
      between(before).map(({ from, to, allowed }) => [from, to, allowed]),
      [
        ['Deployment/default/api', 'Deployment/default/web', 'all'],
        ['Deployment/default/web', 'Deployment/default/api', 'all'],
      ],
    );
    await open.client.open(open.uri('policy.yaml'), policy);
    await open.client.idle();
    assert.deepEqual(between(await open.ask<PrintedReach>(reachRequest)), [], 'a policy in the editor counts');
  });
});

describe('trafficPath/tracePath', () => {
  it('names the nodes and edges of the picture that the request passes', async () => {
    const { ask, uri } = await started(base);
    const textDocument = { uri: uri('ingress.yaml') };
    const path = await ask<TracePathResult>(tracePathRequest, { target: 'http://shop.example.com/', textDocument });
    assert.ok(path.state === 'traced');
    const rule = 'Ingress/default/web/shop.example.com/#Prefix';
    assert.deepEqual([...path.nodes].sort(), [
      'Deployment/default/web',
      'Ingress/default/web',
      rule,
      'Service/default/web',
      'outside',
    ]);
    assert.equal(path.edges.length, 4);
    assert.equal(path.isPartial, false);
    assert.deepEqual(
      path.hops.map(hop => [hop.kind, hop.node]),
      [
        ['client', 'outside'],
        ['entry', 'Ingress/default/web'],
        // Which controller serves it is not said.
        ['entry', 'Ingress/default/web'],
        ['rule', rule],
        ['service', 'Service/default/web'],
        ['workload', 'Deployment/default/web'],
      ],
    );
    assert.deepEqual(path.hops[4]?.location, {
      uri: uri('service.yaml'),
      range: { start: { line: 9, character: 18 }, end: { line: 9, character: 22 } },
    });
  });

  it('ends at what fails, with what the rule found there', async () => {
    const { ask, uri } = await started({ ...base, 'service.yaml': service('htpp') });
    const path = await ask<TracePathResult>(tracePathRequest, { target: 'http://shop.example.com/' });
    assert.ok(path.state === 'traced');
    const last = path.hops.at(-1);
    assert.equal(last?.kind, 'failure');
    assert.equal(last?.rule, 'service-target-port-name-not-found');
    assert.equal(last?.finding?.uri, uri('service.yaml'));
    assert.equal(last?.node, 'Deployment/default/web', 'the broken edge leads there');
  });

  it('says what the picture does not show, and what cannot be read', async () => {
    const { ask, uri } = await started({ ...base, 'other.yaml': deployment('http', 'other') });
    const path = await ask<TracePathResult>(tracePathRequest, {
      target: 'http://shop.example.com/',
      textDocument: { uri: uri('other.yaml') },
    });
    assert.ok(path.state === 'traced' && path.isPartial && path.nodes.length === 0);
    const refused = await ask<TracePathResult>(tracePathRequest, { target: 'gopher://x' });
    assert.ok(refused.state === 'refused' && refused.message.includes('gopher'));
  });
});

describe('code lenses that trace', () => {
  const lenses = async (commands: readonly string[]): Promise<CodeLens[]> => {
    const { client, ask, uri } = await started(base, { commands });
    await client.open(uri('ingress.yaml'), ingress);
    await client.idle();
    return ask('textDocument/codeLens', { textDocument: { uri: uri('ingress.yaml') } });
  };

  it('run the command of the client, and are not there without it', async () => {
    const [, lens] = await lenses([showTrafficCommand, traceCommand]);
    assert.equal(lens?.command?.command, traceCommand);
    assert.equal(lens?.command?.title, 'trace http://shop.example.com/');
    assert.equal(lens?.command?.arguments?.[1], 'http://shop.example.com/');
    assert.deepEqual(lens?.range.start, { line: 6, character: 12 });
    assert.equal((await lenses([showTrafficCommand])).length, 1);
  });
});
