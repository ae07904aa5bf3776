/**
 * Edits that turn the v1beta1 shape of an Ingress into the v1 shape
 * (https://kubernetes.io/docs/reference/using-api/deprecation-guide/#ingress-v122), keeping values, order and comments.
 */
import { backendsOf, type Ingress, type IngressBackend } from '../../model/kinds/ingress.ts';
import type { Place } from '../../yaml/syntax.ts';
import { entryEdit, indentAt, lineBreakOf } from '../fix.ts';
import type { FixEdit } from '../rule.ts';

/** `serviceName` and `servicePort` of one backend as `service`; none for a backend in v1 shape, `undefined` where it takes more. */
export function convertBackend(backend: IngressBackend): FixEdit[] | undefined {
  if (backend.legacyKeys.length === 0) return [];
  const name = legacyEntry(backend, 'serviceName', backend.serviceName?.place);
  const port = legacyEntry(backend, 'servicePort', (backend.portNumber ?? backend.portName)?.place);
  if (!name || !port || backend.servicePlace) return undefined;
  const isNameFirst = name.key.start < port.key.start;
  const between = isNameFirst ? textBetween(name.value, port.key) : textBetween(port.value, name.key);
  if (!/^[\s,]*(#.*\s*)*$/.test(between)) return undefined;
  const portText = backend.portName?.known ? backend.portName.value : undefined;
  const isDigits = portText !== undefined && /^\d+$/.test(portText);
  const portKey = backend.portNumber || isDigits ? 'number' : 'name';
  const edits = isFlow(backend.place)
    ? convertFlow(name, port, portKey, isNameFirst)
    : convertBlock(name, port, portKey, isNameFirst);
  // A number in quotes was a name to v1beta1 and meant as a number.
  if (isDigits) edits.push({ place: port.value, newText: portText });
  return edits;
}

/** The whole Ingress under `networking.k8s.io/v1`; `undefined` where some part takes more than these edits. */
export function convertIngress(ingress: Ingress): FixEdit[] | undefined {
  const edits: FixEdit[] = [{ place: ingress.apiVersionPlace, newText: 'networking.k8s.io/v1' }];
  if (ingress.apiVersionPlace === ingress.kindPlace) return undefined;
  for (const backend of backendsOf(ingress)) {
    const converted = convertBackend(backend);
    if (!converted) return undefined;
    edits.push(...converted);
  }
  for (const path of ingress.rules.flatMap(rule => rule.paths)) {
    if (path.pathType) continue;
    edits.push(entryEdit(path.place, 'pathType: ImplementationSpecific'));
  }
  if (ingress.legacyBackendPlace) edits.push({ place: ingress.legacyBackendPlace, newText: 'defaultBackend' });
  return edits;
}

interface Entry {
  readonly key: Place;
  readonly value: Place;
}

function legacyEntry(backend: IngressBackend, key: string, value: Place | undefined): Entry | undefined {
  const place = backend.legacyKeys.find(legacy => legacy.key === key)?.place;
  return place && value && { key: place, value };
}

function convertBlock(name: Entry, port: Entry, portKey: string, isNameFirst: boolean): FixEdit[] {
  const indent = lineBreakOf(name.key.document.text) + indentAt(isNameFirst ? name.key : port.key);
  const toPort = `port:${indent}    ${portKey}`;
  return isNameFirst
    ? [
        { place: name.key, newText: `service:${indent}  name` },
        { place: port.key, newText: `  ${toPort}` },
      ]
    : [
        { place: port.key, newText: `service:${indent}  ${toPort}` },
        { place: name.key, newText: '  name' },
      ];
}

function convertFlow(name: Entry, port: Entry, portKey: string, isNameFirst: boolean): FixEdit[] {
  return [
    { place: name.key, newText: isNameFirst ? 'service: {name' : 'name' },
    { place: port.key, newText: `${isNameFirst ? '' : 'service: {'}port: {${portKey}` },
    { place: endOf(port.value), newText: isNameFirst ? '}}' : '}' },
    ...(isNameFirst ? [] : [{ place: endOf(name.value), newText: '}' }]),
  ];
}

function endOf({ document, end }: Place): Place {
  return { document, start: end, end };
}

function textBetween(a: Place, b: Place): string {
  return a.document.text.slice(a.end, b.start);
}

function isFlow({ document, start }: Place): boolean {
  return document.text[start] === '{';
}
