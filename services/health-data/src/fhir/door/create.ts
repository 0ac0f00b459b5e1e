import { createHash } from 'node:crypto';
import { Fault, forbidden, invalid, notFound, type Allowance, type Call, type Db } from '@aceso/kit';
import { baseOf, checkFormat, headerOf, httpOf, parametersOf, personInReference, sendResource } from '@aceso/kit/fhir';
import type { Json } from '@aceso/integrations/kit';
import type { Deps } from '../../deps.ts';
import { calendarOf } from '../../domain/local-days.ts';
import { writablePerson } from '../../ingest/known-person.ts';
import { storeOriginals } from '../../ingest/originals.ts';
import { foldTails } from '../../ingest/fold-tails.ts';
import type { TailReader } from '../../ingest/tail-reader.ts';
import { Senders } from '../../ingest/senders.ts';
import { storeBatches } from '../../ingest/store-batches.ts';
import { shortKey } from '../../codec/record-key.ts';
import { storeRecords } from '../../ingest/store-records.ts';
import { summariseNow } from '../../ingest/summarise.ts';
import { saveNames } from '../../store/fhir-identifiers.ts';
import { findPerson, lockPerson } from '../../store/people.ts';
import { datedSource } from '../../store/source-owner.ts';
import { noteActivity } from '../../store/sources.ts';
import { BLOOD_PRESSURE, DATA_CATEGORIES } from '../definitions.ts';
import { decodeObservationId } from '../observation-id.ts';
import { findObservation } from '../read/find-observation.ts';
import { dataCategoryOf, mayHaveOf } from '../read/selection.ts';
import { sampleAt } from '../read/items.ts';
import { clinicalObservation } from '../resources/clinical.ts';
import { sampleId } from '../resources/measured.ts';
import { readingOf, unusable, type Given, type Reading } from '../resources/reading-of.ts';
import { recordId } from '../resources/records.ts';
import type { Observation } from '../types.ts';
import { withNames } from './names.ts';
import { findObservations } from './search-observations.ts';

const INTEGRATION = 'fhir';
/** What a conditional create may ask; who it is about the resource says. */
const CONDITIONS = new Set(['identifier', 'code', 'date', 'category', '_id', '_tag', 'patient', 'subject']);

/** Stores an Observation, and answers with it as it is kept. */
export async function createFromResource(deps: Deps, call: Call, query: object, given: Given): Promise<void> {
  checkFormat(call, query);
  const personId = personOf(call, given);
  const allowance = await call.reach.of({
    personId,
    permission: 'health-data:samples:write',
    fhir: { resource: 'Observation', interaction: 'c' },
    categories: DATA_CATEGORIES,
  });
  if (allowance === undefined) throw forbidden();
  const reading = readingOf(given);
  checkScope(allowance, reading, given);
  const person = await writablePerson(deps, personId);
  const condition = headerOf(call, 'if-none-exist');
  const { observation, isNew } = await deps.db.tx(async (tx) => {
    await lockPerson(tx, personId);
    // Erased between the look and the lock.
    if ((await findPerson(tx, personId)) === undefined) throw notFound('no-such-person', 'No such person.');
    const known =
      condition === undefined
        ? undefined
        : await matching({ ...deps, db: tx, tails: foldingWithin(deps, tx) }, personId, allowance, condition);
    if (known !== undefined) return { observation: known, isNew: false };
    const id = await store(deps, tx, personId, person.timeZone, given, reading);
    await saveNames(
      tx,
      personId,
      (given.identifier ?? []).flatMap(({ system = '', value }) => (value === undefined ? [] : [{ system, value, observationId: id }])),
    );
    return { observation: await stored(tx, deps.notes, personId, id), isNew: true };
  });
  const [shown = observation] = await withNames(deps.db, personId, [observation]);
  const { reply } = httpOf(call);
  reply.header('location', `${baseOf(deps.publicOrigin)}/Observation/${shown.id}`);
  if (/(^|[;,\s])return\s*=\s*minimal\b/i.test(headerOf(call, 'prefer') ?? ''))
    void reply
      .code(isNew ? 201 : 200)
      .header('etag', `W/"${shown.meta.versionId}"`)
      .send();
  else sendResource(call, shown, isNew ? 201 : 200);
}

/** The person's lock is held: whoever wants to merge must do it here. */
const foldingWithin = (deps: Deps, tx: Db): TailReader => ({ settle: async (personId) => void (await foldTails(deps, tx, personId)) });

function personOf(call: Call, { subject }: Given): string {
  const named = subject?.reference === undefined ? call.principal.personId : personInReference(subject.reference);
  if (named === undefined) throw invalid('/body/subject/reference', 'must be Patient/<id>');
  return named;
}

