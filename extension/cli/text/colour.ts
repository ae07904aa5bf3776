/** Colours of the text report: a terminal's sixteen, so that they follow the user's theme. */
import { styleText } from 'node:util';

export type Paint = (text: string) => string;

export interface Palette {
  readonly error: Paint;
  readonly warning: Paint;
  readonly info: Paint;
  readonly hint: Paint;
  readonly strong: Paint;
  readonly faint: Paint;
}

/**
 * FORCE_COLOR decides where it is set (`0` and `false` mean no), then NO_COLOR (any value that is not empty means no), then whether
 * the stream is a terminal that can show colours.
 */
export function isColourWanted(env: NodeJS.ProcessEnv, isTerminal: boolean): boolean {
  const forced = env['FORCE_COLOR'];
  if (forced !== undefined) return forced !== '0' && forced !== 'false';
  if (env['NO_COLOR']) return false;
  return isTerminal && env['TERM'] !== 'dumb';
}

type Style = Parameters<typeof styleText>[0];

export function palette(colour: boolean): Palette {
  const paint =
    (style: Style): Paint =>
    text =>
      colour && text !== '' ? styleText(style, text) : text;
  return {
    error: paint(['red', 'bold']),
    warning: paint(['yellow', 'bold']),
    info: paint(['blue', 'bold']),
    hint: paint(['cyan', 'bold']),
    strong: paint('bold'),
    faint: paint('dim'),
  };
}
