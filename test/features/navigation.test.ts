/** Definition, references, highlights and rename, as places a reader can check: `file:line «text»`. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { definition, highlights, references } from '../../extension/core/features/navigation.ts';
import { prepareRename, rename } from '../../extension/core/features/rename.ts';
import { render } from '../../extension/core/l10n/message.ts';
import { applyEdits } from '../../extension/core/text/edit.ts';
import { type AtCursor, analysisOf, at, exampleFiles, inShop, showPlace } from '../harness/cursor.ts';

const definitionsOf = ({ analysis, file, offset }: AtCursor) =>
  definition(analysis, file, offset).map(d => showPlace(analysis, d.selection));
const referencesOf = ({ analysis, file, offset }: AtCursor) =>
  references(analysis, file, offset, true).map(place => showPlace(analysis, place));

/** All files after a rename, as far as they changed. */
function renamed({ analysis, file, offset }: AtCursor, newName: string): Map<string, string> {
  const result = rename(analysis, file, offset, newName);
  assert.ok(result && 'edits' in result, 'can be renamed');
  const files = new Map<string, string>();
  for (const id of new Set(result.edits.map(edit => edit.file))) {
    const edits = result.edits.filter(edit => edit.file === id);
    files.set(id, applyEdits(analysis.sourceFile(id)!.text, edits));
  }
  return files;
}

describe('definition', () => {
  for (const [file, token, ...expected] of [
    ['ingress.yaml', 'name: w$0eb', 'web.yaml:5 «web»'],
    ['ingress.yaml', 'number: $080', 'web.yaml:14 «80»'],
    ['ingress.yaml', 'port:\n                  name: ht$0tp', 'api.yaml:13 «http»'],
    ['ingress.yaml', 'ingressClassName: ngi$0nx\n  tls', 'ingress.yaml:5 «nginx»'],
    ['web.yaml', 'targetPort: ht$0tp', 'web.yaml:36 «http»'],
    ['web.yaml', '  selector:\n    app: w$0eb\n', 'web.yaml:30 «web»'],
    ['web.yaml', '      port: $0http', 'web.yaml:36 «http»'],
    ['web.yaml', 'value: http://a$0pi.shop', 'api.yaml:5 «api»', 'api.yaml:14 «8080»'],
    ['database.yaml', 'serviceName: data$0base', 'database.yaml:5 «database»'],
    ['api.yaml', 'CACHE_ADDRESS: ca$0che', 'cache.yaml:4 «cache»', 'cache.yaml:11 «6379»'],
    ['payment.yaml', 'service-name: pay$0ment', 'payment.yaml:5 «payment»'],
    ['web.yaml', '  namespace: sh$0op\n  labels', 'namespace.yaml:4 «shop»'],
  ] as const) {
    it(`of ${token.replace(/\s+/g, ' ')} in ${file}`, () => {
      assert.deepEqual(definitionsOf(inShop(file, token)), expected);
    });
  }
});

describe('references', () => {
  it('of a Service: backends, serviceName, and host names in environments and ConfigMaps', () => {
    assert.deepEqual(referencesOf(inShop('api.yaml', 'kind: Serv$0ice')), [
      'api.yaml:5 «api»',
      'ingress.yaml:32 «api»',
      'partners.yaml:44 «api»',
      'web.yaml:40 «api»',
    ]);
    assert.deepEqual(referencesOf(inShop('cache.yaml', 'kind: Serv$0ice')), [
      'api.yaml:63 «cache»',
      'cache.yaml:4 «cache»',
    ]);
    assert.deepEqual(referencesOf(inShop('database.yaml', 'kind: Serv$0ice')), [
      'api.yaml:46 «database»',
      'database.yaml:5 «database»',
      'database.yaml:21 «database»',
    ]);
  });

  it('of a label: pod template, controller, Service, network policies', () => {
    const found = referencesOf(inShop('web.yaml', '      labels:\n        app: w$0eb'));
    for (const place of ['web.yaml:11 «web»', 'web.yaml:26 «web»', 'web.yaml:30 «web»'])
      assert.ok(found.includes(place));
    assert.ok(
      found.some(place => place.startsWith('network-policies.yaml')),
      found.join('\n'),
    );
  });

  it('of a container port: targetPort, declaration, probe', () => {
    const expected = ['web.yaml:15 «http»', 'web.yaml:36 «http»', 'web.yaml:44 «http»'];
    assert.deepEqual(referencesOf(inShop('web.yaml', '      port: $0http')), expected);
    assert.deepEqual(referencesOf(inShop('web.yaml', 'targetPort: $0http')), expected);
  });

  it('are highlighted in the file of the caret only', () => {
    const { analysis, file, offset } = inShop('ingress.yaml', 'host: shop.$0example.com');
    assert.deepEqual(
      highlights(analysis, file, offset).map(h => `${showPlace(analysis, h)} ${h.isDefinition}`),
      ['ingress.yaml:22 «shop.example.com» false', 'ingress.yaml:25 «shop.example.com» true'],
    );
  });
});

