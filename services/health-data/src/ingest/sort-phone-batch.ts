import { PushedDeletion, PushedEvent, PushedPressure, PushedSample, PushedSleep, PushedWorkout } from '@aceso/contracts/health-data';
import { WORKOUT_TYPES, type WorkoutType } from '@aceso/contracts/vocabulary';
import type { SourceRef } from '@aceso/integrations/kit';
import { Gatherer, type Incoming, type ItemGatherer } from '@aceso/integrations/kit/connector';
import { compileCheck, type Check } from '@aceso/kit';
import { toStoredUnit } from '../domain/unit-conversion.ts';
import { phoneMetric } from './phone-metrics.ts';

type Item = PushedSample | PushedSleep | PushedWorkout | PushedPressure | PushedEvent;
type Source = NonNullable<PushedSample['source']>;

export interface Rejected {
  readonly list: 'items' | 'deletions';
  readonly index: number;
  readonly code: 'item-invalid' | 'metric-unknown' | 'unit-unfit' | 'end-missing' | 'source-unknown';
  readonly path: string;
  readonly message: string;
  readonly fix: string;
}

export interface DeletedTimes {
  readonly index: number;
  readonly subject: string;
  readonly source: string;
  readonly start: number;
  readonly end: number;
}

export interface SortedBatch {
  readonly incoming: Incoming;
  /** Items that come after their deletion. */
  readonly late: Incoming;
  /** Ids of the phone that are gone, each once. */
  readonly deletedIds: readonly string[];
  readonly deletedTimes: readonly DeletedTimes[];
  readonly rejected: readonly Rejected[];
}

/** A batch as the phone sent it, with what is told of the phone itself. */
export interface PhoneBatch {
  readonly device: { readonly name: string; readonly platform: string; readonly model?: string };
  readonly items: readonly unknown[];
  readonly deletions: readonly unknown[];
}

const CHECKS = {
  sample: compileCheck(PushedSample, ''),
  sleep: compileCheck(PushedSleep, ''),
  workout: compileCheck(PushedWorkout, ''),
  'blood-pressure': compileCheck(PushedPressure, ''),
  event: compileCheck(PushedEvent, ''),
} as const;
type Kind = keyof typeof CHECKS;
const checkDeletion = compileCheck(PushedDeletion, '');
const WORKOUTS: ReadonlySet<string> = new Set(WORKOUT_TYPES);
/** Reproductive and sexual health need a consent of their own. */
const REPRODUCTIVE = /menstr|ovulat|cervical|sexual|pregnan|lactat|contracept|intermenstrual|progesterone/i;

/** An item that cannot be understood; the others of its batch can. */
class Unfit extends Error {
  override readonly name = 'Unfit';
  readonly of: Pick<Rejected, 'code' | 'path' | 'fix'>;
  constructor(code: Rejected['code'], field: string, message: string, fix: string) {
    super(message);
    this.of = { code, path: field, fix };
  }
}

/** Parts a batch into what is stored, what is deleted and what cannot be understood; each item is answered for. */
export function sortPhoneBatch(batch: PhoneBatch, deletedBefore: ReadonlySet<string> = new Set()): SortedBatch {
  const [gather, late] = [new Gatherer(), new Gatherer()];
  const rejected: Rejected[] = [];
  const each = (list: Rejected['list'], given: readonly unknown[], take: (one: unknown, index: number) => void): void =>
    given.forEach((one, index) => {
      try {
        take(one, index);
      } catch (error) {
        if (!(error instanceof Unfit)) throw error;
        const path = `/body/${list}/${index}${error.of.path}`;
        rejected.push({ list, index, code: error.of.code, path, message: error.message, fix: error.of.fix });
      }
    });

  const last = new Map(batch.items.map((item, index) => [idOf(item), index]));
  each('items', batch.items, (one, index) => {
    const item = itemOf(one);
    // Of several versions of one item in a batch the last one counts.
    if (item.id !== undefined && last.get(item.id) !== index) return;
    const source = sourceOf(item.source, batch.device);
    const put = placed(item, source, batch.device.platform);
    if (item.id === undefined) gather.unnamed(put);
    else (deletedBefore.has(item.id) ? late : gather).item(item.id, put);
  });

  const ids = new Set<string>();
  const times: DeletedTimes[] = [];
  each('deletions', batch.deletions, (one, index) => {
    asDescribed(one, checkDeletion);
    const deletion = one as PushedDeletion; // Checked above.
    if ('id' in deletion) return void ids.add(deletion.id);
    const { id: subject } = metricOf(deletion.metric);
    const [start, end] = [Date.parse(deletion.start), Date.parse(deletion.end ?? deletion.start)];
    times.push({ index, subject, source: sourceOf(deletion.source, batch.device).key, start, end });
  });
  return { incoming: gather.result(), late: late.result(), deletedIds: [...ids], deletedTimes: times, rejected };
}

