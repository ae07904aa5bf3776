/** What the preview's page and the extension say to each other. Every message is plain data; the page holds no paths of its own. */
import type { GraphLocation, GraphResult, NodeDetails, Scope } from './graph.ts';
import type { TracePathResult, TraceQuestion } from './trace.ts';

/** What survives hiding, reloading and restarting: kept by the page, handed back by the editor. */
export interface PanelState {
  /** URI of the file that the picture is of. */
  readonly uri: string | undefined;
  /** Does not follow the active editor. */
  readonly isLocked: boolean;
  readonly scope: Scope;
  /** `Service/shop/web`, when the picture was asked for from an object. */
  readonly focus: string | undefined;
  readonly view?: PanelViewport;
  readonly filters?: PanelFilters;
  /** Show nodes above the limit, too. */
  readonly isUnlimited?: boolean;
  readonly selected?: string;
  readonly isLegendOpen?: boolean;
  /** The request whose way is lit up. */
  readonly trace?: TraceQuestion;
  /** What was traced before, the latest last. */
  readonly traceHistory?: readonly TraceQuestion[];
}

export interface PanelViewport {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
}

export interface PanelFilters {
  readonly text: string;
  /** Kinds of nodes that are hidden. */
  readonly hiddenKinds: readonly string[];
  /** Show this namespace alone; '' for all. */
  readonly namespace: string;
  readonly onlyProblems: boolean;
}

export type ExportFormat = 'svg' | 'png' | 'mermaid';

/** A quick fix of a finding. The extension keeps the edit itself. */
export interface OfferedFix {
  readonly id: number;
  readonly title: string;
  readonly rule: string;
  /** `URI#line:character` of the finding. */
  readonly at: string;
}

export type HostMessage =
  /** What the panel is of; comes first, and again when any of it changes. */
  | {
      readonly type: 'subject';
      readonly uri: string | undefined;
      readonly fileName: string;
      readonly isLocked: boolean;
      readonly scope: Scope;
      readonly focus: string | undefined;
    }
  /** `staleErrors` > 0: the picture of before that many syntax errors were typed, kept until they are gone. */
  | { readonly type: 'graph'; readonly graph: GraphResult; readonly staleErrors: number }
  /** The server could not be asked. */
  | { readonly type: 'failed'; readonly reason: string }
  /** The cursor in the editor stands in these nodes or edges, the innermost first. */
  | { readonly type: 'cursor'; readonly ids: readonly string[] }
  | {
      readonly type: 'details';
      readonly id: string;
      readonly details: NodeDetails;
      /** Names of the files of `details.places`, for people. */
      readonly placeNames: readonly string[];
      readonly fixes: readonly OfferedFix[];
    }
  | { readonly type: 'select'; readonly id: string }
  /** Somebody asks for a trace from elsewhere: the page shows it as if it had been typed. */
  | { readonly type: 'askTrace'; readonly question: TraceQuestion }
  | {
      readonly type: 'trace';
      readonly question: TraceQuestion;
      readonly result: TracePathResult;
      readonly fixes: readonly OfferedFix[];
    }
  | { readonly type: 'export'; readonly format: ExportFormat };

export type PanelMessage =
  | { readonly type: 'ready'; readonly state: PanelState | undefined }
  /** Show where a node or edge is written. */
  | { readonly type: 'reveal'; readonly id: string; readonly by: 'click' | 'double-click' | 'key' }
  | { readonly type: 'revealPlace'; readonly id: string; readonly index: number }
  | { readonly type: 'details'; readonly id: string }
  | { readonly type: 'fix'; readonly id: number }
  /** Trace this from now on, again whenever the picture changes; nothing ends it. */
  | { readonly type: 'trace'; readonly question: TraceQuestion | undefined }
  | { readonly type: 'revealHop'; readonly location: GraphLocation; readonly by: 'click' | 'double-click' }
  | { readonly type: 'traceFix'; readonly id: number }
  | { readonly type: 'copyTrace'; readonly question: TraceQuestion }
  | { readonly type: 'scope'; readonly scope: Scope }
  | { readonly type: 'clearFocus' }
  | { readonly type: 'unlimited'; readonly isUnlimited: boolean }
  | { readonly type: 'showProblems' }
  /** `svg` and `mermaid` as text, `png` in base 64. */
  | { readonly type: 'exported'; readonly format: ExportFormat; readonly content: string }
  | { readonly type: 'exportFailed'; readonly reason: string };

/** Requests that are remembered. */
export const traceHistoryLimit = 30;

/** Nodes that are shown unless more are asked for. */
export const nodeLimit = 300;

/** Attributes of the page's body by which the extension tells it what it needs before the first message. */
export const pageAttributes = { locale: 'data-locale' } as const;
