import { random } from '@aceso/simulator/random';
import { shuffled } from './shuffled.ts';

/** Everything that a made-up person has, in three forms that overlap. */
export interface Belongings {
  /** What stands before and behind the elements of an Apple export. */
  readonly head: string;
  readonly elements: readonly string[];
  /** Rows of a Dexcom Clarity file. */
  readonly rows: readonly string[];
  /** What a phone pushes: some of the watch's readings a second time, and its own. */
  readonly items: readonly PhoneItem[];
  /** Items that were deleted on the phone. */
  readonly deletions: readonly { readonly id: string }[];
}

export interface PhoneItem {
  readonly id: string;
  readonly [field: string]: unknown;
}

export type Delivery =
  | { readonly kind: 'file'; readonly name: string; readonly content: string }
  | { readonly kind: 'batch'; readonly body: Readonly<Record<string, unknown>> };

const PUSHED = /^(?:HKQuantityTypeIdentifierHeartRate|HKQuantityTypeIdentifierStepCount|HKQuantityTypeIdentifierActiveEnergyBurned)$/;
const STAGES: Readonly<Record<string, string>> = {
  InBed: 'in-bed',
  Awake: 'awake',
  AsleepREM: 'rem',
  AsleepCore: 'light',
  AsleepDeep: 'deep',
  AsleepUnspecified: 'asleep',
};
/** Share of the watch's readings that come by the phone, too; of what the phone sends that it deletes later. */
const PUSHED_SHARE = 0.3;
const DELETED_SHARE = 0.05;
const MINUTE_MS = 60_000;
const SENSOR_EVERY_MS = 5 * MINUTE_MS;
const SENSOR_DAYS = 3;
const CLARITY_HEADER =
  'Index,Timestamp (YYYY-MM-DDThh:mm:ss),Event Type,Event Subtype,Patient Info,Device Info,Source Device ID,Glucose Value (mg/dL),Insulin Value (u),Carb Value (grams),Duration (hh:mm:ss),Glucose Rate of Change (mg/dL/min),Transmitter Time (Long Integer),Transmitter ID';

/** Takes an export apart, and makes the phone and the sensor that go with it, up to an instant. */
export function belongingsOf(xml: string, seed: number, last: number): Belongings {
  const { unit } = random(seed, 'deliveries');
  const [head = '', ...rest] = xml.split(/\n(?= <(?!\/|!|ExportDate|Me ))/);
  const elements = rest.map((element) => element.replace(/\n<\/HealthData>\s*$/, ''));
  const items = elements.flatMap((element, i) => {
    const item = unit() < PUSHED_SHARE ? itemOf(element, i) : undefined;
    return item === undefined ? [] : [item];
  });
  const own = Array.from({ length: 200 }, (_, i): PhoneItem => {
    const start = last - i * 17 * MINUTE_MS;
    const value = 1 + Math.floor(unit() * 400);
    const times = { start: new Date(start).toISOString(), end: new Date(start + 4 * MINUTE_MS).toISOString() };
    return { id: `own-${i}`, metric: 'step-count', ...times, value, unit: '{steps}' };
  });
  const all = [...items, ...own];
  return {
    head,
    elements,
    rows: sensorRows(last - SENSOR_DAYS * 1440 * MINUTE_MS, unit),
    items: all,
    deletions: all.filter(() => unit() < DELETED_SHARE).map(({ id }) => ({ id })),
  };
}

/** A reading, a stretch of sleep or a workout of the export as the phone sends it. */
function itemOf(element: string, i: number): PhoneItem | undefined {
  if (!/^ <(?:Record|Workout) /.test(element)) return undefined;
  const attribute = (name: string): string => new RegExp(`\\b${name}="([^"]*)"`).exec(element)?.[1] ?? '';
  const instant = (name: string): string => new Date(attribute(name).replace(' ', 'T').replace(' ', '')).toISOString();
  const name = attribute('sourceName').replaceAll('&amp;', '&');
  const source = { name, kind: name.endsWith('Watch') ? 'watch' : 'phone' };
  const common = { id: `hk-${i}`, source };
  const [start, end] = [instant('startDate'), instant('endDate')];
  if (element.startsWith(' <Workout'))
    return {
      ...common,
      kind: 'workout',
      type: attribute('workoutActivityType').replace('HKWorkoutActivityType', '').toLowerCase(),
      start,
      end,
    };
  const stage = STAGES[attribute('value').replace('HKCategoryValueSleepAnalysis', '')];
  if (stage !== undefined) return { ...common, kind: 'sleep', stages: [{ stage, start, end }] };
  const metric = attribute('type');
  if (!PUSHED.test(metric)) return undefined;
  return {
    ...common,
    metric,
    start,
    ...(metric.endsWith('HeartRate') ? {} : { end }),
    value: Number(attribute('value')),
    unit: attribute('unit'),
  };
}

