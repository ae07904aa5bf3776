/** Knows whether anything is pending: scans, reads, analysis, publishing. Tests and benchmarks wait on this, never on time. */

export class Activity {
  #count = 0;
  #waiting: (() => void)[] = [];

  begin(): void {
    this.#count++;
  }

  end(): void {
    this.#count--;
    if (this.#count > 0) return;
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const resume of waiting) resume();
  }

  /** Counts a task as pending until it has settled; hands its promise back. */
  async track<T>(task: () => Promise<T>): Promise<T> {
    this.begin();
    try {
      return await task();
    } finally {
      this.end();
    }
  }

  /** Resolves once nothing is pending. */
  async whenIdle(): Promise<void> {
    while (this.#count > 0) await new Promise<void>(resolve => this.#waiting.push(resolve));
  }
}
