import type { WorkoutRecord, WorkoutStatistic } from '../kit/index.ts';
import type { Collector } from './collector.ts';
import type { Element } from './element.ts';
import { frameOf, recordFrame } from './frame.ts';
import { instantMs } from './instant.ts';
import { metricOf, workoutTypeOf } from './mapping.ts';
import { looseNumber } from './number.ts';
import { conversion, convert } from './unit.ts';

const ENERGY = 'HKQuantityTypeIdentifierActiveEnergyBurned';
const MINUTE_MS = 60_000;

/** Takes a `Workout`, with totals in attributes (up to iOS 15) or in `WorkoutStatistics`. */
export function takeWorkout(element: Element, collector: Collector): void {
  const { attributes, children } = element;
  const type = attributes.get('workoutActivityType') || 'Workout';
  const frame = frameOf(element, collector.sources);
  if (Number.isNaN(frame.start) || !(frame.end >= frame.start)) {
    const reason = Number.isNaN(frame.start) || Number.isNaN(frame.end) ? 'date-unreadable' : 'end-before-start';
    collector.seen++;
    collector.tally(type).see(frame.start, frame.end);
    return collector.quarantine({ sourceType: type, source: frame.source, reason });
  }
  const statistics = children.flatMap((child) => (child.name === 'WorkoutStatistics' ? statisticOf(child) : []));
  const total = (metric: string): number | undefined => statistics.find((statistic) => statistic.metric === metric)?.sum;
  const energyKcal =
    inUnit(attributes.get('totalEnergyBurned'), attributes.get('totalEnergyBurnedUnit'), 'kcal') ?? total(metricOf(ENERGY)?.id ?? '');
  const distanceM =
    inUnit(attributes.get('totalDistance'), attributes.get('totalDistanceUnit'), 'm') ??
    statistics.find((statistic) => statistic.metric.startsWith('distance-'))?.sum;
  const minutes = inUnit(attributes.get('duration'), attributes.get('durationUnit') ?? 'min', 'min');
  const record: WorkoutRecord = {
    kind: 'workout',
    ...recordFrame(frame, type, ''),
    type: workoutTypeOf(type),
    durationMs: minutes === undefined ? frame.end - frame.start : Math.round(minutes * MINUTE_MS),
    ...(energyKcal !== undefined && { energyKcal }),
    ...(distanceM !== undefined && { distanceM }),
    statistics,
    events: children.flatMap((child) => (child.name === 'WorkoutEvent' ? eventOf(child) : [])),
    routes: children.flatMap((child) => (child.name === 'WorkoutRoute' ? routesOf(child) : [])),
  };
  collector.record(record);
}

function statisticOf({ attributes }: Element): readonly WorkoutStatistic[] {
  const metric = metricOf(attributes.get('type') ?? '');
  if (metric === undefined) return [];
  const figure = (name: string): Record<string, number> => {
    const value = inUnit(attributes.get(name), attributes.get('unit'), metric.unit, metric.decimals);
    return value === undefined ? {} : { [name]: value };
  };
  return [{ metric: metric.id, ...figure('sum'), ...figure('average'), ...figure('minimum'), ...figure('maximum') }];
}

function eventOf({ attributes }: Element): WorkoutRecord['events'] {
  const at = instantMs(attributes.get('date'));
  if (Number.isNaN(at)) return [];
  const minutes = inUnit(attributes.get('duration'), attributes.get('durationUnit') ?? 'min', 'min');
  const type = (attributes.get('type') ?? '').replace(/^HKWorkoutEventType/, '').toLowerCase();
  return [{ type, at, ...(minutes !== undefined && { durationMs: Math.round(minutes * MINUTE_MS) }) }];
}

const routesOf = (route: Element): readonly string[] =>
  route.children.flatMap((child) => (child.name === 'FileReference' ? (child.attributes.get('path') ?? []) : []));

/** A figure in the unit asked for; undefined when it is absent, no number, or of another dimension. */
function inUnit(text: string | undefined, unit: string | undefined, target: string, decimals = 4): number | undefined {
  const value = looseNumber(text ?? '');
  const rule = conversion(unit ?? '', target);
  if (Number.isNaN(value) || rule === undefined) return undefined;
  const isFraction = target === '%' && value <= 1;
  return convert(isFraction ? value * 100 : value, rule, 10 ** decimals);
}
