/**
 * What the server and its client say to each other beside the Language Server Protocol. The server works without any answer to
 * its own requests: then it sees open documents and, where it has a file system, the files of `file:` folders.
 */

/** Client → server: `null` once nothing is pending: no scan, no analysis, no publishing. No parameters. */
export const idleRequest = 'trafficPath/idle';

/** Client → server: the status conditions of all Gateway API objects, as `traffic-path status --format json`. No parameters. */
export const statusRequest = 'trafficPath/status';

/** Client → server: who may connect to whom under the network policies, as `traffic-path reach --format json`. No parameters. */
export const reachRequest = 'trafficPath/reach';

/** Client → server: where a request goes. The answer is that of the command line, with URIs for files; positions are 1-based. */
export const traceRequest = 'trafficPath/trace';

/** A request as a line of `traffic-path trace --batch`. */
export interface TraceParams {
  /** What belongs to this document is looked at first. */
  readonly textDocument?: { readonly uri: string };
  readonly [field: string]: unknown;
}

/** Server → client: the files below a folder that the server cannot list by itself. */
export const listFilesRequest = 'trafficPath/files/list';

export interface ListFilesParams {
  /** URI of a workspace folder or of a folder inside one. */
  readonly folder: string;
}

export interface ListFilesResult {
  /** URIs of all `*.yaml`, `*.yml`, `*.json`, `Kustomization` and `.gitignore` files; the server applies `.gitignore` and the settings. */
  readonly files: readonly string[];
}

/** Server → client: the texts of files that the server cannot read by itself. */
export const readFilesRequest = 'trafficPath/files/read';

export interface ReadFilesParams {
  readonly uris: readonly string[];
}

/** In step with `uris`. */
export interface ReadFilesResult {
  readonly files: readonly FileContent[];
}

export interface FileContent {
  /** Decoded, without a byte order mark; absent when the file cannot be read. */
  readonly text?: string;
  /** Why there is no text; 'not-found' for a file that is gone. */
  readonly problem?: string;
}

/** Command of a code lens: show the picture around an object. Arguments: the document's URI, and `Service/shop/web`. */
export const showTrafficCommand = 'trafficPath.showTraffic';

/** Command of a code lens: show where a request goes. Arguments: the document's URI, and `https://shop.example.com/`. */
export const traceCommand = 'trafficPath.trace';

/** `initializationOptions`. */
export interface InitializationOptions {
  /** Language of messages, as a BCP 47 tag; wins over `InitializeParams.locale`. */
  readonly locale?: string;
  /** Commands that the client runs for the server, such as `showTrafficCommand`. */
  readonly commands?: readonly string[];
  /** The `trafficPath` settings, for clients that answer no `workspace/configuration`. */
  readonly settings?: unknown;
}

/** `data` of a published diagnostic. */
export interface DiagnosticData {
  /** How many quick fixes the finding has. */
  readonly fixes: number;
}
