import { LRUCache } from 'lru-cache';
import type { InsightFact } from '@aceso/guidelines/kit';
import type { Outcomes } from '../domain/detect.ts';
import type { OwnFeatures } from '../domain/series.ts';
import type { Told } from './evaluate.ts';

/** Two years of a person take about a megabyte. */
const PEOPLE = 12;
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
}

/** The last turns of those who were evaluated last: after one new sample, years need neither be read nor gone through again. */
export interface RecentTurns {
  /** The last turn of a person if it left the daily values that are held now. */
  find(personId: string, revision: number): RecentTurn | undefined;
  /** The last turn of a person in this process; another may have come since. */
  last(personId: string): RecentTurn | undefined;
  keep(personId: string, turn: RecentTurn): void;
  forget(personId: string): void;
}

export function keepRecentTurns(): RecentTurns {
  const kept = new LRUCache<string, RecentTurn>({ max: PEOPLE, ttl: KEPT_MS });
  return {
    find(personId, revision) {
      const known = kept.get(personId);
      return known?.revision === revision ? known : undefined;
    },
    last: (personId) => kept.get(personId),
    keep: (personId, turn) => void kept.set(personId, turn),
    forget: (personId) => void kept.delete(personId),
  };
}