/** A token for some categories creates only what is of them. */
function checkScope(allowance: Allowance, { definition }: Reading, given: Given): void {
  const category = definition?.category ?? resultLike(given).category;
  if (!mayHaveOf(allowance)(dataCategoryOf(category), category)) throw forbidden('The token does not cover this category.');
}

/** How a result would be shown. */
function resultLike(given: Given): Pick<Observation, 'category'> {
  const probe = clinicalObservation({
    personId: '00000000-0000-0000-0000-000000000000',
    kind: 'clinical',
    key: 'A'.repeat(22),
    sourceId: '',
    sourceType: '',
    start: 0,
    end: 0,
    updatedAt: 0,
    content: { detail: given },
  });
  if (probe === undefined) throw unusable('resourceType', 'must be Observation');
  return probe;
}

/** The one Observation that a condition finds; undefined for none. Throws `several-match`. */
async function matching(deps: Deps, personId: string, allowance: Allowance, condition: string): Promise<Observation | undefined> {
  const given: Record<string, string[]> = {};
  for (const [name, value] of new URLSearchParams(condition.replace(/^\?/, ''))) given[name] = [...(given[name] ?? []), value];
  const parameters = parametersOf(given, CONDITIONS, undefined);
  if (parameters.used.size === 0) throw invalid('/headers/if-none-exist', 'must be a search');
  const { found } = await findObservations(deps, personId, allowance, parameters, { count: 2, total: 'no' });
  if (found.length > 1) throw new Fault('several-match', 412, 'Several Observations match `If-None-Exist`.');
  return found[0];
}

async function store(deps: Deps, tx: Db, personId: string, timeZone: string, given: Given, reading: Reading): Promise<string> {
  const sourceId = await sourceFor(deps, tx, personId, given);
  const calendar = calendarOf(timeZone);
  if (reading.kind === 'samples') {
    const batches = reading.columns.map((columns) => ({ ...columns, sourceType: columns.metric, sourceId }));
    const { activity, stale } = await storeBatches(tx, personId, batches, calendar);
    await storeOriginals(
      tx,
      personId,
      reading.originals.map((original) => ({ ...original, sourceId })),
    );
    await noteActivity(tx, personId, activity);
    await summariseNow(deps, tx, personId, stale);
    return idOfSamples(sourceId, reading);
  }
  const key = `fhir|${createHash('sha256')
    .update(JSON.stringify([given.identifier ?? reading.detail, sourceId]))
    .digest('hex')}`;
  const record = {
    kind: 'clinical' as const,
    key,
    sourceType: 'FHIR Observation',
    source: { key: INTEGRATION, name: INTEGRATION, kind: 'app' as const },
    start: reading.start,
    end: reading.end,
    detail: reading.detail as Json, // It came as JSON.
  };
  const { stale } = await storeRecords(tx, personId, [record], () => sourceId, calendar, deps.notes);
  await noteActivity(tx, personId, [{ sourceId, added: 1, first: new Date(reading.start), last: new Date(reading.end) }]);
  await summariseNow(deps, tx, personId, stale);
  return recordId({ personId, kind: 'clinical', key: shortKey(key) });
}

function idOfSamples(sourceId: string, { columns, start, definition }: Extract<Reading, { readonly kind: 'samples' }>): string {
  const [first] = columns;
  if (definition.series === 'pressure' || first === undefined)
    return sampleId(BLOOD_PRESSURE, sourceId, { start, end: start, valueMark: 0 });
  return sampleId(first.metric, sourceId, sampleAt(first.metric, first.columns, 0));
}

/** The source that `device` names, or one that is made for what it is called. */
async function sourceFor(deps: Deps, tx: Db, personId: string, { device }: Given): Promise<string> {
  const named = /(?:^|\/)Device\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(device?.reference ?? '')?.[1];
  if (named !== undefined) {
    const source = await datedSource(tx, named);
    if (source?.personId !== personId) throw unusable('device/reference', 'is no device of this person');
    return named;
  }
  if (device?.reference !== undefined) throw unusable('device/reference', 'must be Device/<id>; name another device by `display` alone');
  const name = device?.display?.trim() || 'FHIR';
  const sender = { key: name, name, kind: 'app' };
  return (await new Senders(deps, personId, INTEGRATION).known(tx, [sender]))(sender);
}

async function stored(tx: Db, notes: Deps['notes'], personId: string, id: string): Promise<Observation> {
  const name = decodeObservationId(id);
  const observation = name && (await findObservation({ db: tx, notes }, personId, name));
  if (observation === undefined) throw new Error('what was just stored is not there');
  return observation;
}
