/** Runs every literate fixture of this folder; one page a rule, named after it. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { checkSection } from '../harness/check.ts';
import { parseFixture } from '../harness/fixture.ts';

const only = process.env.RULE;

for (const file of readdirSync(import.meta.dirname)
  .filter(f => f.endsWith('.md') && (!only || f === `${only}.md`))
  .sort()) {
  describe(file.replace(/\.md$/, ''), () => {
    for (const section of parseFixture(readFileSync(`${import.meta.dirname}/${file}`, 'utf8'))) {
      it(section.title, () => checkSection(section));
    }
  });
}
