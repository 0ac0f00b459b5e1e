import { invalid, type Allowance, type Call } from '@aceso/kit';
import {
  checkFormat,
  countOf,
  CURSOR,
  type Given,
  headerOf,
  newestFirst,
  type Parameters,
  parametersOf,
  personAsked,
  searchSet,
  sendJson,
  totalOf,
} from '@aceso/kit/fhir';
import type { Deps } from '../../deps.ts';
import { calendarOf, type Calendar } from '../../domain/local-days.ts';
import { knownPerson } from '../../ingest/known-person.ts';
import { observationsNamed } from '../../store/fhir-identifiers.ts';
import { decodeObservationId } from '../observation-id.ts';
import { findObservation, personOfObservation } from '../read/find-observation.ts';
import { countOf as countFound, encodePlace, pageOf, placeOf } from '../read/page.ts';
import { selectionOf, type Selection } from '../read/selection.ts';
import { whenOf } from '../read/when-of.ts';
import { dateTest } from '../search/date-test.ts';
import { tokenTest } from '../search/token-test.ts';
import type { Observation } from '../types.ts';
import { withNames } from './names.ts';
import { allowedSearch } from './reach.ts';

type SearchDeps = Pick<Deps, 'db' | 'users' | 'now' | 'tails' | 'publicOrigin' | 'notes'>;

const KNOWN: ReadonlySet<string> = new Set(
  'patient subject date code category identifier _id _tag _lastUpdated _sort _count _summary _total'.split(' ').concat(CURSOR),
);
/** Ids that one search may name. */
const IDS_MOST = 500;

/** Answers a search for Observations. */
export async function answerObservations(deps: SearchDeps, call: Call, given: Given): Promise<void> {
  checkFormat(call, given);
  const parameters = parametersOf(given, KNOWN, headerOf(call, 'prefer'));
  const personId = personAsked(call, parameters);
  const allowance = await allowedSearch(call, personId, 'Observation');
  const total = totalOf(parameters);
  const count = countOf(parameters);
  const { found, next, all } = await findObservations(deps, personId, allowance, parameters, { count, total });
  const shown = total === 'alone' ? [] : await withNames(deps.db, personId, found);
  sendJson(call, searchSet({ origin: deps.publicOrigin, type: 'Observation', used: parameters.used, found: shown, next, total: all }));
}

/** What answers a search, also one that `If-None-Exist` asks. */
export async function findObservations(
  deps: SearchDeps,
  personId: string,
  allowance: Allowance,
  parameters: Parameters,
  { count, total }: { readonly count: number; readonly total: 'alone' | 'beside' | 'no' },
): Promise<{ readonly found: readonly Observation[]; readonly next?: string | undefined; readonly all?: number | undefined }> {
  const calendar = calendarOf((await knownPerson(deps, personId)).timeZone);
  const selection = selectionOf({
    allowance,
    codes: tokenTest('code', parameters.values('code')),
    categories: tokenTest('category', parameters.values('category')),
    tags: tokenTest('_tag', parameters.values('_tag')),
    when: dateTest('date', parameters.values('date'), calendar),
    updated: dateTest('_lastUpdated', parameters.values('_lastUpdated'), calendar),
  });
  const named = await idsNamed(deps, personId, parameters);
  if (named !== undefined) {
    const found = await byIds(deps, personId, named, selection, calendar);
    return { found: total === 'alone' ? [] : found, ...(total === 'no' ? {} : { all: found.length }) };
  }
  const reader = { db: deps.db, personId, calendar, notes: deps.notes };
  const cursor = parameters.one(CURSOR);
  const after = cursor === undefined ? undefined : placeOf(cursor);
  const page =
    total === 'alone'
      ? { found: [], next: undefined }
      : await pageOf(reader, selection, { count, newestFirst: newestFirst(parameters), after });
  return {
    found: page.found,
    next: page.next === undefined ? undefined : encodePlace(page.next),
    ...(total === 'no' ? {} : { all: await countFound(reader, selection) }),
  };
}

/** Ids that the search names itself, by `_id` or `identifier`; undefined when it names none. */
async function idsNamed({ db }: SearchDeps, personId: string, parameters: Parameters): Promise<readonly string[] | undefined> {
  const ids = parameters.values('_id').map((value) => value.split(','));
  const names = await Promise.all(
    parameters.values('identifier').map(async (value) => {
      const found = await Promise.all(
        value.split(',').map((one) => {
          const bar = one.indexOf('|');
          return observationsNamed(db, personId, bar < 0 ? one : one.slice(bar + 1), bar < 0 ? undefined : one.slice(0, bar));
        }),
      );
      return found.flat();
    }),
  );
  const [first, ...rest] = [...ids, ...names];
  if (first === undefined) return undefined;
  const named = [...new Set(first)].filter((id) => rest.every((others) => others.includes(id)));
  if (named.length > IDS_MOST) throw invalid('/query/_id', `may name ${IDS_MOST} at most`);
  return named;
}

async function byIds(
  deps: SearchDeps,
  personId: string,
  ids: readonly string[],
  selection: Selection,
  calendar: Calendar,
): Promise<readonly Observation[]> {
  const found: Observation[] = [];
  for (const id of ids) {
    const name = decodeObservationId(id);
    if (name === undefined || (await personOfObservation(deps.db, name)) !== personId) continue;
    const observation = await findObservation(deps, personId, name);
    if (observation === undefined || !selection.accepts(observation) || !selection.when.accepts(whenOf(observation, calendar))) continue;
    const at = Date.parse(observation.meta.lastUpdated);
    if (selection.updated.accepts({ start: at, end: at })) found.push(observation);
  }
  return found;
}
