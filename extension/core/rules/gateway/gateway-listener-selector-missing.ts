/** `from: Selector` without a selector, or a selector that `from` does not use. */
import { message } from '../../l10n/message.ts';
import { replaceScalar } from '../fix.ts';
import { defineRule } from '../rule.ts';
import { gatewayDocs } from './parents.ts';

const texts = {
  missing: { en: 'from: Selector needs a selector', ko: 'from: Selector에는 selector가 필요합니다' },
  ignored: { en: 'The selector is ignored with from: {from}', ko: 'from이 {from}이면 selector가 무시됩니다' },
};

export const gatewayListenerSelectorMissing = defineRule({
  id: 'gateway-listener-selector-missing',
  group: 'gateway',
  severity: 'error',
  summary: {
    en: 'Namespaces are to be selected without a selector',
    ko: '셀렉터 없이 네임스페이스를 선택하려 합니다',
  },
  why: {
    en: 'With `from: Selector` only namespaces that match `selector` are admitted; without one, none is. With any other `from` the selector is ignored, which is a warning.',
    ko: '`from: Selector`는 `selector`에 맞는 네임스페이스만 허용하며 셀렉터가 없으면 아무것도 허용하지 않습니다. 다른 `from`에서는 셀렉터가 무시되므로 경고로 알립니다.',
  },
  fixable: 'sometimes',
  references: [`${gatewayDocs}/reference/spec/#routenamespaces`],
  on: ['gateway', 'listener-set'],
  *check(owner) {
    const admissions = (owner.listeners?.items ?? []).flatMap(listener => listener.allowedNamespaces ?? []);
    if (owner.type === 'gateway' && owner.allowedListeners) admissions.push(owner.allowedListeners);
    for (const { from, selector, selectorPlace } of admissions) {
      if (owner.shape !== 'complete' || from?.known === false) continue;
      if (from?.value === 'Selector' && !selector) yield { place: from.place, message: message(texts.missing) };
      if (from?.value !== 'Selector' && selector && selectorPlace) {
        yield {
          place: selectorPlace,
          message: message(texts.ignored, { from: from?.value ?? 'Same' }),
          severity: 'warning',
          fixes: from ? [replaceScalar(from.place, 'Selector', false)] : [],
        };
      }
    }
  },
});
