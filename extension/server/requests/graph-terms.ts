/** Words that a search in the picture finds a node by, beside what is drawn: labels of its object and what was found about it. */
import type { Analysis } from '../../core/analysis.ts';
import { objectId } from '../../core/graph/builder.ts';
import { knownValue, type StringMap } from '../../core/model/fact.ts';
import type { Resource } from '../../core/model/resource.ts';
import type { FileId } from '../../core/yaml/syntax.ts';

/** By node id: `app=web`, `service-selector-no-match`. Each word once. */
export function searchTerms(analysis: Analysis, files: ReadonlySet<FileId>): Map<string, string[]> {
  const terms = new Map<string, Set<string>>();
  const view = analysis.view();
  const add = (resource: Resource, words: Iterable<string>): void => {
    const id = objectId(view, resource);
    const known = terms.get(id) ?? new Set();
    for (const word of words) known.add(word);
    if (known.size > 0) terms.set(id, known);
  };
  for (const file of files) {
    const resources = analysis.sourceFile(file)?.documents.flatMap(document => document.resources) ?? [];
    for (const resource of resources) {
      add(resource, labelsOf(resource.labels));
      if (resource.type === 'workload') add(resource, labelsOf(resource.podLabels));
    }
    for (const { finding } of analysis.findings(file)) {
      const { document, start } = finding.place;
      const around = resources.find(
        ({ place }) => place.document === document && place.start <= start && start <= place.end,
      );
      if (around) add(around, [finding.rule.id]);
    }
  }
  return new Map([...terms].map(([id, words]) => [id, [...words]]));
}

function* labelsOf(labels: StringMap | undefined): Generator<string> {
  for (const [key, fact] of labels?.entries ?? []) {
    const value = knownValue(fact);
    yield value === undefined ? key : `${key}=${value}`;
  }
}
