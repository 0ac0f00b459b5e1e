import { DAY_MS } from './local-days.ts';
import type { StreamRow } from './stream-progress.ts';

/** What planning must know of a stream. */
export interface StreamShape {
  readonly windowDays: number;
  readonly lateDays: number;
  readonly hasChanges: boolean;
}

export interface PlanFacts {
  /** Begin of the present look: news are read up to here. */
  readonly lookAt: Date;
  /** How far back the vendor gives data; undefined: as far as there is any. */
  readonly historyDays: number | undefined;
}

/** One page to read. */
export type Reading =
  | {
      readonly kind: 'window';
      readonly part: 'news' | 'history';
      readonly from: Date;
      readonly to: Date;
      readonly page: string | undefined;
    }
  | { readonly kind: 'changes'; readonly since: Date; readonly page: string | undefined };

/** Two years without anything: the history ends there. */
const EMPTY_DAYS_MAX = 731;
/** No vendor has data of before. */
const EARLIEST = Date.UTC(2007, 0, 1);

const back = (at: Date, days: number): Date => new Date(at.getTime() - days * DAY_MS);

/** What to read next of a stream: what was begun, then what is new, then what has changed, then one window of the history. */
export function nextReading(row: StreamRow, shape: StreamShape, facts: PlanFacts): Reading | undefined {
  return begun(row) ?? news(row, shape, facts) ?? changes(row, shape, facts) ?? history(row, shape, facts);
}

function begun({ part, windowFrom, windowTo, page }: StreamRow): Reading | undefined {
  if (part === undefined || windowFrom === undefined) return undefined;
  if (part === 'changes') return { kind: 'changes', since: windowFrom, page };
  return windowTo === undefined ? undefined : { kind: 'window', part, from: windowFrom, to: windowTo, page };
}

function news({ reachedTo }: StreamRow, { windowDays, lateDays, hasChanges }: StreamShape, { lookAt }: PlanFacts): Reading | undefined {
  if (reachedTo === undefined) return { kind: 'window', part: 'news', from: back(lookAt, windowDays), to: lookAt, page: undefined };
  if (reachedTo >= lookAt) return undefined;
  // A vendor that tells what has changed need not be asked again for what is late.
  const from = back(reachedTo, hasChanges ? 0 : Math.min(lateDays, windowDays / 2));
  const to = new Date(Math.min(lookAt.getTime(), from.getTime() + windowDays * DAY_MS));
  return { kind: 'window', part: 'news', from, to, page: undefined };
}

function changes({ changesSince }: StreamRow, { hasChanges }: StreamShape, { lookAt }: PlanFacts): Reading | undefined {
  if (!hasChanges || changesSince === undefined || changesSince >= lookAt) return undefined;
  return { kind: 'changes', since: changesSince, page: undefined };
}

function history({ historyComplete, reachedFrom }: StreamRow, { windowDays }: StreamShape, facts: PlanFacts): Reading | undefined {
  if (historyComplete || reachedFrom === undefined) return undefined;
  const from = new Date(Math.max(back(reachedFrom, windowDays).getTime(), earliest(facts)));
  return from >= reachedFrom ? undefined : { kind: 'window', part: 'history', from, to: reachedFrom, page: undefined };
}

const earliest = ({ historyDays, lookAt }: PlanFacts): number =>
  historyDays === undefined ? EARLIEST : Math.max(EARLIEST, back(lookAt, historyDays).getTime());

/**
 * The stream after a page was read: on the next page of the same window, or with the window done.
 *
 * @param read records on the page
 */
export function afterReading(row: StreamRow, reading: Reading, read: number, next: string | undefined, facts: PlanFacts): StreamRow {
  const counted: StreamRow = { ...row, records: row.records + read };
  const isEmpty = read === 0 && reading.page === undefined;
  if (next !== undefined)
    return {
      ...counted,
      part: reading.kind === 'changes' ? 'changes' : reading.part,
      windowFrom: reading.kind === 'changes' ? reading.since : reading.from,
      // Of changes: when the vendor was first asked. What changes while pages are read comes with the next look.
      windowTo: reading.kind === 'changes' ? (row.windowTo ?? facts.lookAt) : reading.to,
      page: next,
    };
  const done: StreamRow = { ...counted, part: undefined, windowFrom: undefined, windowTo: undefined, page: undefined };
  if (reading.kind === 'changes') return { ...done, changesSince: row.windowTo ?? facts.lookAt };
  return reading.part === 'news' ? afterNews(done, reading, facts) : afterHistory(done, reading, isEmpty, facts);
}

type WindowReading = Extract<Reading, { readonly kind: 'window' }>;

function afterNews(row: StreamRow, { from, to }: WindowReading, facts: PlanFacts): StreamRow {
  const reachedFrom = row.reachedFrom ?? from;
  return {
    ...row,
    reachedTo: row.reachedTo === undefined || to > row.reachedTo ? to : row.reachedTo,
    reachedFrom,
    changesSince: row.changesSince ?? facts.lookAt,
    historyComplete: row.historyComplete || reachedFrom.getTime() <= earliest(facts),
  };
}

function afterHistory(row: StreamRow, { from, to }: WindowReading, isEmpty: boolean, facts: PlanFacts): StreamRow {
  const emptyDays = isEmpty ? row.emptyDays + Math.round((to.getTime() - from.getTime()) / DAY_MS) : 0;
  return { ...row, reachedFrom: from, emptyDays, historyComplete: emptyDays >= EMPTY_DAYS_MAX || from.getTime() <= earliest(facts) };
}
