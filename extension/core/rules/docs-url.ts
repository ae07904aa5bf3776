/** Where a rule is explained. */
import type { Locale } from '../l10n/message.ts';

const pages = 'https://github.com/traffic-path/traffic-path/blob/main/docs';

/** The page of a rule in a language. */
export function docsUrl(rule: string, locale: Locale): string {
  return `${pages}/${locale === 'ko' ? 'ko/' : ''}rules/${rule}.md`;
}
