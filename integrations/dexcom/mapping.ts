import { CONTEXT, GLUCOSE_MG_PER_DL_PER_MMOL_PER_L } from '@aceso/contracts/vocabulary';
import { Gatherer, instantOf, type Incoming, type ItemGatherer, type WireReader } from '../kit/connector/index.ts';
import type { SourceRef } from '../kit/index.ts';
import * as wire from './wire.ts';

/** Generations of sensors as people call them; `g6+` and `g715day` are of the same kind as those before. */
const MODELS: Readonly<Record<string, string>> = {
  g4: 'G4',
  g5: 'G5',
  g6: 'G6',
  'g6+': 'G6',
  'g6 pro': 'G6 Pro',
  g7: 'G7',
  g715day: 'G7',
  dexcomPro: 'Pro',
};
export const METER: SourceRef = { key: 'meter', name: 'Blood glucose meter (Dexcom)', kind: 'monitor' };
export const ENTERED: SourceRef = { key: 'entered', name: 'Entered in Dexcom', kind: 'manual' };

/** Bounds of what a sensor measures, by Dexcom's user guides. */
const LIMITS_MG_PER_DL: Readonly<Record<string, { readonly outside: 'below' | 'above'; readonly limit: number }>> = {
  low: { outside: 'below', limit: 40 },
  high: { outside: 'above', limit: 400 },
};
const MINUTE_MS = 60_000;

function sensor(generation: string | null | undefined): SourceRef {
  const model = MODELS[generation ?? ''];
  return {
    key: model === undefined ? 'sensor' : `sensor|${model}`,
    name: model === undefined ? 'Dexcom' : `Dexcom ${model}`,
    kind: 'monitor',
    manufacturer: 'Dexcom',
    ...(model !== undefined && { model }),
  };
}

/** Dexcom writes the clock of the device in UTC, with or without saying so; the time on the display stands in where there is none. */
export function timeOf({ systemTime, displayTime }: Pick<wire.Glucose, 'systemTime' | 'displayTime'>): number {
  const hasOffset = /(Z|[+-]\d{2}:?\d{2}(:\d{2})?)$/.test(systemTime);
  const at = instantOf(hasOffset ? systemTime : `${systemTime}Z`);
  return Number.isFinite(at) ? at : instantOf(displayTime);
}

/** A glucose value in mg/dL, with what was written where that is mmol/L; undefined when there is none, or in no unit of glucose. */
function glucoseOf({ value, unit }: Pick<wire.Calibration, 'value' | 'unit'>) {
  if (typeof value !== 'number') return undefined;
  const written = (unit ?? 'mg/dL').toLowerCase();
  if (written === 'mg/dl' || written === '') return { value, sourceUnit: 'mg/dL' };
  if (written !== 'mmol/l') return undefined;
  const mgPerDl = Number((value * GLUCOSE_MG_PER_DL_PER_MMOL_PER_L).toPrecision(12));
  return { value: mgPerDl, sourceUnit: 'mmol/L', original: value };
}

type Map<T> = (gather: Gatherer, record: T) => void;

/** Readings of the sensor: too many to keep the id of each; they are recognised by their times. Those beyond its reach are few. */
const glucose: Map<wire.Glucose> = (gather, given) => {
  const [start, source] = [timeOf(given), sensor(given.transmitterGeneration)];
  const beyond = LIMITS_MG_PER_DL[given.status ?? ''];
  const read = glucoseOf(given);
  if (!Number.isFinite(start) || (beyond === undefined && read === undefined && typeof given.value === 'number'))
    return gather.malformed('egv');
  if (beyond === undefined) {
    if (read === undefined) gather.skip();
    else gather.unnamed((into) => into.sample({ metric: 'blood-glucose', sourceType: 'egv', source, start, ...read }));
    return;
  }
  // A true statement of the sensor, but no number: any value would be a guess.
  gather.item(`egvs:${given.recordId}`, (item) =>
    item.record({
      kind: 'event',
      key: `dexcom|${given.recordId}`,
      sourceType: 'egv',
      source,
      start,
      end: start,
      detail: { glucose: beyond.outside, limitMgPerDl: beyond.limit },
    }),
  );
};

const calibration: Map<wire.Calibration> = (gather, given) => {
  const [start, read] = [timeOf(given), glucoseOf(given)];
  if (!Number.isFinite(start)) return gather.malformed('calibration');
  gather.item(`calibrations:${given.recordId}`, (item) => {
    if (read !== undefined) item.sample({ metric: 'blood-glucose', sourceType: 'calibration', source: METER, start, ...read });
  });
};

/** What people enter. Most values come as text. */
const event: Map<wire.Event> = (gather, given) => {
  const nativeId = `events:${given.recordId}`;
  if (given.eventStatus === 'deleted') return gather.delete(nativeId);
  const start = timeOf(given);
  if (!Number.isFinite(start)) return gather.malformed('event');
  gather.item(nativeId, (item) => entered(item, given, start));
};

function entered(item: ItemGatherer, given: wire.Event, start: number): void {
  const { eventType, eventSubType, unit } = given;
  const value = amountOf(given.value);
  const sourceType = typeof eventSubType === 'string' && eventSubType !== '' ? `${eventType}.${eventSubType}` : eventType;
  const amount = { sourceType, source: ENTERED, start };
  switch (eventType) {
    case 'insulin':
      return item.sample({
        ...amount,
        metric: 'insulin-delivery',
        sourceUnit: '[IU]',
        value,
        context: eventSubType === 'longActing' ? CONTEXT.basalInsulin : CONTEXT.bolusInsulin,
      });
    case 'carbs':
      return item.sample({ ...amount, metric: 'dietary-carbohydrates', sourceUnit: 'g', value });
    case 'bloodGlucose': {
      const read = glucoseOf({ value: value ?? null, unit: unit ?? null });
      if (read !== undefined) item.sample({ ...amount, source: METER, metric: 'blood-glucose', ...read });
      return;
    }
    case 'exercise': {
      // −1 has been met: how long is not known then.
      const durationMs = value === undefined || value <= 0 ? undefined : value * MINUTE_MS;
      if (durationMs === undefined) return keep(item, given, sourceType, start);
      return item.record({
        kind: 'workout',
        key: `dexcom|${given.recordId}`,
        sourceType,
        source: ENTERED,
        start,
        end: start + durationMs,
        type: 'other',
        durationMs,
        statistics: [],
        events: [],
        routes: [],
      });
    }
    default:
      return keep(item, given, sourceType, start);
  }
}

const keep = (item: ItemGatherer, { recordId, value }: wire.Event, sourceType: string, start: number): void =>
  item.record({
    kind: 'event',
    key: `dexcom|${recordId}`,
    sourceType,
    source: ENTERED,
    start,
    end: start,
    detail: typeof value === 'string' && value !== '' ? { value } : {},
  });

function amountOf(value: wire.Event['value']): number | undefined {
  const amount = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof amount === 'number' && Number.isFinite(amount) ? amount : undefined;
}

/** Reads records one by one: one that is not as documented is set aside and keeps no other from coming. */
const family =
  <T>(reader: WireReader<T>, name: string, map: Map<T>) =>
  (records: readonly unknown[]): Incoming => {
    const gather = new Gatherer();
    for (const record of records) {
      if (reader.fits(record)) map(gather, record);
      else gather.malformed(name);
    }
    return gather.result();
  };

/** Dexcom's families of data and how each is read. */
export const FAMILIES = {
  egvs: family(wire.Glucose, 'egv', glucose),
  events: family(wire.Event, 'event', event),
  calibrations: family(wire.Calibration, 'calibration', calibration),
} as const;
