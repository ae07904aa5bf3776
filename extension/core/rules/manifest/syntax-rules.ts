/** The rules behind what the parser finds. They run on documents, not on resources, so they have metadata and texts only. */
import type { Text } from '../../l10n/message.ts';
import type { SyntaxProblemKind } from '../../yaml/syntax.ts';
import type { RuleMeta } from '../rule.ts';

export interface SyntaxRule extends RuleMeta {
  readonly text: Text;
}

const unreadable: Pick<RuleMeta, 'group' | 'severity' | 'fixable' | 'references'> = {
  group: 'manifest',
  severity: 'error',
  fixable: 'no',
  references: ['https://yaml.org/spec/1.2.2/'],
};

const yamlSyntax: SyntaxRule = {
  ...unreadable,
  id: 'yaml-syntax',
  summary: { en: 'The document is not valid YAML', ko: '문서가 올바른 YAML이 아닙니다' },
  why: {
    en: 'kubectl refuses the whole file. What stands near the error is not analysed, and nothing is reported as missing because of it.',
    ko: 'kubectl이 파일 전체를 거부합니다. 오류 주변은 분석하지 않으며, 그 때문에 무언가가 없다고 보고하지도 않습니다.',
  },
  text: { en: 'Invalid YAML: {detail}', ko: '잘못된 YAML: {detail}' },
};

const limit: Omit<SyntaxRule, 'text'> = {
  ...unreadable,
  id: 'yaml-limit',
  severity: 'info',
  summary: { en: 'The document is beyond what is analysed', ko: '문서가 분석 한도를 넘습니다' },
  why: {
    en: 'Documents that are far larger, deeper or more tangled than any Kubernetes object are skipped, so that the editor stays quick.',
    ko: 'Kubernetes 오브젝트보다 훨씬 크거나 깊거나 복잡한 문서는 편집기가 느려지지 않도록 건너뜁니다.',
  },
};

export const duplicateKey: SyntaxRule = {
  id: 'yaml-duplicate-key',
  group: 'manifest',
  severity: 'warning',
  fixable: 'no',
  references: [
    'https://yaml.org/spec/1.2.2/#3213-node-comparison',
    'https://kubernetes.io/docs/reference/using-api/api-concepts/#field-validation',
  ],
  summary: { en: 'A map has the same key twice', ko: '맵에 같은 키가 두 번 있습니다' },
  why: {
    en: 'The last one wins and the others are dropped silently; strict field validation refuses the object.',
    ko: '마지막 값만 남고 나머지는 조용히 버려집니다. 엄격한 필드 검증에서는 오브젝트가 거부됩니다.',
  },
  text: { en: 'Duplicate key "{detail}": the last one wins', ko: '중복된 키 "{detail}": 마지막 값만 적용됩니다' },
};

export const syntaxRules: Readonly<Record<Exclude<SyntaxProblemKind, 'duplicate-key'>, SyntaxRule>> = {
  syntax: yamlSyntax,
  'unresolved-alias': { ...yamlSyntax, text: { en: 'Unknown alias "*{detail}"', ko: '알 수 없는 별칭 "*{detail}"' } },
  'merge-conflict': {
    ...unreadable,
    id: 'yaml-merge-conflict',
    summary: { en: 'The file holds merge-conflict markers', ko: '파일에 병합 충돌 표시가 있습니다' },
    why: {
      en: 'The file is not valid YAML until the conflict is resolved.',
      ko: '충돌을 해결하기 전에는 올바른 YAML이 아닙니다.',
    },
    text: { en: 'Unresolved merge conflict', ko: '해결되지 않은 병합 충돌' },
  },
  'too-deep': {
    ...limit,
    text: {
      en: 'Nested deeper than {detail} levels: not analysed',
      ko: '{detail}단계보다 깊이 중첩되어 분석하지 않습니다',
    },
  },
  'too-large': {
    ...limit,
    text: { en: 'Document of {detail} characters: not analysed', ko: '{detail}자 문서는 분석하지 않습니다' },
  },
  'too-many-aliases': {
    ...limit,
    text: {
      en: 'Too many aliases or merged keys: analysed in part',
      ko: '별칭이나 병합된 키가 너무 많아 일부만 분석합니다',
    },
  },
  'not-text': {
    ...limit,
    text: { en: 'Not a text file: not analysed', ko: '텍스트 파일이 아니므로 분석하지 않습니다' },
  },
};

/** Every rule of this file once. */
export const allSyntaxRules: readonly SyntaxRule[] = [
  yamlSyntax,
  syntaxRules['merge-conflict'],
  syntaxRules['too-large'],
  duplicateKey,
];
