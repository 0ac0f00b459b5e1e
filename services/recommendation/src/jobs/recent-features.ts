import { LRUCache } from 'lru-cache';
import type { Features } from '../domain/features.ts';

/** Two years of a person take about a megabyte. */
const PEOPLE = 12;
const KEPT_MS = 600_000;

/** Daily values of those who were evaluated last: a turn after one new sample need not read years of them again. */
export interface RecentFeatures {
  /** What is known under this revision; undefined when nothing or something else is. */
  find(personId: string, revision: number): Features | undefined;
  keep(personId: string, revision: number, features: Features): void;
  forget(personId: string): void;
}

export function keepRecentFeatures(): RecentFeatures {
  const kept = new LRUCache<string, { readonly revision: number; readonly features: Features }>({ max: PEOPLE, ttl: KEPT_MS });
  return {
    find(personId, revision) {
      const known = kept.get(personId);
      return known?.revision === revision ? known.features : undefined;
    },
    keep: (personId, revision, features) => void kept.set(personId, { revision, features }),
    forget: (personId) => void kept.delete(personId),
  };
}