describe('rename', () => {
  it('leaves no finding that was not there before', () => {
    const files = exampleFiles('shop');
    const count = (texts: ReadonlyMap<string, string>) => {
      const analysis = analysisOf(texts);
      return analysis.files.reduce((sum, file) => sum + analysis.findings(file).length, 0);
    };
    const before = count(files);
    for (const [file, token, name] of [
      ['ingress.yaml', 'name: w$0eb', 'front'],
      ['database.yaml', 'serviceName: data$0base', 'postgres'],
      ['partners.yaml', 'targetPort: ord$0ers', 'intake'],
      ['web.yaml', '      labels:\n        app: w$0eb', 'front'],
      ['ingress.yaml', 'port:\n                  name: ht$0tp', 'rest'],
      ['ingress.yaml', 'host: shop.$0example.com', 'store.example.com'],
    ] as const) {
      const changed = renamed(inShop(file, token), name);
      assert.ok(changed.size > 0);
      assert.equal(count(new Map([...files, ...changed])), before, `${token} → ${name}`);
    }
  });

  it('reaches the host names that programs are told', () => {
    const changed = renamed(inShop('database.yaml', 'serviceName: data$0base'), 'postgres');
    assert.match(changed.get('api.yaml')!, /value: database-0\.postgres\n/);
  });

  it('keeps quotes, and quotes what would be read as something else', () => {
    const text = (value: string) =>
      `apiVersion: v1\nkind: Service\nmetadata: {name: a}\nspec:\n  selector: {app: $0${value}}\n  ports: [{port: 80}]\n---\napiVersion: v1\nkind: Pod\nmetadata: {name: a, labels: {app: 'x'}}\nspec: {containers: []}\n`;
    assert.match(
      renamed(at(text('"x"')), 'y').get('manifest.yaml')!,
      /selector: \{app: "y"\}[\s\S]*labels: \{app: 'y'\}/,
    );
    assert.match(renamed(at(text('x')), 'true').get('manifest.yaml')!, /selector: \{app: "true"\}/);
  });

  it('says what is renamed, and refuses what cannot be a name', () => {
    const { analysis, file, offset } = inShop('api.yaml', 'value: database-0.data$0base');
    assert.equal(prepareRename(analysis, file, offset)?.placeholder, 'database');
    const result = rename(analysis, file, offset, 'Not a name');
    assert.ok(result && 'refused' in result);
    assert.match(render(result.refused, 'en'), /"Not a name" cannot be the name of a Service/);
  });

  it('is not offered for a value with an anchor, which others share', () => {
    const { analysis, file, offset } = at(
      'apiVersion: v1\nkind: Service\nmetadata: {name: &name $0web}\nspec: {selector: {app: *name}, ports: [{port: 80}]}\n',
    );
    assert.equal(prepareRename(analysis, file, offset), undefined);
  });

  it('is not offered for numbers, keys, or names that nothing defines', () => {
    for (const [file, token] of [
      ['web.yaml', 'containerPort: 80$080'],
      ['web.yaml', 'target$0Port'],
      ['web.yaml', 'repli$0cas'],
      ['payment.yaml', 'kind: End$0pointSlice'],
    ] as const) {
      const { analysis, file: id, offset } = inShop(file, token);
      assert.equal(prepareRename(analysis, id, offset), undefined, token);
    }
  });
});
