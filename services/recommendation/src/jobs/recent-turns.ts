import { LRUCache } from 'lru-cache';
import type { InsightFact } from '@aceso/guidelines/kit';
import type { Outcomes } from '../domain/detect.ts';
import type { OwnFeatures } from '../domain/series.ts';
import type { PersonRow } from '../store/people.ts';
import type { Advice, Told } from './kept-advice.ts';

/** Daily values that are remembered, of all people together: each takes some hundred bytes, two years with a watch about a megabyte. */
const DAYS = 150_000;
/** What somebody without any takes, in daily values. */
const PERSON = 200;
const KEPT_MS = 600_000;

/** What a turn knew of a person. */
export interface RecentTurn {
  /** Of the daily values: under another one they are out of date. */
  readonly revision: number;
  /** How often the person had said something. */
  readonly said: number;
  /** The person's day. */
  readonly today: string;
  /** When it ended. */
  readonly at: Date;
  /** Belongs to whoever evaluates the person next. */
  readonly features: OwnFeatures;
  /** Under what was looked at them, and what came out; nothing while the advisor was off. */
  readonly mark: string | undefined;
  readonly outcomes: Outcomes;
  /** What was found of the past, with what something of then hid. */
  readonly past: readonly InsightFact[];
  /** What else it had read, unless it has changed that itself. Out of date when the person has said something since. */
  readonly told: Told | undefined;
  /** The person, insights and recommendations as the turn left them, where that is known without reading them. */
  readonly held?: { readonly person: PersonRow; readonly advice: Advice } | undefined;
}

/** The last turns of those who were evaluated last: after one new sample, years need neither be read nor gone through again. */
export interface RecentTurns {
  /**
   * The last turn of a person in this process, which is forgotten with that: its daily values are written to by whoever works on them, and
   * are those that are held only once that is durable. Another process may have ended a turn since, which its revision tells.
   */
  take(personId: string): RecentTurn | undefined;
  has(personId: string): boolean;
  keep(personId: string, turn: RecentTurn): void;
  forget(personId: string): void;
}

export function keepRecentTurns(): RecentTurns {
  const kept = new LRUCache<string, RecentTurn>({
    maxSize: DAYS,
    sizeCalculation: ({ features }) => [...features.values()].reduce((sum, { length }) => sum + length, PERSON),
    ttl: KEPT_MS,
  });
  return {
    take(personId) {
      const known = kept.get(personId);
      kept.delete(personId);
      return known;
    },
    has: (personId) => kept.has(personId),
    keep: (personId, turn) => void kept.set(personId, turn),
    forget: (personId) => void kept.delete(personId),
  };
}
