/** An externalName that is no host name (ValidateService): a DNS-1123 subdomain, with or without a trailing dot. */
import { message } from '../../l10n/message.ts';
import { knownValue } from '../../model/fact.ts';
import { isDns1123Subdomain } from '../../model/names.ts';
import { replaceScalar } from '../fix.ts';
import { defineRule } from '../rule.ts';

const texts = {
  invalid: {
    en: '"{name}" is not a host name',
    ko: '"{name}"은(는) 호스트 이름이 아닙니다',
  },
  url: {
    en: '"{name}" is not a host name: a DNS alias has no scheme, port or path',
    ko: '"{name}"은(는) 호스트 이름이 아닙니다. DNS 별칭에는 스킴, 포트, 경로가 들어갈 수 없습니다',
  },
};

export const serviceExternalNameInvalid = defineRule({
  id: 'service-external-name-invalid',
  group: 'service',
  severity: 'error',
  summary: {
    en: 'Service `externalName` is not a host name',
    ko: 'Service의 `externalName`이 호스트 이름이 아닙니다',
  },
  why: {
    en: 'The name is answered by DNS as a CNAME record, so it is a lower-case host name and nothing else. The API server rejects the Service.',
    ko: '이 이름은 DNS가 CNAME 레코드로 돌려주므로 소문자 호스트 이름이어야 합니다. API 서버가 Service를 거부합니다.',
  },
  fixable: 'sometimes',
  references: ['https://kubernetes.io/docs/concepts/services-networking/service/#externalname'],
  on: ['service'],
  *check(service) {
    const { externalName } = service;
    if (!externalName?.known || knownValue(service.serviceType) !== 'ExternalName') return;
    const name = externalName.value;
    if (/^\.?$/.test(name) || isHostName(name)) return;
    const host = hostOf(name);
    yield {
      place: externalName.place,
      message: message(host !== undefined && host !== name.toLowerCase() ? texts.url : texts.invalid, { name }),
      fixes: host === undefined ? [] : [replaceScalar(externalName.place, host, host === name.toLowerCase())],
    };
  },
});

function isHostName(name: string): boolean {
  return isDns1123Subdomain(name.endsWith('.') ? name.slice(0, -1) : name);
}

/** The host name in a URL, in `host:port` or in upper case; `undefined` where there is none. */
function hostOf(name: string): string | undefined {
  const host = /^(?:[a-z][a-z0-9+.-]*:\/\/)?([^/:\s]+)(?::\d+)?(?:\/.*)?$/i.exec(name.trim())?.[1]?.toLowerCase();
  return host !== undefined && isHostName(host) ? host : undefined;
}
