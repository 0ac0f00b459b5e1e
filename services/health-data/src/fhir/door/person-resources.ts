import type { Allowance } from '@aceso/kit';
import type { Resource } from '@aceso/kit/fhir';
import type { Deps } from '../../deps.ts';
import { calendarOf, type Calendar } from '../../domain/local-days.ts';
import { knownPerson } from '../../ingest/known-person.ts';
import { hasNames } from '../../store/fhir-identifiers.ts';
import { datedSources } from '../../store/source-owner.ts';
import { selectionOf } from '../read/selection.ts';
import { slices } from '../read/slices.ts';
import { whenOf, whenOfAdvice } from '../read/when-of.ts';
import { deviceResource } from '../resources/device.ts';
import { dateTest, FIRST_AT, LAST_AT, type DateTest } from '../search/date-test.ts';
import { tokenTest } from '../search/token-test.ts';
import { DAILY, MEASURED } from '../systems.ts';
import type { Observation } from '../types.ts';
import { withNames } from './names.ts';
import { patientOf } from './patients.ts';
import { PROFILE, type Type } from './reach.ts';
import { allReports } from './reports.ts';

/** Samples that are held as resources at a time. */
const AT_ONCE = 10_000;
const SOURCES_AT_ONCE = 500;

export interface PersonRequest {
  readonly personId: string;
  readonly type: Type;
  readonly allowance: Allowance;
  /** Values of `_lastUpdated` and `date` with their prefixes. */
  readonly updated: readonly string[];
  readonly dates: readonly string[];
}

/** All resources of one type of a person, in bounded pieces. What a daily value is made of is in: both series are given. */
export async function* resourcesOf(
  deps: Pick<Deps, 'db' | 'users' | 'advisor' | 'now' | 'tails' | 'publicOrigin' | 'notes'>,
  request: PersonRequest,
): AsyncGenerator<readonly Resource[]> {
  const { personId, type, allowance } = request;
  const calendar = calendarOf((await knownPerson(deps, personId)).timeZone);
  const updated = dateTest('_since', request.updated, calendar);
  const when = dateTest('date', request.dates, calendar);
  const isNew = ({ meta }: Resource): boolean => {
    const at = Date.parse(meta.lastUpdated);
    return updated.accepts({ start: at, end: at });
  };
  switch (type) {
    case 'Patient':
      // Whoever reads the rest needs to know whose it is, also when it has not changed.
      return yield [await patientOf(deps, personId, allowance.categories.includes(PROFILE))];
    case 'DetectedIssue':
    case 'CarePlan':
    case 'RiskAssessment':
    case 'QuestionnaireResponse': {
      const { items } = await deps.advisor.listFhirResources({ params: { personId, type } });
      return yield items.filter((resource) => isNew(resource) && when.accepts(whenOfAdvice(resource, calendar)));
    }
    case 'Questionnaire':
      // What answers refer to: it has no date of a person's.
      return yield (await deps.advisor.listFhirResources({ params: { personId, type } })).items.filter(isNew);
    case 'Device':
      for (let after: string | undefined, more = true; more;) {
        const sources = await datedSources(deps.db, personId, after, SOURCES_AT_ONCE);
        yield sources.map(deviceResource).filter(isNew);
        after = sources.at(-1)?.sourceId;
        more = sources.length === SOURCES_AT_ONCE;
      }
      return;
    case 'DiagnosticReport':
      return yield (await allReports(deps, personId, allowance)).filter(
        (report) => isNew(report) && when.accepts(whenOf(report, calendar)),
      );
    case 'Observation':
      yield* observationsOf(deps, request, { when, updated, calendar });
  }
}

interface Bounds {
  readonly when: DateTest;
  readonly updated: DateTest;
  readonly calendar: Calendar;
}

/** What was measured, then the daily values. */
async function* observationsOf(
  { db, notes }: Pick<Deps, 'db' | 'notes'>,
  { personId, allowance }: PersonRequest,
  { when, updated, calendar }: Bounds,
): AsyncGenerator<readonly Observation[]> {
  const none = tokenTest('code', []);
  // Most people have none: then not every piece is looked up.
  const isNamed = await hasNames(db, personId);
  for (const tag of [MEASURED, DAILY]) {
    const selection = selectionOf({ allowance, codes: none, categories: none, tags: tokenTest('_tag', [tag]), when, updated });
    const all = slices(
      { db, personId, calendar, notes },
      selection,
      { from: FIRST_AT, to: LAST_AT },
      { newestFirst: false, atOnce: AT_ONCE, isOrdered: false },
    );
    for await (const items of all)
      for (let from = 0; from < items.length; from += AT_ONCE) {
        const piece = items.slice(from, from + AT_ONCE).map((item) => item.resource());
        yield isNamed ? await withNames(db, personId, piece) : piece;
      }
  }
}
