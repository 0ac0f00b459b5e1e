import type { Deps } from '../deps.ts';
import { DAY_MS, utcDay } from '../domain/local-days.ts';
import { monthOf } from '../domain/month-days.ts';
import { MONTH_SAMPLES_MAX, SampleMonths } from '../ingest/sample-months.ts';
import { peopleWithOpenNotes, sealStoredNotes } from '../store/notes-to-seal.ts';
import { lockPerson } from '../store/people.ts';
import { monthsInDays, packTexts, peopleWithTexts, type MonthInDays } from '../store/rows-to-pack.ts';
import { packOwnRows, peopleWithOwnRows } from '../store/save-records.ts';

/** Late samples of a month come in its first days mostly: until then its days stay as they are. */
const REST_MS = 3 * DAY_MS;
const MONTHS_AT_ONCE = 60;
const PEOPLE_AT_ONCE = 20;
const RECORDS_AT_ONCE = 5_000;

type PackDeps = Pick<Deps, 'db' | 'now'>;
type SealDeps = PackDeps & Pick<Deps, 'notes'>;

/** Makes one row of the days of each month that is over, for one person or for all. What it says stays the same, and when it was written. */
export async function packMonths({ db, now }: PackDeps, signal: AbortSignal, personId?: string): Promise<void> {
  const before = monthOf(utcDay(now().getTime() - REST_MS));
  const wanted = { before, samplesMax: MONTH_SAMPLES_MAX, ...(personId !== undefined && { personId }) };
  for (let more = true; more && !signal.aborted;) {
    const months = await monthsInDays(db, wanted, MONTHS_AT_ONCE);
    for (const [owner, own] of Map.groupBy(months, (month) => month.personId)) await packSome(db, owner, own);
    more = months.length === MONTHS_AT_ONCE;
  }
}

const packSome = (db: Deps['db'], personId: string, months: readonly MonthInDays[]): Promise<void> =>
  db.tx(async (tx) => {
    await lockPerson(tx, personId);
    const changes = months.map(({ metric, month, sourceId, n }) => ({ metric, day: month, sourceId, incoming: n }));
    const loaded = await SampleMonths.load(tx, personId, changes);
    loaded.pack();
    await loaded.save();
  });

/** Brings what earlier versions have stored into the form of today: months of samples, records and daily values, sealed notes. */
export async function packRows(deps: SealDeps, signal: AbortSignal): Promise<void> {
  const { db } = deps;
  await packMonths(deps, signal);
  for (let people = await peopleWithOwnRows(db, PEOPLE_AT_ONCE); people.length > 0 && !signal.aborted;) {
    for (const personId of people)
      await db.tx(async (tx) => {
        await lockPerson(tx, personId);
        await packOwnRows(tx, personId, RECORDS_AT_ONCE);
      });
    people = await peopleWithOwnRows(db, PEOPLE_AT_ONCE);
  }
  for (let people = await peopleWithTexts(db, PEOPLE_AT_ONCE); people.length > 0 && !signal.aborted;) {
    for (const personId of people)
      await db.tx(async (tx) => {
        await lockPerson(tx, personId);
        await packTexts(tx, personId);
      });
    people = await peopleWithTexts(db, PEOPLE_AT_ONCE);
  }
  for (let people = await peopleWithOpenNotes(db, PEOPLE_AT_ONCE); people.length > 0 && !signal.aborted;) {
    for (const personId of people)
      await db.tx(async (tx) => {
        await lockPerson(tx, personId);
        await sealStoredNotes(tx, personId, deps.notes);
      });
    people = await peopleWithOpenNotes(db, PEOPLE_AT_ONCE);
  }
}
