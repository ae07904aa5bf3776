/** What an accessibility checker objects to in the page. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Panel } from './panel.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** A line for each violation. */
export async function objections(panel: Panel): Promise<string[]> {
  // Through the debugger: the page's own policy lets no other script in.
  await panel.page.evaluate(axe);
  const results = await panel.page.evaluate(() =>
    (window as unknown as { axe: { run(context: Document, options: object): Promise<AxeResults> } }).axe.run(document, {
      // It reads the texts of a drawing as one word, without the gaps between them; the spoken names begin with the visible ones.
      rules: { 'label-content-name-mismatch': { enabled: false } },
    }),
  );
  return results.violations.map(
    violation =>
      `${violation.id}: ${violation.nodes.map(node => `${node.html.slice(0, 120)} ${node.any[0]?.message ?? ''}`).join(' | ')}`,
  );
}
