/** The trace box and the hops together: asks, shows what comes back, and says what lights up in the picture. */
import type { GraphResult } from '../extension/protocol/graph.ts';
import type { HostMessage, OfferedFix } from '../extension/protocol/panel-messages.ts';
import type { TracedHop, TracedPath, TraceQuestion } from '../extension/protocol/trace.ts';
import { texts as pageTexts, type Say } from './texts.ts';
import { TraceBox, type TraceOutcome } from './trace-box.ts';
import { TraceHops } from './trace-hops.ts';
import { traceTexts as texts, verdictTexts } from './trace-texts.ts';

export interface TracingEvents {
  /** Ask this from now on; `undefined` ends the trace. */
  onQuestion(question: TraceQuestion | undefined, history: readonly TraceQuestion[]): void;
  /** `isNew`: the first answer to a question, not one after a change. */
  onLight(path: TracedPath | undefined, isNew: boolean): void;
  onPoint(node: string | undefined): void;
  onHop(hop: TracedHop, by: 'click' | 'double-click'): void;
  onFix(fix: OfferedFix): void;
  onCopy(question: TraceQuestion): void;
  onWorkspace(): void;
  onAnnounce(text: string): void;
  /** The box is left with nothing to end. */
  onLeave(): void;
}

export class Tracing {
  readonly box: TraceBox;
  readonly hops: TraceHops;
  readonly #say: Say;
  readonly #events: TracingEvents;
  #question: TraceQuestion | undefined;
  #answer: Extract<HostMessage, { type: 'trace' }> | undefined;
  #isStale = false;
  #spoken = '';

  constructor(say: Say, events: TracingEvents) {
    this.#say = say;
    this.#events = events;
    this.box = new TraceBox(say, {
      onAsk: question => this.ask(question),
      onCopy: question => {
        events.onCopy(question);
        events.onAnnounce(say(texts.copied));
      },
      onEnd: () => {
        if (this.#question) this.end();
        else events.onLeave();
      },
    });
    this.hops = new TraceHops(say, {
      onHop: (hop, by) => events.onHop(hop, by),
      onPoint: hop => events.onPoint(hop?.node),
      onFix: fix => events.onFix(fix),
    });
  }

  /** What the page was at before it was hidden. */
  restore(question: TraceQuestion | undefined, history: readonly TraceQuestion[]): void {
    this.box.history.questions = history;
    if (question) this.ask(question);
  }

  ask(question: TraceQuestion): void {
    this.box.root.hidden = false;
    this.#question = question;
    this.#answer = undefined;
    this.#spoken = '';
    this.box.question = question;
    this.box.history.add(question);
    this.box.show({ verdict: 'running', title: '', text: this.#say(texts.running), actions: [] });
    this.hops.show(undefined, []);
    this.#events.onLight(undefined, false);
    this.#events.onQuestion(question, this.box.history.questions);
  }

  end(): void {
    this.#question = undefined;
    this.#answer = undefined;
    this.box.question = { target: '' };
    this.box.history.rewind();
    this.box.show(undefined);
    this.hops.show(undefined, []);
    this.#events.onLight(undefined, false);
    this.#events.onQuestion(undefined, this.box.history.questions);
    this.box.focus();
  }

  receive(answer: Extract<HostMessage, { type: 'trace' }>): void {
    if (!this.#question || JSON.stringify(answer.question) !== JSON.stringify(this.#question)) return;
    const isNew = this.#answer === undefined;
    this.#answer = answer;
    const { result, fixes } = answer;
    const path = result.state === 'traced' ? result : undefined;
    this.hops.show(path, fixes);
    this.#events.onLight(path, isNew);
    this.#showOutcome();
  }

  /** `isStale`: a syntax error hides a part of the manifests, and the answer is of before. */
  showGraph(graph: GraphResult, isStale: boolean): void {
    this.box.showSenders(graph.nodes);
    if (graph.nodes.length > 0) this.box.root.hidden = false;
    this.#isStale = isStale;
    if (this.#answer) this.#showOutcome();
  }

  #showOutcome(): void {
    const { result } = this.#answer!;
    const outcome = result.state === 'traced' ? this.#outcomeOf(result) : refused(result.message);
    this.box.show(outcome);
    const count = result.state === 'traced' ? result.hops.length : 0;
    const { title, text } = outcome;
    const spoken = count > 0 ? this.#say(texts.spoken, { verdict: title, count, reason: text }) : text;
    // What was said already is not said again with every keystroke in a manifest.
    if (spoken !== this.#spoken) this.#events.onAnnounce(spoken);
    this.#spoken = spoken;
  }

  #outcomeOf({ verdict, status, grpcCode, hops, redirect, isPartial, nodes }: TracedPath): TraceOutcome {
    const say = this.#say;
    const code = grpcCode ?? (status === undefined ? undefined : say(texts.status, { status }));
    const last = hops.filter(hop => hop.kind === (verdict === 'delivered' ? 'workload' : 'failure')).at(-1);
    const where = last?.object?.replace(/@.*$/, '').replace('/', ' ');
    const isElsewhere = isPartial || (nodes.length === 0 && hops.some(hop => hop.object !== undefined));
    const text = [
      where === undefined ? (verdict === 'redirected' ? redirect : last?.detail) : `${where}, ${last!.detail}`,
      this.#isStale && say(texts.outOfDate),
      isElsewhere && say(texts.elsewhere),
    ];
    return {
      verdict,
      title: [say(verdictTexts[verdict]), code].filter(part => part).join(' · '),
      text: text.filter(part => part).join(' · '),
      actions: [
        ...(redirect === undefined
          ? []
          : [{ label: say(texts.follow, { target: redirect }), onClick: () => this.#follow(redirect) }]),
        ...(isElsewhere ? [{ label: say(pageTexts.showWorkspace), onClick: () => this.#events.onWorkspace() }] : []),
      ],
    };
  }

  #follow(target: string): void {
    this.ask({ ...this.#question!, target });
  }
}

function refused(text: string): TraceOutcome {
  return { verdict: 'refused', title: '', text, actions: [] };
}
