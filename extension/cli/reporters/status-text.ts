/** Status conditions for people: an object a paragraph, a condition a line, what does not hold in colour. */
import type {
  ReportedCondition,
  ReportedListener,
  ReportedObject,
  ReportedParentRef,
  StatusReport,
} from '../../core/gateway/status/report.ts';
import { type Locale, message, render } from '../../core/l10n/message.ts';
import { type Palette, palette } from '../text/colour.ts';
import { printable } from '../text/printable.ts';
import { count, texts } from '../texts.ts';

export interface StatusStyle {
  readonly colour: boolean;
  readonly locale: Locale;
}

export function* statusText({ objects }: StatusReport, { colour, locale }: StatusStyle): Iterable<string> {
  const colours = palette(colour);
  if (objects.length === 0) yield `${render(message(texts.noGatewayApi), locale)}\n`;
  for (const object of objects) yield `${linesOf(object, colours, locale).join('\n')}\n\n`;
}

function linesOf(object: ReportedObject, colours: Palette, locale: Locale): string[] {
  const name = object.namespace ? `${object.namespace}/${object.name}` : object.name;
  return [
    colours.strong(printable(`${object.kind} ${name}`)),
    ...object.conditions.map(condition => `  ${conditionLine(condition, colours)}`),
    ...(object.listeners ?? []).flatMap(listener => listenerLines(listener, colours, locale)),
    ...(object.parents ?? []).flatMap(({ parentRef, conditions }) => [
      `  ${referenceText(parentRef)}`,
      ...conditions.map(condition => `    ${conditionLine(condition, colours)}`),
    ]),
    ...(object.ancestors ?? []).flatMap(({ ancestorRef, conditions }) => [
      `  ${referenceText(ancestorRef)}`,
      ...conditions.map(condition => `    ${conditionLine(condition, colours)}`),
    ]),
  ];
}

function listenerLines(listener: ReportedListener, colours: Palette, locale: Locale): string[] {
  const routes = render(count(listener.attachedRoutes, 'route'), locale);
  return [
    `  ${printable(render(message(texts.listener, { name: listener.name, routes }), locale))}`,
    ...listener.conditions.map(condition => `    ${conditionLine(condition, colours)}`),
  ];
}

function referenceText({ kind, namespace, name, sectionName, port }: ReportedParentRef): string {
  const path = namespace ? `${namespace}/${name}` : name;
  const parts = [`${kind ?? 'Gateway'} ${path}`, sectionName, port === undefined ? undefined : `:${port}`];
  return printable(parts.filter(part => part !== undefined).join(' '));
}

/** Conditions that mean trouble while they are true. */
const negative = new Set(['Conflicted', 'PartiallyInvalid', 'OverlappingTLSConfig', 'InsecureFrontendValidationMode']);

function conditionLine({ type, status, reason, message: text }: ReportedCondition, colours: Palette): string {
  const line = printable(`${type}=${status} ${reason}${text === '' ? '' : `: ${text}`}`);
  if (status === 'Unknown') return colours.faint(line);
  if (negative.has(type)) return status === 'True' ? colours.warning(line) : line;
  return status === 'False' ? colours.error(line) : line;
}
