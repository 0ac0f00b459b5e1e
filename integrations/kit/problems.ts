/** Something a file did wrong, counted; `example` says where the first was met and never holds a value. */
export interface Problem {
  readonly reason: string;
  readonly count: number;
  readonly example?: string;
}

/** Counts problems by reason, so that a million equal faults stay one line. */
export class ProblemList {
  readonly #byReason = new Map<string, { count: number; example: string | undefined }>();

  note(reason: string, example?: string, count = 1): void {
    const known = this.#byReason.get(reason);
    if (known === undefined) this.#byReason.set(reason, { count, example });
    else known.count += count;
  }

  snapshot(): readonly Problem[] {
    return [...this.#byReason].map(([reason, { count, example }]) => ({ reason, count, ...(example !== undefined && { example }) }));
  }
}
