/**
 * The traffic picture as data: who can send, through which hops, to which pods. Nodes and edges have ids that survive edits of
 * anything but names, and carry no positions in files: places are asked for when somebody clicks.
 */
import type { Message } from '../l10n/message.ts';
import type { Place } from '../yaml/syntax.ts';

export type NodeId = string;

/** Columns of the picture, in the direction of the traffic. */
export type Column = 'client' | 'address' | 'gateway' | 'rule' | 'service' | 'workload';

export type NodeKind =
  /** Somebody outside of the cluster. */
  | 'outside'
  /** Pods of the cluster that call a Service by its name. */
  | 'in-cluster'
  /** An address that traffic arrives at: load balancer, node port, external IP, host port, DNS name. */
  | 'load-balancer'
  | 'node-port'
  | 'external-ip'
  | 'host-port'
  | 'dns-name'
  | 'ingress'
  /** A listener of a Gateway or ListenerSet. */
  | 'gateway'
  | 'rule'
  | 'service'
  | 'workload'
  /** Hand-written endpoints. */
  | 'endpoints'
  /** A host outside of the cluster that an ExternalName Service stands for. */
  | 'external-name'
  /** Something that is referred to and not there. */
  | 'missing';

/** `ghost`: referred to, and missing. `unknown`: cannot be told from the manifests; the edges say why. */
export type NodeState = 'present' | 'ghost' | 'unknown';

export interface TrafficNode {
  readonly id: NodeId;
  readonly kind: NodeKind;
  readonly column: Column;
  /** Kubernetes kind of the object behind the node, '' for addresses and clients. */
  readonly objectKind: string;
  readonly name: string;
  readonly namespace: string | undefined;
  readonly state: NodeState;
  /** Short second line: ports, replicas, hosts. Not translated: Kubernetes' words and numbers. */
  readonly detail: string;
  /** What this hop decides, for people. */
  readonly explanation: readonly Message[];
  /** The file that defines the object. */
  readonly file: string | undefined;
  readonly problems: { readonly errors: number; readonly warnings: number; readonly infos: number };
}

/** `open`: resolved. `broken`: traffic fails here. `blocked`: a policy denies it. `unknown`: cannot be told. */
export type Verdict = 'open' | 'broken' | 'blocked' | 'unknown';

/**
 * `address`: client to address. `entry`: address to what listens there. `rule`: Ingress to its rule. `backend`: rule to Service.
 * `select`: Service to pods. `call`: a workload calls a Service.
 */
export type EdgeKind = 'address' | 'entry' | 'rule' | 'backend' | 'select' | 'call';

export interface Evidence {
  readonly message: Message;
  /** The rule that reports the same. */
  readonly rule: string | undefined;
}

export interface TrafficEdge {
  readonly id: string;
  readonly from: NodeId;
  readonly to: NodeId;
  readonly kind: EdgeKind;
  readonly layer: 'L4' | 'L7';
  /** `TCP 80 → http (8080)`, `/cart`, `nodePort 30080 → 80 → 8080`. */
  readonly label: string;
  readonly tls: boolean;
  readonly verdict: Verdict;
  readonly evidence: readonly Evidence[];
}

export interface TrafficGraph {
  readonly nodes: readonly TrafficNode[];
  readonly edges: readonly TrafficEdge[];
  /** Where each node and edge is written, for those that are. */
  readonly places: ReadonlyMap<string, readonly Place[]>;
}
