/**
 * How much input one document, file and finding list may hold before the analyzer says so instead of working on it.
 * Every limit has a fixture in test/core/bad-input.test.ts.
 */
export const limits = {
  /** Nesting of collections. Kubernetes objects need fewer than 30; the `yaml` package aborts the process near 900. */
  depth: 100,
  /**
   * UTF-16 units of one document. Larger documents are not parsed. The API server takes 1.5 MiB of JSON; the largest document of
   * well-known projects, a custom resource definition, has 1.4 million units of YAML.
   */
  documentLength: 2_000_000,
  /** UTF-16 units of one file. Larger files are not split. */
  fileLength: 16_000_000,
  /** Aliases in one document, counted after the parse. */
  aliases: 10_000,
  /**
   * Nodes that the aliases of one document may stand for together. Ten anchors of ten aliases each would stand for ten thousand million,
   * and whoever walks the tree would visit them all.
   */
  aliasedNodes: 100_000,
  /** Map entries that merge keys (`<<`) may look at in one document. */
  mergedEntries: 10_000,
  /** Syntax problems that are kept of one document. */
  problems: 50,
} as const;
