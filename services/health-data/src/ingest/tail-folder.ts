import type { Deps } from '../deps.ts';
import { peopleLeftBehind } from '../store/push-tails.ts';
import { foldTailsOf } from './fold-tails.ts';

/** People whose days are merged in one transaction: the event log waits for it. */
const AT_ONCE = 32;
/** How often it is looked for what a killed process has left, and for what could not be merged. */
const LOOK_EVERY_MS = 5_000;
/** What has waited so long is nobody's. */
const LEFT_SECONDS = 3;
const LEFT_AT_ONCE = 1_000;

/** Merges what pushes have appended, right after them; many people at once when there is much. */
export interface TailFolder {
  /** Something has been appended for these people. */
  note(personIds: readonly string[]): void;
  /** People who wait. */
  behind(): number;
  /** Merges for one person now. */
  settle(personId: string): Promise<void>;
  settled(): Promise<void>;
  /** Merges what waits, then ends. */
  stop(): Promise<void>;
}

/** Starts to merge, beginning with what a killed process has left. */
export function tailFolder(deps: Pick<Deps, 'db' | 'bus' | 'log'>): TailFolder {
  const waiting = new Set<string>();
  let running: Promise<void> | undefined;
  let isHealthy = true;

  const fold = async (personIds: readonly string[]): Promise<void> => {
    try {
      await foldTailsOf(deps, personIds);
      isHealthy = true;
    } catch (cause) {
      // Whose fault it was cannot be told from here, and the others must not wait for it.
      if (personIds.length > 1) for (const personId of personIds) await fold([personId]);
      else if (isHealthy) {
        isHealthy = false;
        deps.log.error({ err: cause }, 'what was pushed cannot be merged now; trying again');
      }
    }
  };
  const run = async (): Promise<void> => {
    while (waiting.size > 0) {
      const some = [...waiting.values().take(AT_ONCE)];
      for (const personId of some) waiting.delete(personId);
      await fold(some);
    }
    running = undefined;
  };
  const note = (personIds: readonly string[]): void => {
    for (const personId of personIds) waiting.add(personId);
    if (waiting.size > 0) running ??= run();
  };
  const look = (seconds: number): Promise<void> =>
    peopleLeftBehind(deps.db, seconds, LEFT_AT_ONCE).then(note, (cause: unknown) => {
      deps.log.warn({ err: cause }, 'it cannot be seen now whether pushes wait to be merged');
    });
  let looking = look(0);
  const timer = setInterval(() => {
    looking = look(LEFT_SECONDS);
  }, LOOK_EVERY_MS);
  return {
    note,
    behind: () => waiting.size,
    settle: (personId) => foldTailsOf(deps, [personId]),
    async settled() {
      while (running !== undefined) await running;
    },
    async stop() {
      clearInterval(timer);
      await looking;
      while (running !== undefined) await running;
    },
  };
}
