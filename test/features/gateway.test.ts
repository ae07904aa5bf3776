/** Hover, lenses and navigation of the Gateway API. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { codeLenses } from '../../extension/core/features/code-lens.ts';
import { hover } from '../../extension/core/features/hover.ts';
import { renderPlain } from '../../extension/core/features/markdown.ts';
import { definition, references } from '../../extension/core/features/navigation.ts';
import { type AtCursor, at, showPlace } from '../harness/cursor.ts';

const base = `apiVersion: gateway.networking.k8s.io/v1
kind: GatewayClass
metadata: {name: example}
spec: {controllerName: example.com/gateway}
---
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: {name: edge, namespace: shop}
spec:
  gatewayClassName: example
  listeners:
    - {name: plain, protocol: HTTP, port: 80}
    - {name: alt, protocol: HTTP, port: 8080, hostname: "*.example.com"}
---
apiVersion: v1
kind: Service
metadata: {name: web, namespace: shop}
spec: {selector: {app: web}, ports: [{name: http, port: 80, targetPort: 8000}, {name: admin, port: 9000}]}
---
apiVersion: v1
kind: Pod
metadata: {name: web, namespace: shop, labels: {app: web}}
spec: {containers: [{name: web, image: web, ports: [{containerPort: 8000}]}]}
---
`;
const route = (parent: string, backend: string) =>
  `apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: {name: web, namespace: shop}
spec:
  parentRefs:
    - ${parent}
  hostnames: [shop.example.com]
  rules:
    - matches: [{path: {value: /cart}}]
      backendRefs:
        - ${backend}
`;
const inRoute = (parent: string, backend = '{name: web, port: 80}', before = base): AtCursor =>
  at(`# file: a.yaml\n${before}${route(parent, backend)}`);

function plain({ analysis, file, offset }: AtCursor, locale: 'en' | 'ko' = 'en'): string {
  const result = hover(analysis, file, offset, locale);
  return result ? renderPlain(result.contents) : '';
}

const chain = 'Gateway edge · alt HTTP:8080 → HTTPRoute web shop.example.com/cart → Service web:80 → ';

describe('hover of the Gateway API', () => {
  it('tells the conditions and what traffic reaches, from every reference', () => {
    for (const place of [inRoute('{name: ed$0ge, sectionName: alt}'), inRoute('{name: edge, sectionName: al$0t}')]) {
      const text = plain(place);
      assert.match(text, /✓ Accepted[\s\S]*✓ ResolvedRefs/, text);
      assert.ok(text.includes(chain), text);
    }
    assert.ok(plain(inRoute('{name: edge}', '{name: w$0eb, port: 80}')).includes(chain));
    assert.ok(plain(inRoute('{name: edge}', '{name: web, port: 8$00}')).includes(chain));
    const gateway = plain(inRoute('{name: edge}', undefined, base.replace('name: edge', 'name: ed$0ge')));
    assert.match(gateway, /✓ Accepted[\s\S]*✓ Programmed/);
    assert.ok(gateway.includes(chain), gateway);
    const listener = plain(inRoute('{name: edge}', undefined, base.replace('name: plain', 'name: pl$0ain')));
    assert.ok(listener.includes('Gateway edge · plain HTTP:80 →') && !listener.includes(chain), listener);
  });

  it('tells the reason of what fails', () => {
    const text = plain(inRoute('{name: ed$0ge, sectionName: https}'));
    assert.match(text, /✗ Accepted · NoMatchingParent: /);
    const korean = plain(inRoute('{name: ed$0ge}', '{name: wep, port: 80}'), 'ko');
    assert.match(korean, /✗ ResolvedRefs · BackendNotFound: .*니다/);
  });

  it('counts a route as a way to the Service', () => {
    const { analysis, file } = inRoute('{name: e$0dge}');
    const lens = codeLenses(analysis, file, 'en').find(one => one.focus === 'Service/shop/web');
    assert.match(lens?.title ?? '', /^1 way in/);
    const service = plain(
      inRoute(
        '{name: edge}',
        undefined,
        base.replace('{name: web, namespace: shop}\nspec: {sel', '{name: w$0eb, namespace: shop}\nspec: {sel'),
      ),
    );
    assert.ok(service.includes(chain), service);
  });
});

describe('navigation of the Gateway API', () => {
  const targets = ({ analysis, file, offset }: AtCursor) =>
    definition(analysis, file, offset).map(target => showPlace(analysis, target.selection));

  it('leads from a parent to the Gateway or listener, from a backend to the Service or port', () => {
    assert.match(targets(inRoute('{name: ed$0ge}')).join(), /«edge»/);
    assert.match(targets(inRoute('{name: edge, sectionName: al$0t}')).join(), /«alt»/);
    assert.match(targets(inRoute('{name: edge}', '{name: w$0eb, port: 80}')).join(), /«web»/);
    assert.match(targets(inRoute('{name: edge}', '{name: web, port: 8$00}')).join(), /«80»/);
  });

  it('finds the routes that name a Service', () => {
    const { analysis, file, offset } = inRoute('{name: edge}', '{name: w$0eb, port: 80}');
    assert.equal(references(analysis, file, offset, true).length, 2);
  });
});
