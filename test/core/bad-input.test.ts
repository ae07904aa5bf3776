/**
 * Input that no person should have to think about: beyond every limit, hostile, half-typed, not YAML, not text. The rest of the
 * workspace is analysed as if it were not there, nothing throws, and work grows with the length of the input.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Analysis, AnalysisHost, defaultSettings } from '../../extension/core/analysis.ts';
import { limits } from '../../extension/core/limits.ts';
import { assertLinear } from '../harness/linear.ts';

const service = `apiVersion: v1
kind: Service
metadata: {name: web}
spec:
  selector: {app: web}
  ports: [{port: 80, targetPort: htpp}]
`;
const deployment = `apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec:
      containers: [{name: web, image: "web:1", ports: [{name: http, containerPort: 8080}]}]
`;
const configMap = (data: string) => `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\ndata:\n${data}`;

/** Analyses a text beside a Service and its Deployment, whose one finding must be there whatever the text is. */
function analyse(text: string): Analysis {
  const host = new AnalysisHost(defaultSettings);
  const analysis = host.apply([
    { file: 'bad.yaml', text },
    { file: 'service.yaml', text: service },
    { file: 'deployment.yaml', text: deployment },
  ]);
  assert.ok(
    analysis.findings('service.yaml').some(f => f.finding.rule.id === 'service-target-port-name-not-found'),
    'the other files are analysed',
  );
  return analysis;
}

function rulesOf(text: string): string[] {
  return analyse(text)
    .findings('bad.yaml')
    .filter(f => f.finding.rule.id.startsWith('yaml-'))
    .map(f => `${f.finding.severity} ${f.finding.rule.id}`);
}

const beyond = ['info yaml-limit'];
const syntax = ['error yaml-syntax'];

describe('limits', () => {
  const nests: Record<string, (depth: number) => string> = {
    'flow sequences': depth => configMap(`  a: ${'['.repeat(depth)}${']'.repeat(depth)}\n`),
    'open flow sequences': depth => configMap(`  a: ${'['.repeat(depth)}\n`),
    'flow maps': depth => configMap(`  a: ${'{a: '.repeat(depth)}${'}'.repeat(depth)}\n`),
    'block sequences': depth => configMap(`  a:\n  ${'- '.repeat(depth)}b\n`),
    'block maps': depth => configMap(Array.from({ length: depth }, (_, i) => `${' '.repeat(i + 2)}a:\n`).join('')),
  };
  for (const [name, nest] of Object.entries(nests)) {
    it(`depth: ${name}, several times in one process`, () => {
      for (let round = 0; round < 3; round++) {
        for (const depth of [150, 1000, 2000]) {
          assert.ok(rulesOf(nest(depth)).includes('info yaml-limit'), `${depth} deep`);
        }
        assert.ok(!rulesOf(nest(limits.depth - 20)).includes('info yaml-limit'));
      }
    });
  }
  it('depth: 100,000 levels', () => {
    assert.deepEqual(rulesOf(configMap(`  a: ${'['.repeat(100_000)}\n`)), beyond);
  });

  it('documentLength', () => {
    const ofLength = (length: number) => configMap(`  a: ${'x'.repeat(length)}\n`);
    assert.deepEqual(rulesOf(ofLength(limits.documentLength - 100)), []);
    assert.deepEqual(rulesOf(ofLength(limits.documentLength)), beyond);
    assert.deepEqual(rulesOf(`${service}---\n${ofLength(limits.documentLength)}---\n${service}`), beyond);
  });

  it('documentLength: silent for kinds that are not looked into and for what is no Kubernetes object', () => {
    const long = 'x'.repeat(limits.documentLength);
    assert.deepEqual(rulesOf(`apiVersion: example.com/v1\nkind: Dashboard\nmetadata:\n  name: a\nspec: ${long}\n`), []);
    assert.deepEqual(rulesOf(`{"panels": "${long}"}\n`), []);
  });

  it('documentLength: a List may be longer', () => {
    const item = (i: number) =>
      `- apiVersion: v1\n  kind: ConfigMap\n  metadata: {name: c${i}}\n  data: {a: ${'x'.repeat(5000)}}\n`;
    const items = Array.from({ length: limits.documentLength / 5000 }, (_, i) => item(i));
    const list = `apiVersion: v1\nkind: List\nitems:\n${items.join('')}`;
    assert.ok(list.length > limits.documentLength);
    assert.deepEqual(rulesOf(list), []);
    assert.equal(analyse(list).sourceFile('bad.yaml')?.documents[0]?.resources.length, items.length);
  });

  it('fileLength', () => {
    const text = `${service}---\n`.repeat(Math.ceil(limits.fileLength / (service.length + 4)) + 1);
    assert.deepEqual(rulesOf(text), beyond);
  });

  it('aliases', () => {
    const withAliases = (n: number) =>
      configMap(`  a: &a b\n${Array.from({ length: n }, (_, i) => `  k${i}: *a\n`).join('')}`);
    assert.deepEqual(rulesOf(withAliases(200)), []);
    assert.deepEqual(rulesOf(withAliases(limits.aliases)), []);
    assert.deepEqual(rulesOf(withAliases(limits.aliases + 1)), beyond);
  });

  it('mergedEntries', () => {
    const withMerged = (n: number) =>
      configMap(`  a: &a {${Array.from({ length: n }, (_, i) => `k${i}: v`).join(', ')}}\n  b: {<<: *a}\n`);
    assert.deepEqual(rulesOf(withMerged(limits.mergedEntries)), []);
    assert.deepEqual(rulesOf(withMerged(limits.mergedEntries + 1)), beyond);
  });

  it('problems', () => {
    const lines = Array.from({ length: 500 }, (_, i) => `  k${i}: "\\q"\n`).join('');
    assert.equal(rulesOf(configMap(lines)).length, limits.problems);
  });

  it('text: a binary file is not read as YAML', () => {
    assert.deepEqual(rulesOf('\u0000\u0001\ufffd\ufffd\u0000PNG'), []);
    assert.deepEqual(rulesOf(`${service}\u0000`), beyond);
  });
});

