/** A path without a type, or with none that exists (validateHTTPIngressPath): the v1 API has no default. */

import { pathTypes } from '../../bind/ingress-path.ts';
import { isWhole } from '../../bind/service-shape.ts';
import { message } from '../../l10n/message.ts';
import { nearestNames } from '../../text/nearest.ts';
import { insertEntry, replaceScalar } from '../fix.ts';
import { defineRule } from '../rule.ts';
import { ingressDocs } from './backends.ts';

const texts = {
  required: {
    en: 'The path needs a pathType: Exact, Prefix or ImplementationSpecific',
    ko: '경로에는 pathType이 필요합니다: Exact, Prefix, ImplementationSpecific',
  },
  unknown: {
    en: '"{pathType}" is not a pathType; there are Exact, Prefix and ImplementationSpecific',
    ko: '"{pathType}"은(는) pathType이 아닙니다. Exact, Prefix, ImplementationSpecific 중 하나여야 합니다',
  },
};

export const ingressPathTypeRequired = defineRule({
  id: 'ingress-path-type-required',
  group: 'ingress',
  severity: 'error',
  summary: { en: 'Ingress path has no valid `pathType`', ko: 'Ingress 경로에 올바른 `pathType`이 없습니다' },
  why: {
    en: 'In `networking.k8s.io/v1` every path says how it is compared, with no default. The API server refuses the Ingress.',
    ko: '`networking.k8s.io/v1`에서는 모든 경로에 비교 방식을 적어야 하며 기본값이 없습니다. API 서버가 Ingress를 거부합니다.',
  },
  fixable: 'sometimes',
  references: [`${ingressDocs}#path-types`],
  on: ['ingress'],
  *check(ingress) {
    for (const path of ingress.rules.flatMap(rule => rule.paths)) {
      if (!path.pathType) {
        // The beta versions took an absent type for ImplementationSpecific.
        if (ingress.version !== 'v1' || !isWhole(ingress)) continue;
        const fix = insertEntry(path.place, 'pathType', 'Prefix');
        yield { place: path.path?.place ?? path.place, message: message(texts.required), fixes: fix ? [fix] : [] };
      } else if (path.pathType.known && !(pathTypes as readonly string[]).includes(path.pathType.value)) {
        const { place, value: pathType } = path.pathType;
        yield {
          place,
          message: message(texts.unknown, { pathType }),
          fixes: nearestNames(pathType, pathTypes).map(name => replaceScalar(place, name)),
        };
      }
    }
  },
});
