import type { SleepStage } from '@aceso/contracts/vocabulary';
import { dayIn, Gatherer, scaled, type Incoming, type WireReader } from '../kit/connector/index.ts';
import type { SourceKind, SourceRef } from '../kit/index.ts';
import { CATEGORIES } from './categories.ts';
import { ATTRIB_AMBIGUOUS, CATEGORY_REAL, DIASTOLIC, MEASURE_TYPES, SYSTOLIC, WHOLE_BODY } from './measures.ts';
import * as wire from './wire.ts';

const MINUTE_S = 60;
const ms = (seconds: number): number => seconds * 1000;

/** What a model is, by words of its name; a scale where nothing else fits. */
function kindOf(model: string): SourceKind {
  if (/bpm|thermo|beam|cuff/i.test(model)) return 'monitor';
  if (/scan ?watch|steel|move|pulse|go\b|tracker/i.test(model)) return 'watch';
  return /body|scale|cardio|wbs/i.test(model) ? 'scale' : 'app';
}

/** The device, by its id; measurements typed in have none. */
function sourceOf(deviceId: string | null | undefined, model: string | number | null | undefined, isManual = false): SourceRef {
  if (isManual) return { key: 'manual', name: 'Withings, typed in', kind: 'manual', manufacturer: 'Withings' };
  const name = typeof model === 'string' && model !== '' ? model : 'device';
  return { key: deviceId ?? `model:${name}`, name: `Withings ${name}`, kind: kindOf(name), manufacturer: 'Withings', model: name };
}

/** 2 and 4: typed in by the person. */
const MANUAL: ReadonlySet<number> = new Set([2, 4]);
const MAT: SourceRef = { key: 'sleep', name: 'Withings Sleep', kind: 'monitor', manufacturer: 'Withings' };

function each<T>(records: readonly unknown[], reader: WireReader<T>, name: string, map: (gather: Gatherer, record: T) => void): Incoming {
  const gather = new Gatherer();
  for (const record of records) {
    if (reader.fits(record)) map(gather, record);
    else gather.malformed(name);
  }
  return gather.result();
}

/** Groups of measures taken at one moment. A group with two attributions comes twice and is one: the first counts. */
export function mapMeasures(groups: readonly unknown[]): Incoming {
  const taken = new Set<number>();
  return each(groups, wire.Group, 'measure', (gather, group) => {
    if (group.attrib === ATTRIB_AMBIGUOUS || group.category !== CATEGORY_REAL || taken.has(group.grpid)) return gather.skip();
    taken.add(group.grpid);
    const source = sourceOf(group.deviceid, group.model, MANUAL.has(group.attrib));
    const start = ms(group.date);
    gather.item(`measures:${group.grpid}`, (item) => {
      const found = new Map<number, number>();
      for (const { type, value, unit, position } of group.measures) {
        const known = MEASURE_TYPES.get(type);
        if (known === undefined || (typeof position === 'number' && position !== WHOLE_BODY) || found.has(type)) continue;
        // Both powers of ten at once, so that 1.82 m are 182 cm and no more digits.
        const measured = known.factor === undefined ? scaled(value, unit) : scaled(value, unit + Math.log10(known.factor));
        found.set(type, measured);
        item.sample({ metric: known.metric, sourceType: `measure.${type}`, source, sourceUnit: known.sourceUnit, start, value: measured });
      }
      const [systolic, diastolic] = [found.get(SYSTOLIC), found.get(DIASTOLIC)];
      if (systolic !== undefined && diastolic !== undefined)
        item.record({
          kind: 'blood-pressure',
          key: `withings|${group.grpid}`,
          sourceType: 'measure.pressure',
          source,
          start,
          end: start,
          systolic,
          diastolic,
        });
    });
  });
}

const STAGES: ReadonlyMap<number, SleepStage> = new Map<number, SleepStage>([
  [0, 'awake'],
  [1, 'light'],
  [2, 'deep'],
  [3, 'rem'],
  [4, 'asleep'],
  [5, 'asleep'],
]);

/** How long a night and its stages were, by fields of the summary in seconds. */
const LASTING = [
  ['sleep-duration', 'total_sleep_time'],
  ['sleep-deep-duration', 'deepsleepduration'],
  ['sleep-light-duration', 'lightsleepduration'],
  ['sleep-rem-duration', 'remsleepduration'],
  ['sleep-awake-duration', 'wakeupduration'],
] as const;

