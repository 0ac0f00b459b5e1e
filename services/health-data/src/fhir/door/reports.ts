import type { Allowance, Call, Db } from '@aceso/kit';
import {
  checkFormat,
  countOf,
  CURSOR,
  type Given,
  headerOf,
  parametersOf,
  personAsked,
  searchSet,
  sendJson,
  totalOf,
} from '@aceso/kit/fhir';
import type { Deps } from '../../deps.ts';
import { calendarOf } from '../../domain/local-days.ts';
import { knownPerson } from '../../ingest/known-person.ts';
import { datedRecords, keysOfClinical, type DatedRecord } from '../../store/dated-records.ts';
import { FIRST_AT, LAST_AT, dateTest } from '../search/date-test.ts';
import { codingsOf, tokenTest } from '../search/token-test.ts';
import { storedRecord } from '../read/items.ts';
import { placeOf, encodePlace } from '../read/page.ts';
import { dataCategoryOf, mayHaveOf } from '../read/selection.ts';
import { whenOf } from '../read/when-of.ts';
import { clinicalReport, resourceIn, typeIn } from '../resources/clinical.ts';
import { recordId } from '../resources/records.ts';
import type { DiagnosticReport } from '../types.ts';
import { allowedSearch } from './reach.ts';

const KNOWN = new Set(['patient', 'subject', 'date', 'code', 'category', '_id', '_count', '_summary', '_total', CURSOR]);
/** Reports of laboratories that a person gathers in a life are hundreds. */
const RECORDS_MOST = 20_000;

/** Reports of some clinical records, with their results found among the others. */
export async function reportsOf(db: Db, personId: string, records: readonly DatedRecord[]): Promise<readonly DiagnosticReport[]> {
  const own = records.map(storedRecord).filter((record) => typeIn(record) === 'DiagnosticReport');
  const originals = own.flatMap((record) => {
    const { result } = resourceIn(record) as { readonly result?: unknown }; // Any object can be asked for a key.
    return (Array.isArray(result) ? result : []).flatMap((one: { readonly reference?: unknown } | null) =>
      typeof one?.reference === 'string' ? [one.reference.replace(/^.*\//, '')] : [],
    );
  });
  const keys = await keysOfClinical(db, personId, [...new Set(originals)]);
  const idOf = (original: string): string | undefined => {
    const key = keys.get(original);
    return key === undefined ? undefined : recordId({ personId, kind: 'clinical', key });
  };
  return own.flatMap((record) => clinicalReport(record, idOf) ?? []);
}

/** All reports of a person that a caller may have, oldest first. */
export async function allReports(
  { db, notes }: Pick<Deps, 'db' | 'notes'>,
  personId: string,
  allowance: Allowance,
): Promise<readonly DiagnosticReport[]> {
  const records = await datedRecords(db, personId, ['clinical'], new Date(FIRST_AT), new Date(LAST_AT), RECORDS_MOST, notes);
  const mayHave = mayHaveOf(allowance);
  return (await reportsOf(db, personId, records)).filter(({ category }) => mayHave(dataCategoryOf(category), category));
}

/** Answers a search for reports, newest first. */
export async function answerReports(
  deps: Pick<Deps, 'db' | 'users' | 'now' | 'tails' | 'publicOrigin' | 'notes'>,
  call: Call,
  given: Given,
): Promise<void> {
  checkFormat(call, given);
  const parameters = parametersOf(given, KNOWN, headerOf(call, 'prefer'));
  const personId = personAsked(call, parameters);
  const allowance = await allowedSearch(call, personId, 'DiagnosticReport');
  const calendar = calendarOf((await knownPerson(deps, personId)).timeZone);
  const [when, codes] = [dateTest('date', parameters.values('date'), calendar), tokenTest('code', parameters.values('code'))];
  const categories = tokenTest('category', parameters.values('category'));
  const wanted = parameters.values('_id').map((value) => value.split(','));
  const placed = (await allReports(deps, personId, allowance))
    .filter(
      (report) =>
        codes.accepts(report.code.coding ?? []) &&
        categories.accepts(codingsOf(report.category)) &&
        when.accepts(whenOf(report, calendar)) &&
        wanted.every((ids) => ids.includes(report.id)),
    )
    .map((report) => ({ report, at: whenOf(report, calendar).start, id: report.id }))
    .toSorted((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1));
  const total = totalOf(parameters);
  const cursor = parameters.one(CURSOR);
  const after = cursor === undefined ? undefined : placeOf(cursor);
  const rest = after === undefined ? placed : placed.filter(({ at, id }) => at < after.at || (at === after.at && id < after.id));
  const page = rest.slice(0, total === 'alone' ? 0 : countOf(parameters));
  const last = page.at(-1);
  sendJson(
    call,
    searchSet({
      origin: deps.publicOrigin,
      type: 'DiagnosticReport',
      used: parameters.used,
      found: page.map(({ report }) => report),
      next: last !== undefined && rest.length > page.length ? encodePlace(last) : undefined,
      total: total === 'no' ? undefined : placed.length,
    }),
  );
}
