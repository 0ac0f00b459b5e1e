import { invalid, type Call } from '@aceso/kit';
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
import { knownPerson } from '../../ingest/known-person.ts';
import { datedSources } from '../../store/source-owner.ts';
import { deviceResource } from '../resources/device.ts';
import { allowedSearch } from './reach.ts';

const KNOWN = new Set(['patient', 'subject', '_id', '_count', '_summary', '_total', CURSOR]);
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** More sources than a person has. */
const ALL = 5_000;

/** Answers a search for Devices: the sources of a person. */
export async function answerDevices(
  deps: Pick<Deps, 'db' | 'users' | 'now' | 'tails' | 'publicOrigin'>,
  call: Call,
  given: Given,
): Promise<void> {
  checkFormat(call, given);
  const parameters = parametersOf(given, KNOWN, headerOf(call, 'prefer'));
  const personId = personAsked(call, parameters);
  await allowedSearch(call, personId, 'Device');
  await knownPerson(deps, personId);
  const [total, after] = [totalOf(parameters), parameters.one(CURSOR)];
  const count = total === 'alone' ? 0 : countOf(parameters);
  if (after !== undefined && !UUID.test(after)) throw invalid('/query/_cursor', 'is not a cursor of this search');
  const wanted = parameters.values('_id').map((value) => value.split(','));
  const all = (await datedSources(deps.db, personId, undefined, ALL)).filter(({ sourceId }) =>
    wanted.every((ids) => ids.includes(sourceId)),
  );
  const rest = all.filter(({ sourceId }) => after === undefined || sourceId > after);
  const page = rest.slice(0, count);
  sendJson(
    call,
    searchSet({
      origin: deps.publicOrigin,
      type: 'Device',
      used: parameters.used,
      found: page.map(deviceResource),
      next: total !== 'alone' && rest.length > page.length ? page.at(-1)?.sourceId : undefined,
      total: total === 'no' ? undefined : all.length,
    }),
  );
}
