/** The editor on the other side of the page: messages and the state that it keeps for us. */
import type { HostMessage, PanelMessage, PanelState } from '../extension/protocol/panel-messages.ts';

interface VsCodeApi {
  postMessage(message: PanelMessage): void;
  getState(): PanelState | undefined;
  setState(state: PanelState): void;
}

declare function acquireVsCodeApi(): VsCodeApi;

export interface Host {
  post(message: PanelMessage): void;
  savedState(): PanelState | undefined;
  save(state: PanelState): void;
  onMessage(listener: (message: HostMessage) => void): void;
}

/** May be called once in the life of a page. */
export function connectToHost(): Host {
  const api = acquireVsCodeApi();
  return {
    post: message => api.postMessage(message),
    savedState: () => api.getState(),
    save: state => api.setState(state),
    onMessage: listener =>
      window.addEventListener('message', (event: MessageEvent<HostMessage>) => listener(event.data)),
  };
}
