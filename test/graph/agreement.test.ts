/**
 * The picture and the diagnostics say the same. Every broken edge has a finding that says so, and every finding about a reference
 * has an edge that is not open: over the examples and the pages of these rules, and over real applications where they lie beside the repository.
 */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, it } from 'node:test';
import { type Analysis, AnalysisHost, defaultSettings, type FileFinding } from '../../extension/core/analysis.ts';
import { objectId } from '../../extension/core/graph/builder.ts';
import { graphOf } from '../../extension/core/graph/print.ts';
import type { TrafficEdge, TrafficGraph } from '../../extension/core/graph/traffic-graph.ts';
import type { Resource } from '../../extension/core/model/resource.ts';
import type { Place } from '../../extension/core/yaml/syntax.ts';
import { parseFixture } from '../harness/fixture.ts';

/** Rules about the same kind of reference: one of them speaks for all that is wrong with it. */
const families: readonly (readonly string[])[] = [
  ['service-selector-no-match', 'service-selector-other-namespace', 'service-selector-matches-workload-labels-only'],
  [
    'service-target-port-name-not-found',
    'service-target-port-name-partial',
    'service-target-port-name-init-only',
    'service-target-port-protocol-mismatch',
    'service-target-port-invalid-name',
    'service-target-port-quoted-number',
    'service-target-port-not-declared',
    'service-target-port-partial',
  ],
  ['service-no-selector-no-endpoints'],
  ['endpointslice-port-name-mismatch'],
  [
    'ingress-backend-service-missing',
    'ingress-default-backend-service-missing',
    'ingress-backend-service-other-namespace',
  ],
  ['ingress-backend-port-missing', 'ingress-backend-port-is-target-port'],
  ['dns-service-name-unresolved'],
  ['dns-service-port-unresolved'],
];
/** What the API server rejects whether or not there are pods. */
const aboutText = new Set(['service-target-port-invalid-name', 'service-target-port-quoted-number']);
const familyOf = (rule: string | undefined) => families.find(family => rule !== undefined && family.includes(rule));

interface Finding extends FileFinding {
  readonly resource: Resource | undefined;
}

function findingsOf(analysis: Analysis): Finding[] {
  return analysis.files.flatMap(file => {
    const resources = analysis.sourceFile(file)!.documents.flatMap(document => document.resources);
    return analysis.findings(file).map(found => ({
      ...found,
      resource: resources.find(resource => contains(resource.place, found.finding.place)),
    }));
  });
}

function contains(outer: Place, inner: Place): boolean {
  return outer.document === inner.document && outer.start <= inner.start && inner.end <= outer.end;
}

/** What the picture and the diagnostics disagree about, a line each. */
function disagreements(analysis: Analysis): string[] {
  const view = analysis.view();
  const graph = graphOf(analysis, { scope: 'workspace', file: undefined, focus: undefined });
  const findings = findingsOf(analysis).filter(({ finding }) => familyOf(finding.rule.id));
  const isAbout = (edge: TrafficEdge, { finding, resource }: Finding) =>
    (graph.places.get(edge.id) ?? []).some(place => contains(place, finding.place) || contains(finding.place, place)) ||
    (resource !== undefined && [edge.from, edge.to].includes(objectId(view, resource)));
  const lines: string[] = [];
  for (const edge of graph.edges) {
    if (edge.verdict !== 'broken') continue;
    const family = familyOf(edge.evidence[0]?.rule);
    if (!family) lines.push(`no family: ${edge.id} ${edge.evidence[0]?.rule}`);
    else if (!findings.some(found => family.includes(found.finding.rule.id) && isAbout(edge, found)))
      lines.push(`broken without a finding: ${edge.id} (${edge.evidence[0]!.rule})`);
  }
  for (const found of findings) {
    const { severity } = found.finding;
    const rule = found.finding.rule.id;
    if ((severity !== 'error' && severity !== 'warning') || aboutText.has(rule)) continue;
    const verdicts = severity === 'error' ? ['broken'] : ['broken', 'unknown'];
    const family = familyOf(rule)!;
    const edge = graph.edges.find(
      e => verdicts.includes(e.verdict) && e.evidence.some(x => x.rule && family.includes(x.rule)) && isAbout(e, found),
    );
    if (!edge)
      lines.push(
        `${severity} without an edge: ${rule} in ${analysis.locate(found.finding.place)?.file}:${found.finding.place.start}`,
      );
  }
  return [...lines, ...dangling(graph)];
}

/** Every edge has both its nodes, and every id stands once. */
function dangling(graph: TrafficGraph): string[] {
  const nodes = new Set(graph.nodes.map(node => node.id));
  const lines = graph.edges.flatMap(edge =>
    nodes.has(edge.from) && nodes.has(edge.to) ? [] : [`dangling: ${edge.id}`],
  );
  if (nodes.size < graph.nodes.length) lines.push('a node id stands twice');
  if (new Set(graph.edges.map(edge => edge.id)).size < graph.edges.length) lines.push('an edge id stands twice');
  return lines;
}

function analyse(root: string, files: readonly string[], defaultNamespace = 'default'): Analysis {
  const host = new AnalysisHost({ ...defaultSettings, defaultNamespace });
  return host.apply(files.map(file => ({ file, text: readFileSync(join(root, file), 'utf8') })));
}

describe('the picture agrees with the diagnostics', () => {
  const examples = resolve(import.meta.dirname, '../../examples');
  for (const example of readdirSync(examples, { withFileTypes: true }).filter(entry => entry.isDirectory())) {
    it(`examples/${example.name}`, () => {
      const folder = join(examples, example.name);
      assert.deepEqual(
        disagreements(
          analyse(
            folder,
            readdirSync(folder).filter(file => file.endsWith('.yaml')),
          ),
        ),
        [],
      );
    });
  }

  const rules = resolve(import.meta.dirname, '../rules');
  for (const page of readdirSync(rules).filter(file => familyOf(file.replace(/\.md$/, '')))) {
    it(`test/rules/${page}`, () => {
      for (const { title, files, namespace } of parseFixture(readFileSync(join(rules, page), 'utf8'))) {
        const host = new AnalysisHost({ ...defaultSettings, defaultNamespace: namespace });
        const analysis = host.apply([...files].map(([file, text]) => ({ file, text })));
        assert.deepEqual(disagreements(analysis), [], title);
      }
    });
  }

  const corpus = process.env['TRAFFIC_PATH_CORPUS'] ?? resolve(import.meta.dirname, '../../../shared/corpus');
  const list = join(corpus, 'apps.json');
  it('real applications', { skip: existsSync(list) ? false : `no ${list}` }, () => {
    const all = JSON.parse(readFileSync(list, 'utf8')) as { id: string; defaultNamespace: string; files: string[] }[];
    // All of them take half a minute.
    const apps = process.env['TRAFFIC_PATH_CORPUS'] ? all : all.filter((_, i) => i % 8 === 0);
    const lines = apps.flatMap(({ id, defaultNamespace, files }) =>
      disagreements(analyse(corpus, files, defaultNamespace || 'default')).map(line => `${id}: ${line}`),
    );
    assert.equal(lines.length, 0, lines.join('\n'));
  });
});