/** Ten levels of ten aliases each: ten thousand million nodes once expanded. */
function bomb(last: string): string {
  const levels = Array.from({ length: 10 }, (_, i) =>
    i === 0 ? 'x0: &x0 [lol]\n' : `x${i}: &x${i} [${Array.from({ length: 10 }, () => `*x${i - 1}`).join(', ')}]\n`,
  );
  return `${levels.join('')}${last}`;
}

describe('aliases', () => {
  const places: Record<string, string> = {
    data: 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {a: *x9}\n',
    labels: 'apiVersion: v1\nkind: Service\nmetadata: {name: a, labels: *x9}\nspec: {selector: *x9, ports: *x9}\n',
    arguments:
      'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: {containers: [{name: a, image: a, args: *x9, env: *x9, ports: *x9}]}\n',
    'another kind': 'apiVersion: example.com/v1\nkind: Thing\nmetadata: {name: a}\nspec: {containers: *x9, a: *x9}\n',
  };
  for (const [place, object] of Object.entries(places)) {
    it(`a bomb in ${place} is beyond what is analysed`, () => assert.deepEqual(rulesOf(bomb(object)), beyond));
  }

  it('a bomb of merge keys goes off in its own document only', () => {
    const levels = Array.from({ length: 25 }, (_, i) => `  m${i + 1}: &m${i + 1} {<<: [*m${i}, *m${i}], k${i}: v}\n`);
    assert.ok(rulesOf(configMap(`  m0: &m0 {a: b}\n${levels.join('')}`)).every(rule => rule === 'info yaml-limit'));
    const many = `  a: &a {${Array.from({ length: 5000 }, (_, i) => `k${i}: v`).join(', ')}}\n`;
    assert.deepEqual(rulesOf(configMap(`${many}  b: {<<: [${'*a, '.repeat(5000)}*a]}\n`)), beyond);
  });

  it('a cycle ends where it closes', () => {
    assert.deepEqual(rulesOf(configMap('  a: &a [1, *a]\n')), []);
    assert.deepEqual(rulesOf(configMap('  a: &a {b: *a, <<: *a}\n')), []);
  });

  it('of an anchor that is not there is an error', () => {
    assert.deepEqual(rulesOf(configMap('  a: *nowhere\n')), syntax);
  });
});

describe('half-typed and foreign text', () => {
  it('an open quote or bracket stays in its document', () => {
    for (const open of ['"', "'", '[', '{', '{a: [']) {
      const analysis = analyse(`${configMap(`  a: ${open}b\n`)}---\n${service.replace('web}', 'api}')}`);
      const found = analysis.findings('bad.yaml').map(f => f.finding.rule.id);
      assert.ok(found.includes('yaml-syntax'), open);
      assert.ok(found.includes('service-target-port-name-not-found'), open);
    }
  });

  it('says one error a line', () => {
    assert.deepEqual(rulesOf(configMap('  a: [b, c\n')), syntax);
    assert.deepEqual(rulesOf(configMap('  a: b: c: d\n  e: f: g: h\n')), [...syntax, ...syntax]);
  });

  it('Helm, Jinja and Go templates are not judged', () => {
    for (const line of [
      '  a: {{ .Values.a }}',
      '{{- if .Values.b }}\n  b: {{',
      '  c: {{ a }}: {{ b }}',
      '{% for x in y %}\n  d: {{ x }}\n{% endfor %}',
    ]) {
      const { length } = rulesOf(configMap(`${line}\n  x: {{ .x }}\n  y: [\n`));
      assert.equal(length, 0, line);
    }
  });

  it('merge-conflict markers are named once', () => {
    assert.deepEqual(rulesOf(configMap('<<<<<<< ours\n  a: b\n=======\n  a: c\n>>>>>>> theirs\n')), [
      'error yaml-merge-conflict',
    ]);
    assert.deepEqual(rulesOf(configMap('  a: b\n<<<<<<< ours')), ['error yaml-merge-conflict']);
  });

  it('YAML that is no Kubernetes object is not judged', () => {
    for (const text of ['a: [', 'on: push\njobs: {\n', 'kind: x\n\tbad', '# nothing', '', '---\n---\n', '\ufeff']) {
      assert.deepEqual(rulesOf(text), [], text);
    }
  });
});

