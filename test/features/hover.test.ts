/** What a hover shows, as Markdown, with `[text](file:line)` for links. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { FilePlace } from '../../extension/core/analysis.ts';
import { hover } from '../../extension/core/features/hover.ts';
import { codeSpan, renderMarkdown, renderPlain } from '../../extension/core/features/markdown.ts';
import type { Locale } from '../../extension/core/l10n/message.ts';
import { LineIndex } from '../../extension/core/text/line-index.ts';
import { type AtCursor, at, inShop } from '../harness/cursor.ts';

function shown({ analysis, file, offset }: AtCursor, locale: Locale = 'en'): string {
  const result = hover(analysis, file, offset, locale);
  const link = (place: FilePlace) =>
    `${place.file}:${new LineIndex(analysis.sourceFile(place.file)!.text).positionAt(place.start).line + 1}`;
  return result ? renderMarkdown(result.contents, link) : '';
}

/** Without links and code marks. */
function plain({ analysis, file, offset }: AtCursor, locale: Locale = 'en'): string {
  const result = hover(analysis, file, offset, locale);
  return result ? renderPlain(result.contents) : '';
}

const web =
  'Ingress shop → shop.example.com/ → Service web:80 → targetPort http (8080) → Deployment web, container nginx, 3 replicas';

describe('hover', () => {
  it('shows the whole chain with a link to every hop', () => {
    assert.equal(
      shown(inShop('web.yaml', 'targetPort: ht$0tp')),
      [
        '**targetPort** `http` · Service [`web`](web.yaml:5)',
        '**Path of the traffic**',
        '- Ingress [`shop`](ingress.yaml:14) → [`shop.example.com/`](ingress.yaml:35) → Service [`web`](web.yaml:5):[`80`](web.yaml:14) → targetPort [`http`](web.yaml:15) ([`8080`](web.yaml:37)) → Deployment [`web`](web.yaml:20), container [`nginx`](web.yaml:33), 3 replicas',
        'L4: the port of the pod that the connection is sent to. A name is looked up in each pod, so pods may give it different numbers.',
      ].join('\n\n'),
    );
  });

  it('shows the same chain from every token that is part of it', () => {
    for (const [file, token] of [
      ['web.yaml', 'targetPort: ht$0tp'],
      ['web.yaml', 'target$0Port: http'],
      ['web.yaml', '  selector:\n    app: w$0eb\n'],
      ['web.yaml', 'containerPort: 80$080'],
      ['web.yaml', 'kind: Deplo$0yment'],
      ['web.yaml', 'repli$0cas: 3'],
      ['web.yaml', '      labels:\n        a$0pp: web'],
      ['web.yaml', 'kind: Servi$0ce'],
      ['ingress.yaml', 'number: 8$00'],
      ['ingress.yaml', 'name: w$0eb'],
      ['ingress.yaml', 'path: /$0\n'],
      ['ingress.yaml', 'host: shop.$0example.com'],
      ['ingress.yaml', 'kind: Ing$0ress\n'],
    ] as const) {
      assert.ok(plain(inShop(file, token)).includes(web), `${file} ${token}\n${plain(inShop(file, token))}`);
    }
  });

  it('says what a Service is for, by which names it is called, and what its EndpointSlice will hold', () => {
    const text = plain(inShop('web.yaml', 'kind: Servi$0ce'));
    assert.match(text, /a stable name and address in front of pods that come and go/);
    assert.match(text, /web, web\.shop, web\.shop\.svc, web\.shop\.svc\.cluster\.local/);
    assert.match(text, /Predicted EndpointSlice: 3 pod addresses × 8080/);
    assert.match(text, /spread over 3 pods/);
  });

  it('names the pods of a StatefulSet behind a headless Service, and who calls them', () => {
    const text = plain(inShop('database.yaml', 'serviceName: data$0base'));
    assert.match(text, /Each pod has a name of its own: database-0\.database\.shop\.svc\.cluster\.local/);
    assert.match(text, /Deployment api \(env\) → database-0\.database:5432/);
  });

  it('shows load balancer and node port in front of the Service', () => {
    assert.match(
      plain(inShop('partners.yaml', 'type: Load$0Balancer')),
      /load balancer 203\.0\.113\.10 → any node, nodePort \(assigned\) → Service partners:7000 → targetPort orders \(7000\) → Deployment partners/,
    );
    assert.match(plain(inShop('mail.yaml', 'nodePort: 30$0025')), /any node, nodePort 30025 → Service mail:80/);
  });

  it('follows a host name of the cluster in the environment', () => {
    assert.match(
      plain(inShop('web.yaml', 'value: http://a$0pi.shop')),
      /Deployment web → Service api:8080 → targetPort http \(8000\) → Deployment api, container api, 2 replicas/,
    );
  });

  it('speaks Korean', () => {
    const text = plain(inShop('web.yaml', 'containerPort: 80$080'), 'ko');
    assert.match(text, /여기에 도달하는 트래픽/);
    assert.match(text, /Deployment web, 컨테이너 nginx, 레플리카 3개/);
  });

  it('says why a chain ends', () => {
    const broken = (service: string, rest = '') =>
      plain(at(`apiVersion: v1\nkind: Ser$0vice\nmetadata: {name: a}\nspec: ${service}\n${rest}`));
    assert.match(broken('{selector: {app: a}, ports: [{port: 80}]}'), /✗ no pods match the selector/);
    assert.match(broken('{ports: [{port: 80}]}'), /✗ no selector and no endpoints/);
    assert.match(
      broken(
        '{selector: {app: a}, ports: [{port: 80, targetPort: http}]}',
        '---\napiVersion: v1\nkind: Pod\nmetadata: {name: a, labels: {app: a}}\nspec: {containers: [{name: c, ports: [{name: web, containerPort: 80}]}]}',
      ),
      /Pod a: ✗ no container declares a port named http/,
    );
    assert.match(
      broken('{selector: {app: "{{ .Values.app }}"}, ports: [{port: 80}]}'),
      /unknown: a template decides it/,
    );
  });

  it('is silent where there is nothing to say', () => {
    assert.equal(shown(at('a: $0b\n')), '');
    assert.equal(shown(at('apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {a: $0b}\n')), '');
  });

  it('never lets a manifest write Markdown', () => {
    const evil = '[x](command:evil) <img src=x `` ` ``` https://e.example';
    const text = shown(
      at(
        `apiVersion: v1\nkind: Service\nmetadata: {name: ${JSON.stringify(evil)}}\nspec:\n  selector: {app: '$0${evil}'}\n  ports: [{port: 80}]\n`,
      ),
    );
    const withoutCode = text.replace(/(?<!`)(`+)(?!`)[\s\S]*?[^`]\1(?!`)/g, '');
    assert.doesNotMatch(withoutCode, /command|img|https/);
    assert.match(text, /````/);
    assert.equal(codeSpan('a\nb'), '`a b`');
    assert.equal(codeSpan('`'), '`` ` ``');
  });
});
