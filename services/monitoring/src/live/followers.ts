import type { LogLine } from '@aceso/contracts/monitoring';
import type { Db } from '@aceso/kit';
import type { LogQuestion } from '../domain/log-question.ts';
import { findLogLines } from '../store/log-lines.ts';

const LOOK_EVERY_MS = 500;
/** Lines may arrive this late and still be shown; what was shown is remembered as long. */
const LATE_MS = 15_000;
const LINES_A_LOOK = 500;

/** Follows the log: new matching lines in the order in which they were written, whichever replica took them in. */
export class Follower {
  readonly #db: Db;
  readonly #question: LogQuestion;
  readonly #show: (lines: readonly LogLine[]) => void;
  readonly #now: () => Date;
  readonly #shown = new Map<string, number>();
  #timer: NodeJS.Timeout | undefined;
  #stopped = false;

  constructor(db: Db, question: LogQuestion, now: () => Date, show: (lines: readonly LogLine[]) => void) {
    this.#db = db;
    this.#question = question;
    this.#now = now;
    this.#show = show;
  }

  /** Remembers what is there already, so that only what comes now is shown. */
  async start(): Promise<void> {
    await this.#look(() => undefined);
    this.#later();
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
  }

  async #look(show: (lines: readonly LogLine[]) => void): Promise<void> {
    const nowMs = this.#now().getTime();
    const window = { from: new Date(nowMs - LATE_MS), to: new Date(nowMs + LATE_MS) };
    const found = await findLogLines(this.#db, this.#question, window, undefined, LINES_A_LOOK);
    const fresh = found.filter(({ id }) => !this.#shown.has(id)).toReversed();
    for (const { id } of fresh) this.#shown.set(id, nowMs);
    for (const [id, at] of this.#shown) if (at < nowMs - 3 * LATE_MS) this.#shown.delete(id);
    if (fresh.length > 0 && !this.#stopped) show(fresh);
  }

  #later(): void {
    if (this.#stopped) return;
    this.#timer = setTimeout(() => {
      // A look that fails is made up for by the next one.
      void this.#look(this.#show)
        .catch(() => undefined)
        .finally(() => this.#later());
    }, LOOK_EVERY_MS);
  }
}