describe('what kubectl accepts is not an error', () => {
  const accepted: Record<string, string> = {
    'a quoted text whose lines are indented less than its key': "  a: '[\n  {\n]'\n  b: c\n",
    'a quoted text that goes on in column 1': '  a: "x\ny\n\nz"\n  b: c\n',
    'a quoted text with tabs at the start of a line': '  a: "x\n\ty"\n',
    'brackets that close in column 1': '  a: {b: c,\nd: [e,\nf\n]\n}\n  b: c\n',
    'a comment right behind a quote, a bracket or a bar': '  a: "b"#c\n  d: [e]#f\n  g: |#h\n    i\n',
    "the escape \\' between double quotes": '  a: "it\\\'s"\n',
    'tags of any kind': '  a: !custom b\n  c: !!binary aGk=\n',
    'key and value on lines of their own': '  ? a\n  : b\n',
  };
  for (const [name, data] of Object.entries(accepted)) {
    it(name, () => assert.deepEqual(rulesOf(configMap(data)), []));
  }

  it('line breaks that are a lone CR', () => {
    assert.deepEqual(rulesOf(configMap("  a: b\n  c: 'd\n\n  e'\n").replace(/\n/g, '\r')), []);
  });

  it('and what follows is read as kubectl reads it', () => {
    const odd = service
      .replace('spec:', "  annotations:\n    a: '[\n  1\n]'\nspec:")
      .replace('metadata: {name: web}', 'metadata:\n  name: web');
    const rules = analyse(odd)
      .findings('bad.yaml')
      .map(f => f.finding.rule.id);
    assert.ok(rules.includes('service-target-port-name-not-found'), rules.join());
  });
});

describe('work is linear in', () => {
  const lines = (n: number, line: (i: number) => string) => Array.from({ length: n }, (_, i) => line(i)).join('');
  const shapes: Record<string, [number, (n: number) => string]> = {
    'keys of one map': [2000, n => configMap(lines(n, i => `  k${i}: v\n`))],
    'equal keys of one map': [2000, n => configMap(lines(n, () => '  k: v\n'))],
    'aliases of one anchor': [1000, n => configMap(`  a: &a b\n${lines(n, i => `  k${i}: *a\n`)}`)],
    anchors: [1000, n => configMap(lines(n, i => `  k${i}: &a${i} v\n`))],
    'merges of a small map': [1000, n => configMap(`  a: &a {b: c}\n${lines(n, i => `  k${i}: {<<: *a}\n`)}`)],
    'syntax errors': [1000, n => configMap(lines(n, i => `  k${i}: "\\q"\n`))],
    'quoted texts that are indented less': [500, n => configMap(lines(n, i => `  k${i}: 'a\nb'\n`))],
    'open quotes': [500, n => configMap(lines(n, i => `  k${i}: 'a\n`))],
    'open brackets': [1000, n => configMap(lines(n, i => `  k${i}: [a\n`))],
    'blank lines': [10_000, n => `a: b\n${'\n'.repeat(n)}c: d\n`],
    'blank lines with spaces': [10_000, n => configMap(`  a: b\n${'  \n'.repeat(n)}  c: d\n`)],
    'comment lines': [5000, n => `${'# comment\n'.repeat(n)}${service}`],
    documents: [300, n => lines(n, i => `---\n${service.replace('web}', `web${i}}`)}`)],
    'document markers': [50_000, n => '---\n'.repeat(n)],
    'a long text': [100_000, n => configMap(`  a: "${'x '.repeat(n)}"\n`)],
    'a long block': [20_000, n => configMap(`  a: |\n${'    some text\n'.repeat(n)}`)],
    'template actions of one line': [5000, n => `a: ${'{{ a }} '.repeat(n)}\n`],
    'template actions that stay open': [2000, n => `a: ${'{{ a '.repeat(n)}\n`],
    'opened braces': [20_000, n => `a: "${'{'.repeat(n)}"\n`],
    suppressions: [
      300,
      n => lines(n, i => `---\n# traffic-path-ignore: all -- ${i}\n${service.replace('web}', `web${i}}`)}`),
    ],
    'ports of a Service': [
      500,
      n =>
        service.replace(/ports: .*/, `ports: [${lines(n, i => `{name: p${i}, port: ${i + 1}, targetPort: t${i}}, `)}]`),
    ],
  };
  for (const [name, [n, shape]] of Object.entries(shapes)) {
    it(name, () => assertLinear(n, shape, text => void analyse(text).findings('bad.yaml')));
  }
});