/** Three days of a glucose sensor, with what it writes when a value is out of its reach. */
function sensorRows(from: number, unit: () => number): readonly string[] {
  const start = Math.floor(from / SENSOR_EVERY_MS) * SENSOR_EVERY_MS;
  return Array.from({ length: (SENSOR_DAYS * 1440 * MINUTE_MS) / SENSOR_EVERY_MS }, (_, i) => {
    const at = new Date(start + i * SENSOR_EVERY_MS).toISOString().slice(0, 19);
    const value = unit() < 0.01 ? 'Low' : String(70 + Math.floor(unit() * 120));
    return `${i + 1},${at},EGV,,,,iPhone G7,${value},,,,,,4TEST2`;
  });
}

const exportOf = ({ head }: Belongings, elements: readonly string[]): string => `${[head, ...elements].join('\n')}\n</HealthData>\n`;
const clarityOf = (rows: readonly string[]): string => `${[CLARITY_HEADER, ...rows].join('\n')}\n`;
const batchOf = (batchId: string, items: readonly PhoneItem[], deletions: Belongings['deletions'] = []): Delivery => ({
  kind: 'batch',
  body: { batchId, ...PHONE, items, deletions },
});
const PHONE = { device: { id: 'phone', name: 'Phone', platform: 'healthkit' } };

/** One of each, in the order in which it would usually come. */
export const plain = (all: Belongings): readonly Delivery[] => [
  { kind: 'file', name: 'export.xml', content: exportOf(all, all.elements) },
  { kind: 'file', name: 'clarity.csv', content: clarityOf(all.rows) },
  batchOf('everything-0001', all.items),
  batchOf('deletions-0001', [], all.deletions),
];

/** The same in pieces that overlap, some of them twice, in any order. What was deleted may be told before what it deletes has come. */
export function torn(all: Belongings, seed: number): readonly Delivery[] {
  const { unit } = random(seed, 'pieces');
  const files = pieces(all.elements, unit).map((elements, i): Delivery => {
    const ordered = unit() < 0.5 ? elements : shuffled(elements, unit);
    return { kind: 'file', name: `export-${i}.xml`, content: exportOf(all, ordered) };
  });
  const sensor = pieces(all.rows, unit).map((rows, i): Delivery => ({
    kind: 'file',
    name: `clarity-${i}.csv`,
    content: clarityOf(rows),
  }));
  const batches = pieces(all.items, unit).map((items, i) => batchOf(`piece-${seed}-${i}`, shuffled(items, unit)));
  const deletions = pieces(all.deletions, unit).map((some, i) => batchOf(`deleted-${seed}-${i}`, [], some));
  const once = [...files, ...sensor, ...batches, ...deletions];
  return shuffled([...once, ...once.filter(() => unit() < 0.3)], unit);
}

/** Two to five pieces in which everything is at least once. */
function pieces<T>(items: readonly T[], unit: () => number): readonly (readonly T[])[] {
  const n = 2 + Math.floor(unit() * 4);
  const share = 0.15 * unit();
  const homes = items.map(() => Math.floor(unit() * n));
  // Half of the time stretches as a person would choose them, else a hand of each.
  const isStretch = unit() < 0.5;
  const home = (i: number): number => (isStretch ? Math.floor((i / items.length) * n) : (homes[i] ?? 0));
  const parts = Array.from({ length: n }, (_, piece) => items.filter((_item, i) => home(i) === piece || unit() < share));
  return parts.filter((part) => part.length > 0);
}
