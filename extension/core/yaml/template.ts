/**
 * Text that a tool replaces before Kubernetes sees the manifest: Helm and Jinja actions, shell and kustomize variables,
 * `<placeholders>`, and merge-conflict markers. Masking keeps every offset, so that the rest of a document can be read with its
 * places while what a template decides stays unknown.
 */

/** Stands for one character that a template will produce. From the Unicode private use area, so no manifest contains it. */
export const templateMark = '\uE000';

export interface MaskedText {
  /** As long as the input, offset for offset. */
  readonly text: string;
  /** Something was masked: keys and values may be missing from what a parser sees. */
  readonly templated: boolean;
  /** Offset of the first merge-conflict marker. */
  readonly conflictAt: number | undefined;
}

const action = /\{\{[\s\S]*?\}\}|\{%[\s\S]*?%\}/g;
const conflict = /^(?:<{7}|={7}|>{7}|\|{7})(?: .*)?$/gm;

/** Masks what is not YAML yet. An action that has a line of its own becomes blank, one inside a line becomes template marks. */
export function maskTemplates(text: string): MaskedText {
  let masked = text;
  let templated = false;
  if (text.includes('{{') || text.includes('{%')) {
    masked = masked.replace(action, (match, offset: number) => {
      templated = true;
      return standsAlone(text, offset, offset + match.length) ? blank(match) : match.replace(/[^\r\n]/g, templateMark);
    });
  }
  let conflictAt: number | undefined;
  if (text.includes('<<<<<<<')) {
    masked = masked.replace(conflict, (match, offset: number) => {
      conflictAt ??= offset;
      return '#'.padEnd(match.length);
    });
  }
  return { text: masked, templated, conflictAt };
}

/** Only blanks and other actions share the line (or lines) of the action at [start, end). */
function standsAlone(text: string, start: number, end: number): boolean {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const newline = text.indexOf('\n', end);
  const around = text.slice(lineStart, start) + text.slice(end, newline < 0 ? text.length : newline);
  return around.replace(action, '').trim() === '';
}

function blank(text: string): string {
  return text.replace(/[^\r\n]/g, ' ');
}

const placeholder = new RegExp(
  [
    templateMark,
    '\\$\\{',
    '\\$\\(',
    '\\$[A-Z][A-Z0-9_]+',
    '<[A-Za-z][^<>]*>',
    '__[A-Za-z0-9_]+__',
    '%[A-Z_]{2,}%',
    '@[A-Z_]{2,}@',
  ].join('|'),
);

/** True when a value will be replaced before it reaches Kubernetes, so that nothing may be concluded from it. */
export function isPlaceholder(value: string): boolean {
  return placeholder.test(value);
}
