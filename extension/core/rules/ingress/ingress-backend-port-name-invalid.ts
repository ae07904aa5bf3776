/** A backend port name that no port can have (`IsValidPortName`: IANA_SVC_NAME). */
import { bindBackend } from '../../bind/backend.ts';
import { findServicePort } from '../../bind/port.ts';
import { message, type Text } from '../../l10n/message.ts';
import { backendsOf } from '../../model/kinds/ingress.ts';
import { type PortNameProblem, portNameProblem } from '../../model/names.ts';
import { replaceEntry, replaceScalar } from '../fix.ts';
import { defineRule, type Fix } from '../rule.ts';
import { ingressDocs } from './backends.ts';

const reasons: Record<Exclude<PortNameProblem, 'empty'>, Text> = {
  'too-long': { en: 'it is longer than 15 characters', ko: '15자를 넘습니다' },
  characters: { en: 'only a-z, 0-9 and - are allowed', ko: 'a-z, 0-9, -만 쓸 수 있습니다' },
  'no-letter': {
    en: 'it has no letter; a number belongs into `number`',
    ko: '글자가 없습니다. 숫자는 `number`에 적어야 합니다',
  },
  'double-hyphen': { en: 'two hyphens in a row are not allowed', ko: '하이픈을 연달아 쓸 수 없습니다' },
  'outer-hyphen': { en: 'it begins or ends with a hyphen', ko: '하이픈으로 시작하거나 끝납니다' },
};
const invalid: Text = {
  en: '"{name}" is not a port name: {reason}',
  ko: '"{name}"은(는) 포트 이름이 될 수 없습니다: {reason}',
};

export const ingressBackendPortNameInvalid = defineRule({
  id: 'ingress-backend-port-name-invalid',
  group: 'ingress',
  severity: 'error',
  summary: { en: 'Ingress backend port name is not valid', ko: 'Ingress 백엔드 포트 이름이 올바르지 않습니다' },
  why: {
    en: 'The API server refuses the Ingress. A Service port may have a name of up to 63 characters, but an Ingress can only name ports with at most 15; use the port’s number for the others.',
    ko: 'API 서버가 Ingress를 거부합니다. Service 포트의 이름은 63자까지 가능하지만 Ingress는 15자까지의 이름만 가리킬 수 있습니다. 더 긴 이름의 포트는 번호로 지정하십시오.',
  },
  fixable: 'sometimes',
  references: ['https://www.rfc-editor.org/rfc/rfc6335#section-5.1', ingressDocs],
  on: ['ingress'],
  *check(ingress, view) {
    for (const backend of backendsOf(ingress)) {
      if (!backend.portName?.known) continue;
      const { value: name, place } = backend.portName;
      const problem = portNameProblem(name);
      if (!problem || problem === 'empty') continue;
      const fixes: Fix[] = [];
      const isLegacy = backend.legacyKeys.length > 0;
      if (/^\d+$/.test(name)) {
        const fix = isLegacy ? undefined : replaceEntry(place, 'name', 'number', name);
        if (fix) fixes.push(fix);
      } else if (/[A-Z]/.test(name) && portNameProblem(name.toLowerCase()) === undefined) {
        fixes.push(replaceScalar(place, name.toLowerCase()));
      } else if (!isLegacy) {
        const binding = bindBackend(view, ingress, backend);
        const port = binding?.state === 'bound' ? findServicePort(binding.targets[0], name) : undefined;
        const fix = port?.port?.known && replaceEntry(place, 'name', 'number', String(port.port.value));
        if (fix) fixes.push(fix);
      }
      yield { place, message: message(invalid, { name, reason: message(reasons[problem]) }), fixes };
    }
  },
});