/** Ids that the items of a batch carry. */
export const idsIn = (items: readonly unknown[]): readonly string[] => [...new Set(items.flatMap((item) => idOf(item) ?? []))];

const idOf = (item: unknown): string | undefined =>
  typeof item === 'object' && item !== null && 'id' in item && typeof item.id === 'string' ? item.id : undefined;

function itemOf(given: unknown): Item {
  const told = typeof given === 'object' && given !== null && 'kind' in given ? given.kind : 'sample';
  if (typeof told !== 'string' || !Object.hasOwn(CHECKS, told))
    throw new Unfit(
      'item-invalid',
      '/kind',
      `must be one of ${Object.keys(CHECKS).join(', ')}`,
      'Send what has no kind of its own as an `event`.',
    );
  asDescribed(given, CHECKS[told as Kind]); // One of its own keys.
  return given as Item; // Checked above.
}

function asDescribed(given: unknown, check: Check): void {
  const [first] = check.fits(given);
  if (first === undefined) return;
  // The check names a part of a request, which an item is none of.
  throw new Unfit('item-invalid', first.path.replace(/^\//, ''), first.message, 'See `docs/how-to/push-from-a-phone.md`.');
}

function sourceOf(source: Source | undefined, device: PhoneBatch['device']): SourceRef {
  if (source === undefined)
    return { key: device.name, name: device.name, kind: 'phone', ...(device.model !== undefined && { model: device.model }) };
  const { name, kind = /watch/i.test(name) ? 'watch' : 'app', manufacturer, model } = source;
  return { key: name, name, kind, ...(manufacturer !== undefined && { manufacturer }), ...(model !== undefined && { model }) };
}

function metricOf(name: string) {
  const metric = phoneMetric(name);
  if (metric === undefined)
    throw new Unfit(
      'metric-unknown',
      '/metric',
      'is not in the vocabulary',
      'See `GET /v1/metrics`, or send it as an `event`: those are kept whatever they are.',
    );
  return metric;
}

/** What puts an item where it belongs. All that may fail does so before anything is put. */
function placed(item: Item, source: SourceRef, platform: string): (into: ItemGatherer) => void {
  if (item.kind === 'sleep') return sleep(item, source, platform);
  if (item.kind === 'workout') return workout(item, source, platform);
  if (item.kind === 'blood-pressure') return pressure(item, source, platform);
  if (item.kind === 'event') return event(item, source, platform);
  return sample(item, source);
}

function sample({ metric: name, start: from, end: to, value, unit }: PushedSample, source: SourceRef): (into: ItemGatherer) => void {
  const metric = metricOf(name);
  if (metric.kind === 'interval' && to === undefined)
    throw new Unfit(
      'end-missing',
      '/end',
      `${metric.id} is an amount over a time and needs an end`,
      'Send the end of the time that it was counted in.',
    );
  const stored = toStoredUnit(metric, value, unit);
  if (stored === undefined) throw unfitUnit(metric.id, metric.unit);
  const [start, end] = [Date.parse(from), Date.parse(to ?? from)];
  const original = stored === value ? {} : { original: value };
  return (into) => into.sample({ metric: metric.id, sourceType: name, source, sourceUnit: unit, start, end, value: stored, ...original });
}

const unfitUnit = (metric: string, unit: string): Unfit =>
  new Unfit('unit-unfit', '/unit', `does not fit ${metric}, which is kept in ${unit}`, `Send UCUM, such as \`${unit}\`.`);

function sleep({ id, stages }: PushedSleep, source: SourceRef, platform: string): (into: ItemGatherer) => void {
  const read = stages.map(({ stage, start, end }) => ({ stage, start: Date.parse(start), end: Date.parse(end) }));
  const wrong = read.findIndex(({ start, end }) => !(end > start));
  if (wrong >= 0)
    throw new Unfit('item-invalid', `/stages/${wrong}/end`, 'must be later than the start', 'Leave out stretches that last no time.');
  return (into) => {
    for (const [i, { stage, start, end }] of read.entries()) {
      const key = id === undefined ? `${platform}|${source.key}|${stage}|${start}|${end}` : `${platform}|${id}|${i}`;
      into.record({ kind: 'sleep-stage', key, sourceType: 'sleep', source, start, end, stage });
    }
  };
}

const isWorkoutType = (type: string): type is WorkoutType => WORKOUTS.has(type);

function workout(given: PushedWorkout, source: SourceRef, platform: string): (into: ItemGatherer) => void {
  const { id, type, activeSeconds, energyKcal, distanceM, averageHeartRate, maximumHeartRate } = given;
  const [start, end] = [Date.parse(given.start), Date.parse(given.end)];
  if (!(end > start)) throw new Unfit('item-invalid', '/end', 'must be later than the start', 'Leave out workouts that last no time.');
  const heartRate = {
    ...(averageHeartRate !== undefined && { average: averageHeartRate }),
    ...(maximumHeartRate !== undefined && { maximum: maximumHeartRate }),
  };
  return (into) =>
    into.record({
      kind: 'workout',
      key: id === undefined ? `${platform}|${source.key}|${type}|${start}` : `${platform}|${id}`,
      sourceType: type,
      source,
      start,
      end,
      type: isWorkoutType(type) ? type : 'other',
      durationMs: activeSeconds === undefined ? end - start : Math.min(activeSeconds * 1000, end - start),
      ...(energyKcal !== undefined && { energyKcal }),
      ...(distanceM !== undefined && { distanceM }),
      statistics: Object.keys(heartRate).length === 0 ? [] : [{ metric: 'heart-rate', ...heartRate }],
      events: [],
      routes: [],
    });
}

const UPPER = 'blood-pressure-systolic';
const LOWER = 'blood-pressure-diastolic';

function pressure(given: PushedPressure, source: SourceRef, platform: string): (into: ItemGatherer) => void {
  const { id, unit = 'mm[Hg]' } = given;
  const start = Date.parse(given.start);
  const read = (name: string, value: number): number => {
    const metric = metricOf(name);
    const stored = toStoredUnit(metric, value, unit);
    if (stored === undefined) throw unfitUnit(name, metric.unit);
    return stored;
  };
  const [systolic, diastolic] = [read(UPPER, given.systolic), read(LOWER, given.diastolic)];
  if (!(systolic > diastolic))
    throw new Unfit('item-invalid', '/systolic', 'must be higher than the diastolic pressure', 'Look whether the two were exchanged.');
  const isTrue = isPlausible(UPPER, systolic) && isPlausible(LOWER, diastolic);
  const key = id === undefined ? `${platform}|${source.key}|${start}` : `${platform}|${id}`;
  return (into) => {
    const put = (metric: string, value: number): void =>
      into.sample({ metric, sourceType: 'blood-pressure', source, sourceUnit: unit, start, value });
    put(UPPER, systolic);
    put(LOWER, diastolic);
    if (isTrue)
      into.record({
        kind: 'blood-pressure',
        key,
        sourceType: 'blood-pressure',
        source,
        start,
        end: start,
        isAttached: true,
        systolic,
        diastolic,
      });
  };
}

const isPlausible = (name: string, value: number): boolean => {
  const { minimum, maximum } = metricOf(name).plausible;
  return value >= minimum && value <= maximum;
};

function event(
  { id, type, start: from, end: to, details = {} }: PushedEvent,
  source: SourceRef,
  platform: string,
): (into: ItemGatherer) => void {
  const [start, end] = [Date.parse(from), Date.parse(to ?? from)];
  if (end < start) throw new Unfit('item-invalid', '/end', 'is before the start', 'Send the later of the two as the end.');
  return (into) =>
    into.record({
      kind: 'event',
      key: id === undefined ? `${platform}|${source.key}|${type}|${start}|${end}` : `${platform}|${id}`,
      sourceType: type,
      source,
      start,
      end,
      ...(REPRODUCTIVE.test(type) && { isReproductive: true }),
      detail: details,
    });
}