/** Nights with the states that were asked for beside them. */
export const mapNights = (nights: readonly unknown[], states: ReadonlyMap<number, readonly unknown[]>): Incoming =>
  each(nights, wire.Night, 'night', (gather, night) => {
    const { id, data } = night;
    const [start, end] = [ms(night.startdate), ms(night.enddate)];
    const timeZone = night.timezone ?? undefined;
    gather.item(`sleep:${id}`, (item) => {
      let hasCourse = false;
      for (const [i, state] of (states.get(id) ?? []).filter(wire.State.fits).entries()) {
        const stage = STAGES.get(state.state);
        if (stage === undefined || state.enddate <= state.startdate) continue;
        hasCourse = true;
        item.record({
          kind: 'sleep-stage',
          key: `withings|${id}|${i}`,
          sourceType: 'sleep',
          source: MAT,
          start: ms(state.startdate),
          end: ms(state.enddate),
          stage,
          ...(timeZone !== undefined && { timeZone }),
        });
      }
      // Of old nights and of some devices there are sums without a course.
      for (const [metric, field] of hasCourse || end < start ? [] : LASTING) {
        const seconds = data[field];
        const value = typeof seconds === 'number' && seconds > 0 ? seconds / MINUTE_S : undefined;
        item.sample({ metric, sourceType: `sleep.${field}`, source: MAT, sourceUnit: 's', start, end, value });
      }
      const reading = (metric: string, field: string, sourceUnit: string, value: number | null | undefined): void =>
        item.sample({ metric, sourceType: `sleep.${field}`, source: MAT, sourceUnit, start: Math.max(start, end), value });
      reading('sleep-score', 'sleep_score', '{score}', data.sleep_score);
      reading(
        'sleep-efficiency',
        'sleep_efficiency',
        '1',
        typeof data.sleep_efficiency === 'number' ? data.sleep_efficiency * 100 : undefined,
      );
      reading('sleep-latency', 'sleep_latency', 's', typeof data.sleep_latency === 'number' ? data.sleep_latency / MINUTE_S : undefined);
      reading('sleep-awakenings', 'wakeupcount', '1', data.wakeupcount);
      // Zero breaths and beats are Withings' way to say that there is no value.
      reading('respiratory-rate', 'rr_average', '/min', data.rr_average === 0 ? undefined : data.rr_average);
    });
  });

/** Amounts of civil days, each in the zone that it was counted in. */
export const mapActivities = (days: readonly unknown[], timeZone: string): Incoming =>
  each(days, wire.Activity, 'activity', (gather, day) => {
    const source: SourceRef = {
      ...sourceOf(day.deviceid, day.model),
      kind: day.deviceid === null || day.deviceid === undefined ? 'app' : 'watch',
    };
    const { start, end } = dayIn(day.date, day.timezone ?? timeZone);
    gather.item(`activity:${day.date}:${source.key}`, (item) => {
      const amount = (metric: string, field: string, sourceUnit: string, value: number | null | undefined): void =>
        item.sample({ metric, sourceType: `activity.${field}`, source, sourceUnit, start, end, value });
      amount('step-count', 'steps', '{steps}', day.steps);
      amount('distance-walking-running', 'distance', 'm', day.distance);
      amount('active-energy', 'calories', 'kcal', day.calories);
      amount('total-energy', 'totalcalories', 'kcal', day.totalcalories);
      amount('moderate-activity-time', 'moderate', 's', typeof day.moderate === 'number' ? day.moderate / MINUTE_S : undefined);
      amount('vigorous-activity-time', 'intense', 's', typeof day.intense === 'number' ? day.intense / MINUTE_S : undefined);
    });
  });

export const mapWorkouts = (workouts: readonly unknown[]): Incoming =>
  each(workouts, wire.Workout, 'workout', (gather, { id, category, startdate, enddate, timezone, data }) => {
    const [start, end] = [ms(startdate), ms(enddate)];
    if (end < start) return gather.malformed('workout');
    const heart = {
      ...(typeof data.hr_average === 'number' && data.hr_average > 0 && { average: data.hr_average }),
      ...(typeof data.hr_min === 'number' && data.hr_min > 0 && { minimum: data.hr_min }),
      ...(typeof data.hr_max === 'number' && data.hr_max > 0 && { maximum: data.hr_max }),
    };
    gather.item(`workout:${id}`, (item) =>
      item.record({
        kind: 'workout',
        key: `withings|${id}`,
        sourceType: `category.${category}`,
        source: { key: 'workouts', name: 'Withings', kind: 'watch', manufacturer: 'Withings' },
        start,
        end,
        ...(typeof timezone === 'string' && { timeZone: timezone }),
        type: CATEGORIES.get(category) ?? 'other',
        durationMs: Math.max(0, end - start - ms(data.pause_duration ?? 0)),
        ...(typeof data.calories === 'number' && { energyKcal: data.calories }),
        ...(typeof data.distance === 'number' && { distanceM: data.distance }),
        statistics: Object.keys(heart).length === 0 ? [] : [{ metric: 'heart-rate', ...heart }],
        events: [],
        routes: [],
      }),
    );
  });
