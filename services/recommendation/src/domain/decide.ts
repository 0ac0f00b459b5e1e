import type { Status } from './status.ts';
import type { Candidate, Ranked } from './rank.ts';

/** What a person has of a guideline so far: its newest generation. */
export interface Held {
  readonly recommendationId: string;
  readonly guideline: string;
  readonly topic: string;
  readonly generation: number;
  readonly status: Status;
  /** Day from which it may speak again. */
  readonly revisitOn: string | undefined;
}

export interface Placed {
  readonly candidate: Candidate;
  readonly rank: number;
  readonly generation: number;
  /** It was not open before. */
  readonly isNew: boolean;
}

export interface Decision {
  readonly placed: readonly Placed[];
  readonly withdrawn: readonly Held[];
}

/** Newest generation of each guideline. */
export function newest(rows: readonly Held[]): ReadonlyMap<string, Held> {
  const found = new Map<string, Held>();
  for (const row of rows) if (row.generation > (found.get(row.guideline)?.generation ?? -1)) found.set(row.guideline, row);
  return found;
}

/** Why a guideline must be silent for a person today, by guideline. */
export function silences(
  held: ReadonlyMap<string, Held>,
  muted: ReadonlySet<string>,
  topics: ReadonlyMap<string, string>,
  today: string,
): ReadonlyMap<string, string> {
  const reasons = new Map<string, string>();
  for (const [guideline, topic] of topics) if (muted.has(topic)) reasons.set(guideline, 'you do not want this topic');
  for (const { guideline, status, revisitOn } of held.values()) {
    if (revisitOn === undefined || revisitOn <= today) continue;
    if (status === 'declined') reasons.set(guideline, `you said that it is not for you; it may come back after ${revisitOn}`);
    if (status === 'later') reasons.set(guideline, `you put it off until ${revisitOn}`);
    if (status === 'done') reasons.set(guideline, `you have done it; it may come back after ${revisitOn}`);
  }
  return reasons;
}

/** What becomes open, under which generation, and what is withdrawn because it no longer fits or ranks too low. */
export function decide(ranked: Ranked, held: ReadonlyMap<string, Held>): Decision {
  const placed = ranked.chosen.map((candidate, i): Placed => {
    const before = held.get(candidate.guideline.manifest.id);
    const isOpen = before?.status === 'open';
    // What was done or declined is over: the next time is another recommendation. What was only withdrawn or put off comes back itself.
    const isOver = before?.status === 'done' || before?.status === 'declined' || before?.status === 'expired';
    return { candidate, rank: i + 1, generation: before === undefined ? 1 : before.generation + (isOver ? 1 : 0), isNew: !isOpen };
  });
  const chosen = new Set(placed.map(({ candidate }) => candidate.guideline.manifest.id));
  return { placed, withdrawn: [...held.values()].filter(({ status, guideline }) => status === 'open' && !chosen.has(guideline)) };
}
