/** A request traced for the picture: the hops with their places, what was decided there, and which nodes and edges light up. */
import type { HopKind, TraceVerdict } from '../core/trace/result.ts';
import type { GraphLocation, NodeFinding, Scope } from './graph.ts';

export type { HopKind, TraceVerdict } from '../core/trace/result.ts';

/** Client → server: `TracePathParams` → `TracePathResult`. */
export const tracePathRequest = 'trafficPath/tracePath';

/** What a person asks for. */
export interface TraceQuestion {
  /** `https://shop.example.com/cart`, `tcp://203.0.113.10:5432`, `web.shop:80`. */
  readonly target: string;
  /** `client` for outside of the cluster, or `KIND/NAMESPACE/NAME`; absent: from wherever the target can be reached. */
  readonly from?: string;
  /** Default GET. */
  readonly method?: string;
}

export interface TracePathParams extends TraceQuestion {
  /** The picture that the path is lit up in, as in `GraphParams`. */
  readonly textDocument?: { readonly uri: string };
  readonly scope?: Scope;
  readonly focus?: string;
}

export interface TracedHop {
  readonly kind: HopKind;
  readonly detail: string;
  /** `Service/shop/web`. */
  readonly object?: string;
  /** The node of the picture where it is decided. */
  readonly node?: string;
  readonly location?: GraphLocation;
  /** Of a failure: the rule that reports its cause. */
  readonly rule?: string;
  /** The page of that rule. */
  readonly docs?: string;
  /** What the rule found here. */
  readonly finding?: NodeFinding;
  /** What matches here as well and loses. */
  readonly alternatives: readonly TracedHop[];
}

export interface TracedPath {
  readonly state: 'traced';
  readonly verdict: TraceVerdict;
  readonly status?: number;
  readonly grpcCode?: string;
  readonly hops: readonly TracedHop[];
  /** What the picture lights up; empty where it shows nothing of the way. */
  readonly nodes: readonly string[];
  readonly edges: readonly string[];
  /** The way passes objects that the picture does not show. */
  readonly isPartial: boolean;
  /** Where a redirect leads, as a target. */
  readonly redirect?: string;
}

/** The target cannot be read; the message says why. */
export interface RefusedTrace {
  readonly state: 'refused';
  readonly message: string;
}

export type TracePathResult = TracedPath | RefusedTrace;
