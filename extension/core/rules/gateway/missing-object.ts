/**
 * Objects that the Gateway API refers to by group, kind and name and that are not there: extensions of filters, parameters of
 * classes. Their kinds belong to implementations, so all that can be known is what other objects of the kind the files hold.
 */
import { keys } from '../../index/keys.ts';
import type { View } from '../../index/view.ts';
import { message } from '../../l10n/message.ts';
import { knownValue } from '../../model/fact.ts';
import type { ObjectReference } from '../../model/kinds/object-reference.ts';
import { type Resource, titleOf } from '../../model/resource.ts';
import { nearestNames } from '../../text/nearest.ts';
import { replaceScalar } from '../fix.ts';
import type { Report } from '../rule.ts';

const texts = {
  missing: {
    en: 'No {kind} "{name}" in namespace "{namespace}"',
    ko: '네임스페이스 "{namespace}"에 {kind} "{name}"이(가) 없습니다',
  },
  missingAnywhere: { en: 'No {kind} "{name}"', ko: '{kind} "{name}"이(가) 없습니다' },
  elsewhere: {
    en: '{object} is in namespace "{namespace}"',
    ko: '{object}이(가) 네임스페이스 "{namespace}"에 있습니다',
  },
  near: { en: '{object} is here', ko: '{object}이(가) 있습니다' },
};

/**
 * A report at the name, `undefined` where the object is there or where nothing says that it ought to be in these files: a similar name,
 * the same one in another namespace, or other objects of the kind in the namespace (information). `namespace` undefined: any.
 */
export function reportMissing(
  view: View,
  from: Resource,
  reference: ObjectReference,
  namespace: string | undefined,
): Report | undefined {
  const [group, kind, name] = [reference.group, reference.kind, reference.name].map(knownValue);
  if (group === undefined || !kind || !name || !reference.name || view.isOpen(from)) return undefined;
  const objects = view.lookup(keys.kind(view.setOf(from), group, kind));
  if (objects.some(object => knownValue(object.name) === undefined || view.namespaceOf(object) === undefined))
    return undefined;
  const isHere = (object: Resource) => namespace === undefined || view.namespaceOf(object) === namespace;
  if (objects.some(object => isHere(object) && knownValue(object.name) === name)) return undefined;
  const here = objects.filter(isHere);
  const elsewhere = objects.filter(object => !isHere(object) && knownValue(object.name) === name);
  if (here.length === 0 && elsewhere.length === 0) return undefined;
  const { place } = reference.name;
  const near = nearestNames(
    name,
    here.flatMap(object => knownValue(object.name) ?? []),
  ).slice(0, 2);
  return {
    place,
    message: message(namespace === undefined ? texts.missingAnywhere : texts.missing, {
      kind,
      name,
      namespace: namespace ?? '',
    }),
    severity: near.length > 0 || elsewhere.length > 0 ? 'warning' : 'info',
    related: [
      ...elsewhere.map(object => ({
        place: object.namePlace,
        message: message(texts.elsewhere, { object: titleOf(object), namespace: view.namespaceOf(object) ?? '?' }),
      })),
      ...here
        .filter(object => near.includes(knownValue(object.name) ?? ''))
        .map(object => ({ place: object.namePlace, message: message(texts.near, { object: titleOf(object) }) })),
    ],
    fixes: near.map((one, _, all) => replaceScalar(place, one, all.length === 1)),
  };
}
