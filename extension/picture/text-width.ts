/**
 * How wide a text will be, without a browser: the same everywhere, so that a picture made by the command line and the panel's are
 * laid out alike. Estimates of a common sans-serif, on the wide side.
 */

const narrow = /[ijlftrI.,:;'|!()[\]{}/\\ -]/;
const wide = /[mwMW@%→]/;
const full = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/;

/** Width in CSS pixels at a font size. */
export function textWidth(text: string, fontSize: number): number {
  let units = 0;
  for (const character of text) units += unitsOf(character);
  return units * fontSize;
}

const measured = new Map<string, number>();

function unitsOf(character: string): number {
  let units = measured.get(character);
  if (units === undefined) {
    if (full.test(character)) units = 1;
    else if (narrow.test(character)) units = 0.36;
    else if (wide.test(character)) units = 0.86;
    else if (/[0-9]/.test(character)) units = 0.63;
    else units = /[A-Z]/.test(character) ? 0.68 : 0.58;
    measured.set(character, units);
  }
  return units;
}

/** Width in bold. */
export function boldWidth(text: string, fontSize: number): number {
  return textWidth(text, fontSize) * 1.2;
}

/** The text, or as much of its start and end as fits, with an ellipsis between: names differ at their ends. */
export function fitText(text: string, fontSize: number, width: number, measure = textWidth): string {
  if (measure(text, fontSize) <= width) return text;
  const characters = [...text];
  for (let kept = characters.length - 1; kept > 2; kept--) {
    const head = Math.ceil(kept * 0.6);
    const shortened = `${characters.slice(0, head).join('')}…${characters.slice(characters.length - (kept - head)).join('')}`;
    if (measure(shortened, fontSize) <= width) return shortened;
  }
  return '…';
}
