/** The traffic picture between the server and its client. Nodes and edges are named by ids; where they are written is asked for on a click. */
import type { PrintedGraph, PrintedNode } from '../core/graph/print.ts';
import type { Scope } from '../core/graph/scope.ts';

export type { PrintedEdge, PrintedGraph, PrintedNode } from '../core/graph/print.ts';
export type { Scope } from '../core/graph/scope.ts';

/** Client → server: `GraphParams` → `GraphResult`. */
export const graphRequest = 'trafficPath/graph';

export interface GraphParams {
  /** The file in the editor; without one the picture is of the whole workspace. */
  readonly textDocument?: { readonly uri: string };
  /** Default `component`. */
  readonly scope?: Scope;
  /** `Service/shop/web`: start from this object instead of the file. */
  readonly focus?: string;
  /** Most nodes to send. Those with problems, and what they are connected to directly, are sent in any case. */
  readonly limit?: number;
  /** URIs of files whose syntax errors count beside those of the picture's own: what the client shows at the moment. */
  readonly watched?: readonly string[];
}

export interface GraphNode extends PrintedNode {
  /** Words that are not drawn, by which a search finds the node: labels (`app=web`), rules of its findings. */
  readonly terms?: readonly string[];
}

export interface GraphResult extends PrintedGraph {
  readonly nodes: readonly GraphNode[];
  /** How many nodes there are; more than `nodes.length` when the limit cut some off. */
  readonly total: number;
  /** YAML syntax errors in the files of the picture: parts of it may be missing. */
  readonly syntaxErrors: number;
}

/** Client → server: `{ id }` of a node or edge → `GraphLocation[]`, the nearest first. */
export const placeRequest = 'trafficPath/place';

/** Client → server: `NodesAtParams` → ids of the nodes and edges written there, the innermost first. */
export const nodesAtRequest = 'trafficPath/nodesAt';

/** Client → server: `{ id }` of a node → `NodeDetails`. */
export const detailsRequest = 'trafficPath/details';

/** Server → client, once a graph was asked for: what was answered may no longer be true. No parameters. */
export const graphChangedNotification = 'trafficPath/graphChanged';

export interface IdParams {
  readonly id: string;
}

export interface NodesAtParams {
  readonly textDocument: { readonly uri: string };
  readonly position: GraphPosition;
}

/** Zero-based, as in the Language Server Protocol. */
export interface GraphPosition {
  readonly line: number;
  readonly character: number;
}

export interface GraphLocation {
  readonly uri: string;
  readonly range: { readonly start: GraphPosition; readonly end: GraphPosition };
}

export interface NodeFinding extends GraphLocation {
  readonly rule: string;
  readonly severity: 'error' | 'warning' | 'info' | 'hint';
  readonly message: string;
  /** What happens on the wire. */
  readonly why: string;
  /** The rule's page. */
  readonly docs: string;
}

export interface NodeDetails {
  readonly places: readonly GraphLocation[];
  readonly findings: readonly NodeFinding[];
}
