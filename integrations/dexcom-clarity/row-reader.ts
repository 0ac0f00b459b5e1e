import { clockMs, isNothing, numberIn, takeCell, writtenTime, type Collector, type SourceRef } from '../kit/index.ts';
import { boundOf, COLUMN, ENTERED, insulinContext, METER, SENSOR_READING, sensorSource } from './mapping.ts';
import { TransmitterClock } from './transmitter-clock.ts';

/** Takes the rows of one file; what is in the first columns of a row says what the row is. */
export class RowReader {
  readonly #out: Collector;
  readonly #unit: string;
  readonly #clock: TransmitterClock;

  constructor(out: Collector, glucoseUnit: string) {
    this.#out = out;
    this.#unit = glucoseUnit;
    this.#clock = new TransmitterClock(out.zone);
  }

  take(row: readonly string[]): void {
    const cell = (column: keyof typeof COLUMN): string => row[COLUMN[column]] ?? '';
    const type = cell('type');
    if (type === '') return;
    // Names, birth date, devices and alert settings stand without a time: none of it is a reading, and nothing of it is kept.
    if (cell('timestamp') === '' && type !== SENSOR_READING) return this.#out.skip(type, 'setting-or-personal-detail');
    const local = writtenTime(cell('timestamp'));
    const at = local === undefined ? Number.NaN : this.#clock.instant(local, cell('transmitter'), numberIn(cell('transmitterTime'), '.'));
    if (Number.isNaN(at)) return this.#out.quarantine({ sourceType: type, reason: 'date-unreadable' });
    if (!isNothing(cell('glucose'))) return this.#glucose(type, at, cell('glucose'), sourceOf(type, cell('device')));
    const entered = { type, source: ENTERED, start: at };
    if (!isNothing(cell('insulin')))
      takeCell(this.#out, {
        ...entered,
        metric: 'insulin-delivery',
        unit: 'U',
        text: cell('insulin'),
        context: insulinContext(cell('subtype')),
      });
    else if (!isNothing(cell('carbs')))
      takeCell(this.#out, { ...entered, metric: 'dietary-carbohydrates', unit: 'g', text: cell('carbs') });
    else if (!isNothing(cell('duration'))) this.#exercise(type, at, cell('duration'), cell('subtype'));
    else this.#event(type, at, ENTERED, cell('subtype') === '' ? {} : { subtype: cell('subtype') });
  }

  #glucose(type: string, at: number, text: string, source: SourceRef): void {
    const bound = boundOf(text);
    if (bound === undefined) takeCell(this.#out, { type, metric: 'blood-glucose', source, unit: this.#unit, start: at, text });
    // A true statement of the sensor, but no number: kept as an event, since any value would be a guess.
    else this.#event(type, at, source, { glucose: bound.outside, limitMgPerDl: bound.limitMgPerDl });
  }

  #exercise(type: string, at: number, duration: string, intensity: string): void {
    const durationMs = clockMs(duration);
    if (Number.isNaN(durationMs))
      return this.#out.quarantine({ sourceType: type, source: ENTERED, start: at, end: at, reason: 'value-unreadable' });
    this.#out.record({
      kind: 'workout',
      key: `dexcom-clarity|${type}|${at}|${durationMs}`,
      sourceType: type,
      source: ENTERED,
      start: at,
      end: at + durationMs,
      type: 'other',
      durationMs,
      statistics: [],
      events: [],
      routes: [],
      ...(intensity !== '' && { metadata: { intensity } }),
    });
  }

  #event(type: string, at: number, source: SourceRef, detail: Readonly<Record<string, string | number>>): void {
    const key = `dexcom-clarity|${type}|${source.key}|${at}|${Object.values(detail).join('|')}`;
    this.#out.record({ kind: 'event', key, sourceType: type, source, start: at, end: at, detail });
  }
}

const sourceOf = (type: string, device: string): SourceRef => (type === SENSOR_READING ? sensorSource(device) : METER);
