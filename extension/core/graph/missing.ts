/** Nodes for what is not there: red ghosts of what is surely missing, grey ones of what cannot be told. */
import { message, type Text } from '../l10n/message.ts';
import type { Place } from '../yaml/syntax.ts';
import type { GraphBuilder } from './builder.ts';
import { explain } from './explanations.ts';
import type { Column, EdgeKind, Evidence, NodeId } from './traffic-graph.ts';

const texts = {
  templated: { en: 'A template decides this', ko: '템플릿에 따라 정해집니다' },
  brokenSyntax: { en: 'A syntax error hides what is here', ko: '구문 오류 때문에 알 수 없습니다' },
  external: { en: 'May come from outside of these manifests', ko: '이 매니페스트 밖에서 만들어질 수 있습니다' },
} satisfies Record<string, Text>;

/** Why something cannot be told. */
export function unknownEvidence(why: 'templated' | 'broken-syntax' | 'external'): Evidence {
  const text = why === 'templated' ? texts.templated : why === 'broken-syntax' ? texts.brokenSyntax : texts.external;
  return { message: message(text), rule: undefined };
}

export interface Absent {
  /** What asks for it. */
  readonly from: NodeId;
  readonly kind: EdgeKind;
  readonly label?: string;
  readonly column: Column;
  readonly objectKind: string;
  /** `?` where not even that is known. */
  readonly name: string;
  readonly namespace?: string | undefined;
  readonly evidence: Evidence;
  readonly place: Place | undefined;
}

/** Traffic fails here: a red ghost where something should be. */
export function addGhost(graph: GraphBuilder, absent: Absent): void {
  addAbsent(graph, absent, true);
}

/** Whether there is something cannot be told; the evidence says why. */
export function addUnknown(graph: GraphBuilder, absent: Absent): void {
  addAbsent(graph, absent, false);
}

function addAbsent(graph: GraphBuilder, absent: Absent, isMissing: boolean): void {
  const { from, kind, label = '', column, objectKind, name, namespace, evidence, place } = absent;
  // Everybody who asks for the same object is led to one node; pods and endpoints belong to who asks.
  const asked = namespace === undefined ? `${from}/${objectKind}/${name}` : `${objectKind}/${namespace}/${name}`;
  const to = graph.node({
    id: `${isMissing ? 'missing' : 'unknown'}/${asked}`,
    kind: 'missing',
    column,
    objectKind,
    name,
    namespace,
    state: isMissing ? 'ghost' : 'unknown',
    explanation: [isMissing ? explain('missing') : evidence.message],
  });
  const layer = kind === 'backend' ? 'L7' : 'L4';
  graph.edge({ from, to, kind, layer, label, verdict: isMissing ? 'broken' : 'unknown', evidence: [evidence] }, place);
}
