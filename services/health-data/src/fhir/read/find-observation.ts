import type { Db } from '@aceso/kit';
import { METRICS } from '@aceso/contracts/vocabulary';
import { utcDay } from '../../domain/local-days.ts';
import { datedRecord } from '../../store/dated-records.ts';
import { dailyBetween } from '../../store/days.ts';
import type { NoteKeys } from '../../store/notes.ts';
import { chunksOfSource, type DatedChunk } from '../../store/observations.ts';
import { personOfSource } from '../../store/source-owner.ts';
import { BLOOD_PRESSURE, DIASTOLIC, SYSTOLIC } from '../definitions.ts';
import type { ObservationName } from '../observation-id.ts';
import { dailyObservation } from '../resources/daily.ts';
import { pressureObservation, sampleObservation } from '../resources/measured.ts';
import { recordObservation } from '../resources/records.ts';
import type { Observation } from '../types.ts';
import { sampleAt, storedRecord } from './items.ts';

/** Whose Observation a name is; undefined when its source is not here. */
export async function personOfObservation(db: Db, name: ObservationName): Promise<string | undefined> {
  return name.kind === 'sample' ? await personOfSource(db, name.sourceId) : name.personId;
}

/** The Observation of a name; undefined when it is not there (any more). A sample costs one look at its day chunk. */
export async function findObservation(
  { db, notes }: { readonly db: Db; readonly notes: NoteKeys },
  personId: string,
  name: ObservationName,
): Promise<Observation | undefined> {
  switch (name.kind) {
    case 'record': {
      const record = await datedRecord(db, personId, name.recordKind, name.key, notes);
      return record && recordObservation(storedRecord(record));
    }
    case 'daily': {
      const metric = METRICS.get(name.metric);
      const [row] = await dailyBetween(db, personId, [name.metric], name.day, name.day);
      return metric && row && dailyObservation(metric, personId, { ...row, updatedAt: row.updatedAt.getTime() });
    }
    case 'sample': {
      const metrics = name.metric === BLOOD_PRESSURE ? [SYSTOLIC, DIASTOLIC] : [name.metric];
      if (!Number.isFinite(new Date(name.start).getTime())) return undefined;
      const chunks = await chunksOfSource(db, personId, metrics, utcDay(name.start), name.sourceId);
      return name.metric === BLOOD_PRESSURE ? pairIn(personId, chunks, name) : sampleIn(personId, chunks[0], name);
    }
  }
}

type SampleName = Extract<ObservationName, { readonly kind: 'sample' }>;

function sampleIn(personId: string, chunk: DatedChunk | undefined, name: SampleName): Observation | undefined {
  const metric = METRICS.get(name.metric);
  if (chunk === undefined || metric === undefined) return undefined;
  const { columns } = chunk;
  for (let i = columns.start.indexOf(name.start); i >= 0 && columns.start[i] === name.start; i++) {
    const sample = sampleAt(name.metric, columns, i);
    if (sample.end - sample.start === name.durationMs && sample.valueMark === name.valueMark)
      return sampleObservation(metric, { personId, sourceId: name.sourceId, updatedAt: chunk.updatedAt.getTime() }, sample);
  }
  return undefined;
}

function pairIn(personId: string, chunks: readonly DatedChunk[], { sourceId, start, durationMs }: SampleName): Observation | undefined {
  const valueOf = (metric: string): number | undefined => {
    const chunk = chunks.find((one) => one.metric === metric);
    const columns = chunk?.columns;
    return columns?.value[columns.start.indexOf(start)];
  };
  const pair = { at: start, systolic: valueOf(SYSTOLIC), diastolic: valueOf(DIASTOLIC) };
  if (durationMs !== 0 || (pair.systolic === undefined && pair.diastolic === undefined)) return undefined;
  return pressureObservation({ personId, sourceId, updatedAt: Math.max(...chunks.map(({ updatedAt }) => updatedAt.getTime())) }, pair);
}
