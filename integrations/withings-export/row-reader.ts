import { instantOf, isNothing, numberIn, takeCell, takePressure, writtenTime, type Collector, type Json } from '../kit/index.ts';
import { SLEEP_COLUMNS, SOURCES, WEIGHT_COLUMNS, workoutTypeOf } from './mapping.ts';
import { placeOf, unitIn, type TableName, type Word } from './words.ts';

const SECONDS_PER_MINUTE = 60;

/** Takes the rows of a table that its header explains. */
export class RowReader {
  readonly #out: Collector;
  readonly #table: TableName;
  readonly #header: readonly string[];

  constructor(out: Collector, table: TableName, header: readonly string[]) {
    this.#out = out;
    this.#table = table;
    this.#header = header;
  }

  take(row: readonly string[]): void {
    const start = instantOf(writtenTime(row[0] ?? ''), this.#out.zone);
    if (Number.isNaN(start)) return this.#out.quarantine({ sourceType: this.#table, reason: 'date-unreadable' });
    if (this.#table === 'weight') return this.#weight(row, start);
    if (this.#table === 'pressure') return this.#pressure(row, start);
    const end = instantOf(writtenTime(row[1] ?? ''), this.#out.zone);
    if (Number.isNaN(end)) return this.#out.quarantine({ sourceType: this.#table, reason: 'date-unreadable' });
    if (end < start) return this.#out.quarantine({ sourceType: this.#table, start, end, reason: 'end-before-start' });
    if (this.#table === 'sleep') this.#sleep(row, start, end);
    else this.#activity(row, start, end);
  }

  #weight(row: readonly string[], start: number): void {
    const source = SOURCES.scale;
    for (const { word, metric } of WEIGHT_COLUMNS) {
      const [type, text] = this.#cell(row, word);
      takeCell(this.#out, { type, metric, source, unit: unitIn(type), start, text });
    }
    const [type, text] = this.#cell(row, 'fatMass');
    if (isNothing(text)) return;
    const [fat, all] = [numberIn(text), numberIn(this.#cell(row, 'weight')[1])];
    if (Number.isNaN(fat)) return this.#out.quarantine({ sourceType: type, source, start, end: start, reason: 'value-unreadable' });
    const isToldAsShare = !isNothing(this.#cell(row, 'fatRatio')[1]);
    // Two masses of one row in one unit: their share is exact.
    if (all > 0 && fat <= all && !isToldAsShare)
      this.#out.sample(this.#out.derived(type, 'body-fat-percentage', source), start, start, (fat / all) * 100);
    this.#out.skip(type, 'kept-as-share-of-weight', start, start, fat);
  }

  #pressure(row: readonly string[], at: number): void {
    const source = SOURCES.monitor;
    const [[systolic, upper], [diastolic, lower]] = [this.#cell(row, 'systolic'), this.#cell(row, 'diastolic')];
    // Scales and watches write the pulse alone into this table.
    if (!isNothing(upper) || !isNothing(lower))
      takePressure(this.#out, {
        type: 'Blood pressure',
        source,
        at,
        unit: unitIn(systolic) || 'mmHg',
        systolic: { type: systolic, text: upper },
        diastolic: { type: diastolic, text: lower },
      });
    const [type, text] = this.#cell(row, 'heartRate');
    takeCell(this.#out, { type, metric: 'heart-rate', source, unit: '/min', start: at, text });
  }

  #sleep(row: readonly string[], start: number, end: number): void {
    const source = SOURCES.nights;
    let asleepSeconds = 0;
    for (const { place, metric, unit, isStage } of SLEEP_COLUMNS) {
      const [type, text] = [this.#header[place] ?? '', row[place] ?? ''];
      const value = numberIn(text);
      if (isStage === true && value === 0) {
        this.#out.skip(type, 'nothing-measured', start, end, 0);
        continue;
      }
      if (isStage === true && value > 0) asleepSeconds += value;
      const isMoment = metric === 'sleep-latency' || metric === 'sleep-awakenings';
      takeCell(this.#out, { type, metric, source, unit, start: isMoment ? end : start, end, text });
    }
    if (asleepSeconds > 0)
      this.#out.sample(this.#out.derived('asleep', 'sleep-duration', source), start, end, asleepSeconds / SECONDS_PER_MINUTE);
  }

  #activity(row: readonly string[], start: number, end: number): void {
    const [activity = '', data = ''] = [row[5], row[6]];
    const facts = factsOf(data);
    const figure = (...names: readonly string[]): number | undefined =>
      names.map((name) => facts[name]).find((value) => value !== undefined && value > 0);
    const [energyKcal, distanceM] = [figure('calories', 'manual_calories'), figure('distance', 'manual_distance')];
    const [average, minimum, maximum] = [figure('hr_average'), figure('hr_min'), figure('hr_max')];
    const seconds = figure('effduration');
    const type = activity === '' ? 'activity' : activity;
    this.#out.record({
      kind: 'workout',
      key: `withings-export|activity|${start}|${end}`,
      sourceType: type,
      source: SOURCES.tracker,
      start,
      end,
      ...zoneOf(row[4]),
      type: workoutTypeOf(activity),
      durationMs: seconds === undefined ? end - start : seconds * 1000,
      ...(energyKcal !== undefined && { energyKcal }),
      ...(distanceM !== undefined && { distanceM }),
      statistics:
        average === undefined
          ? []
          : [{ metric: 'heart-rate', average, ...(minimum !== undefined && { minimum }), ...(maximum !== undefined && { maximum }) }],
      events: [],
      routes: [],
      metadata: { activity },
    });
  }

  /** Name and text of a column; both empty when the header has none. */
  #cell(row: readonly string[], word: Word): readonly [name: string, text: string] {
    const place = placeOf(this.#header, word);
    return [this.#header[place] ?? '', row[place] ?? ''];
  }
}

/** Numbers of the JSON in the column `Data`. */
function factsOf(text: string): Readonly<Record<string, number | undefined>> {
  try {
    const facts = JSON.parse(text) as Json; // reason: whatever JSON.parse returns is plain data
    if (typeof facts !== 'object' || facts === null) return {};
    return Object.fromEntries(Object.entries(facts).filter((entry): entry is [string, number] => typeof entry[1] === 'number'));
  } catch {
    return {};
  }
}

const zoneOf = (text: string | undefined): { readonly timeZone?: string } =>
  /^[A-Z][A-Za-z_]+\/[A-Za-z_/+-]+$/.test(text ?? '') ? { timeZone: text ?? '' } : {};
