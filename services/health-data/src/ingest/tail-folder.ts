import { setTimeout as pause } from 'node:timers/promises';
import type { Db } from '@aceso/kit';
import type { Deps } from '../deps.ts';
import { peopleLeftBehind } from '../store/push-tails.ts';
import { foldFree, foldTailsOf, mergeIn, type Unappended } from './fold-tails.ts';
import { OpenPeople } from './open-people.ts';
import { recently } from './recently.ts';

/** People whose days are merged in one transaction: the event log waits for it. */
const AT_ONCE = 64;
/** Fewer people are merged for at once: the advisor hears of a push within milliseconds. */
const FEW = 8;
/** With more, rounds begin so far apart, so that what one person pushes meanwhile is merged together. */
const ROUND_MS = 250;
/** Who pushes again within this time is one who pushes much. */
const AGAIN_MS = 500;
/** As long at most when the service ends. */
const SOON_MS = 5;
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
  /** Whether nothing waits and nothing is merged. */
  isIdle(): boolean;
  /** Whether a push of this person is merged at once: nothing waits, and nothing was merged a moment ago. */
  mayMerge(personId: string): boolean;
  /** Merges samples that were not appended, in a transaction that has the locks of people for whom nothing waits. */
  mergeIn(tx: Db, pushes: readonly Unappended[]): Promise<void>;
  /** Merges for one person now. */
  settle(personId: string): Promise<void>;
  settled(): Promise<void>;
  /** Merges what waits, then ends. */
  stop(): Promise<void>;
}

/** Starts to merge, beginning with what a killed process has left. */
export function tailFolder(deps: Pick<Deps, 'db' | 'bus' | 'log'>): TailFolder {
  const waiting = new Set<string>();
  const people = new OpenPeople();
  const recent = recently(AGAIN_MS);
  let running: Promise<void> | undefined;
  let isHealthy = true;
  let isEnding = false;
  let begunAt = -Infinity;
  /** Somebody else had the lock of one in this round. */
  let isHeld = false;

  const fold = async (personIds: readonly string[]): Promise<void> => {
    try {
      for (const personId of personIds) recent.add(personId);
      const held = await foldFree(deps, personIds, people);
      isHealthy = true;
      // In the next round.
      for (const personId of held) waiting.add(personId);
      if (held.length > 0) isHeld = true;
    } catch (cause) {
      // Whose fault it was cannot be told from here, and the others must not wait for it.
      if (personIds.length > 1) for (const personId of personIds) await fold([personId]);
      else if (isHealthy) {
        isHealthy = false;
        deps.log.error({ err: cause }, 'what was pushed cannot be merged now; trying again');
      }
    }
  };
  const round = async (): Promise<void> => {
    begunAt = performance.now();
    isHeld = false;
    // Who pushes meanwhile comes in the next round.
    for (let left = waiting.size; left > 0; left -= AT_ONCE) {
      const some = [...waiting.values().take(Math.min(left, AT_ONCE))];
      for (const personId of some) waiting.delete(personId);
      await fold(some);
    }
  };
  const run = async (): Promise<void> => {
    while (waiting.size > 0) {
      const early = waiting.size < FEW && !isHeld ? 0 : begunAt + ROUND_MS - performance.now();
      if (early > 0) await pause(isEnding ? Math.min(early, SOON_MS) : early);
      await round();
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
  const ended = async (): Promise<void> => {
    while (running !== undefined) await running;
  };
  let looking = look(0);
  const timer = setInterval(() => {
    looking = look(LEFT_SECONDS);
  }, LOOK_EVERY_MS);
  return {
    note,
    behind: () => waiting.size,
    isIdle: () => running === undefined && waiting.size === 0,
    mayMerge: (personId) => !waiting.has(personId) && !recent.has(personId),
    mergeIn(tx, pushes) {
      for (const { person } of pushes) recent.add(person.personId);
      return mergeIn(deps, tx, pushes, people);
    },
    settle: (personId) => foldTailsOf(deps, personId, people),
    settled: ended,
    async stop() {
      clearInterval(timer);
      isEnding = true;
      await looking;
      await ended();
    },
  };
}
