/** Symbols, code lenses, inlay hints and links. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Analysis, AnalysisHost } from '../../extension/core/analysis.ts';
import { codeLenses } from '../../extension/core/features/code-lens.ts';
import { documentLinks } from '../../extension/core/features/document-links.ts';
import { inlayHints } from '../../extension/core/features/inlay-hints.ts';
import { type DocumentSymbol, documentSymbols, workspaceSymbols } from '../../extension/core/features/symbols.ts';
import { traceLenses } from '../../extension/core/features/trace-lens.ts';
import { LineIndex } from '../../extension/core/text/line-index.ts';
import { analysisOf, exampleFiles, showPlace } from '../harness/cursor.ts';

const shop = analysisOf(exampleFiles('shop'));
const lenses = (analysis: Analysis, file: string, locale: 'en' | 'ko' = 'en') =>
  codeLenses(analysis, file, locale).map(l => `${l.focus}: ${l.title}`);

describe('code lens', () => {
  it('counts ways in and endpoints', () => {
    assert.deepEqual(lenses(shop, 'web.yaml'), [
      'Service/shop/web: 1 way in · 3 endpoints',
      'Deployment/shop/web: 1 Service · 1 way in',
    ]);
    assert.deepEqual(lenses(shop, 'cache.yaml', 'ko'), [
      'Service/shop/cache: 클러스터 안에서만 접근 · 엔드포인트 1개',
      'Deployment/shop/cache: Service 1개 · 클러스터 안에서만 접근',
    ]);
    assert.deepEqual(lenses(shop, 'payment.yaml'), [
      'Service/shop/payment: inside of the cluster only · 1 endpoint',
      'Service/shop/tax: inside of the cluster only · leads to api.tax.example.com',
    ]);
    assert.deepEqual(lenses(shop, 'ingress.yaml'), ['Ingress/shop/shop: 2 paths']);
  });
});

const gateway = `apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: {name: web, namespace: shop}
spec:
  gatewayClassName: example
  listeners:
    - {name: http, protocol: HTTP, port: 8080}
    - {name: https, protocol: HTTPS, port: 443, hostname: "*.example.com", tls: {certificateRefs: [{name: tls}]}}
---
apiVersion: v1
kind: Secret
metadata: {name: tls, namespace: shop}
type: kubernetes.io/tls
data: {tls.crt: "{{ .Values.crt }}", tls.key: "{{ .Values.key }}"}
---
`;
const route = (spec: string, kind = 'HTTPRoute') =>
  `apiVersion: gateway.networking.k8s.io/v1\nkind: ${kind}\nmetadata: {name: r, namespace: shop}\nspec: ${spec}\n`;
const withGateway = (text: string): Analysis => {
  const host = new AnalysisHost();
  host.apply([{ file: 'a.yaml', text: `${gateway}${text}` }]);
  return host.analysis;
};

describe('code lenses of the Gateway API', () => {
  it('tell the conditions that hold', () => {
    const analysis = withGateway(route('{parentRefs: [{name: web}], rules: [{}]}'));
    assert.deepEqual(lenses(analysis, 'a.yaml'), [
      'Gateway/shop/web: Accepted · Programmed · ResolvedRefs · 2 routes',
      'HTTPRoute/shop/r: Accepted · ResolvedRefs',
    ]);
  });

  it('tell the reason of one that fails, and of which parent', () => {
    const one = withGateway(route('{parentRefs: [{name: web, sectionName: htp}], rules: [{}]}'));
    assert.equal(lenses(one, 'a.yaml').at(-1), 'HTTPRoute/shop/r: ✕ Accepted: NoMatchingParent');
    const two = withGateway(route('{parentRefs: [{name: web}, {name: web, port: 1}], rules: [{}]}'));
    assert.equal(
      lenses(two, 'a.yaml').at(-1),
      'HTTPRoute/shop/r: web: Accepted · ResolvedRefs · web: ✕ Accepted: NoMatchingParent',
    );
  });

  it('say of a Gateway elsewhere that it cannot be told', () => {
    const analysis = withGateway(route('{parentRefs: [{name: edge, namespace: infra}], rules: [{}]}'));
    assert.equal(lenses(analysis, 'a.yaml', 'ko').at(-1), 'HTTPRoute/shop/r: Accepted: 알 수 없음');
  });
});

describe('code lenses that trace', () => {
  const targets = (analysis: Analysis, file: string) => traceLenses(analysis, file, 'en').map(lens => lens.target);

  it('stand above the hosts of an Ingress, with TLS where it ends', () => {
    const [lens] = traceLenses(shop, 'ingress.yaml', 'en');
    assert.equal(lens?.title, 'trace https://shop.example.com/');
    assert.equal(showPlace(shop, lens!.range), 'ingress.yaml:25 «shop.example.com»');
    assert.equal(traceLenses(shop, 'ingress.yaml', 'ko')[0]?.title, 'https://shop.example.com/ 추적');
  });

  it('stand above the host names of a route, with the port and path that lead to it', () => {
    const rules = 'rules: [{matches: [{path: {value: /api}}]}]';
    const secure = withGateway(
      route(`{parentRefs: [{name: web}], hostnames: [a.example.com, "*.b.example.com"], ${rules}}`),
    );
    assert.deepEqual(targets(secure, 'a.yaml'), ['https://a.example.com/api']);
    const plain = withGateway(route('{parentRefs: [{name: web}], hostnames: [a.example.org], rules: [{}]}'));
    assert.deepEqual(targets(plain, 'a.yaml'), ['http://a.example.org:8080/']);
    const grpc = withGateway(
      route('{parentRefs: [{name: web, sectionName: https}], hostnames: [a.example.com]}', 'GRPCRoute'),
    );
    assert.deepEqual(targets(grpc, 'a.yaml'), ['grpc://a.example.com:443/']);
  });

  it('do not stand above what a template decides', () => {
    assert.deepEqual(targets(withGateway(route('{hostnames: ["{{ .Values.host }}"], rules: [{}]}')), 'a.yaml'), []);
  });
});

describe('code lenses of policies', () => {
  const pod = (name: string) =>
    `apiVersion: v1\nkind: Pod\nmetadata: {name: ${name}, namespace: x, labels: {app: ${name}}}\nspec: {containers: [{name: c, image: i}]}\n---\n`;
  const lens = (spec: string, locale?: 'en' | 'ko') => {
    const host = new AnalysisHost();
    const text = `${pod('a')}${pod('b')}apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: p, namespace: x}\nspec: ${spec}\n`;
    host.apply([{ file: 'a.yaml', text }]);
    return codeLenses(host.analysis, 'a.yaml', locale ?? 'en')
      .map(l => l.title)
      .at(-1);
  };

  it('count what is selected and let through', () => {
    const spec = '{podSelector: {}, ingress: [{from: [{podSelector: {}}, {namespaceSelector: {}}]}]}';
    assert.equal(lens(spec), 'selects 2 workloads · 2 ways in · denies the rest');
    assert.equal(lens(spec, 'ko'), '워크로드 2개 선택 · 들어오는 경로 2개 · 나머지는 거부');
    assert.equal(
      lens('{podSelector: {matchLabels: {app: a}}, policyTypes: [Ingress, Egress], egress: [{}]}'),
      'selects 1 workload · denies everything in · lets everything out',
    );
    assert.equal(lens('{podSelector: {matchLabels: {app: c}}}'), 'selects no workloads here · denies everything in');
  });

  it('say nothing of rules that a template brings', () => {
    assert.equal(lens('{podSelector: {}, ingress: "{{ .Values.rules }}"}'), undefined);
  });
});

describe('inlay hints', () => {
  const hints = (file: string) => {
    const text = shop.sourceFile(file)!.text;
    return inlayHints(shop, file, 0, text.length).map(
      h =>
        `${new LineIndex(text).positionAt(h.offset).line + 1}: ${h.label} (${h.target ? showPlace(shop, h.target) : ''})`,
    );
  };

  it('say what a port comes to', () => {
    assert.deepEqual(hints('web.yaml'), ['15: → 8080 (web.yaml:37 «8080»)', '44: → 8080 (web.yaml:37 «8080»)']);
    assert.deepEqual(hints('ingress.yaml'), [
      '34: → 8080 → 8000 (api.yaml:41 «8000»)',
      '41: → 8080 (web.yaml:37 «8080»)',
    ]);
  });
});

describe('symbols', () => {
  const show = (s: DocumentSymbol): string =>
    `${s.kind} ${s.name} (${s.detail})${s.children.length > 0 ? `[${s.children.map(show).join(', ')}]` : ''}`;

  it('of a file are its objects with ports, containers and rules', () => {
    assert.deepEqual(documentSymbols(shop, 'web.yaml').map(show), [
      'service web (Service · shop)[port http (80 → http)]',
      'workload web (Deployment · shop)[container nginx ()[port http (8080)]]',
    ]);
    assert.equal(
      documentSymbols(shop, 'ingress.yaml').map(show)[1],
      'ingress shop (Ingress · shop)[rule shop.example.com/api (api), rule shop.example.com/ (web)]',
    );
  });

  it('of the workspace are found by kind, namespace and name', () => {
    const found = (query: string) => workspaceSymbols(shop, query).map(s => `${s.objectKind} ${s.namespace} ${s.name}`);
    assert.deepEqual(found('service web'), ['Service shop web']);
    assert.deepEqual(found('shop/data'), ['Service shop database', 'StatefulSet shop database']);
    assert.deepEqual(found('nothing'), []);
  });
});

describe('document links', () => {
  it('lead from a kustomization to its files and folders', () => {
    const analysis = analysisOf(
      new Map([
        ['base/kustomization.yaml', 'resources:\n  - web.yaml\n  - missing.yaml\n'],
        ['base/web.yaml', 'apiVersion: v1\nkind: Service\nmetadata: {name: a}\n'],
        ['prod/kustomization.yaml', 'resources: [../base]\npatches:\n  - path: patch.yaml\n'],
        ['prod/patch.yaml', 'apiVersion: v1\nkind: Service\nmetadata: {name: a}\n'],
      ]),
    );
    const links = (file: string) =>
      documentLinks(analysis, file).map(l => `${showPlace(analysis, l.range)} → ${l.target}`);
    assert.deepEqual(links('base/kustomization.yaml'), ['base/kustomization.yaml:2 «web.yaml» → base/web.yaml']);
    assert.deepEqual(links('prod/kustomization.yaml'), [
      'prod/kustomization.yaml:1 «../base» → base/kustomization.yaml',
      'prod/kustomization.yaml:3 «patch.yaml» → prod/patch.yaml',
    ]);
    assert.deepEqual(links('base/web.yaml'), []);
  });
});
