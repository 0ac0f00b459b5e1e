import { columnsOf, instantOf, isNothing, numberIn, takeCell, utcOf, writtenTime, type Collector } from '../kit/index.ts';
import type { HeldNights } from './held-nights.ts';
import { CYCLE_COLUMNS, SLEEP_COLUMNS, WHOOP, workoutTypeOf, type Column, type TableName } from './mapping.ts';

const MINUTE_MS = 60_000;

/** Takes the rows of one table. Times are local; the column `Cycle timezone` (`UTC-04:00`) tells the offset. */
export class RowReader {
  readonly #out: Collector;
  readonly #table: TableName;
  readonly #place: (name: string) => number;
  readonly #header: readonly string[];
  readonly #nights: HeldNights;

  constructor(out: Collector, table: TableName, header: readonly string[], nights: HeldNights) {
    this.#nights = nights;
    this.#out = out;
    this.#table = table;
    this.#header = header;
    this.#place = columnsOf(header);
  }

  take(row: readonly string[]): void {
    if (this.#table === 'workouts') return this.#workout(row);
    if (this.#table === 'journal') return this.#journal(row);
    const onset = this.#at(row, 'Sleep onset');
    if (this.#table === 'cycles') {
      this.#nights.hold(onset, () => this.#figures(row, SLEEP_COLUMNS, ''));
      return this.#figures(row, CYCLE_COLUMNS, '');
    }
    this.#nights.tell(onset);
    this.#figures(row, SLEEP_COLUMNS, this.#text(row, 'Nap').toLowerCase() === 'true' ? 'nap' : '');
  }

  #text(row: readonly string[], name: string): string {
    return row[this.#place(name)] ?? '';
  }

  /** A time of a row; NaN when it is empty or cannot be read. */
  #at(row: readonly string[], name: string): number {
    const text = this.#text(row, name);
    const written = text === '' ? undefined : writtenTime(text);
    const offset = offsetMinutes(this.#text(row, 'Cycle timezone'));
    if (written === undefined || written.offsetMinutes !== undefined || offset === undefined) return instantOf(written, this.#out.zone);
    return utcOf(written) - offset * MINUTE_MS;
  }

  #figures(row: readonly string[], columns: readonly Column[], isNap: string): void {
    const [waking, onset] = [this.#at(row, 'Wake onset'), this.#at(row, 'Sleep onset')];
    const [start, end] = [this.#at(row, 'Cycle start time'), this.#at(row, 'Cycle end time')];
    for (const column of columns) {
      const text = this.#text(row, column.name);
      if (isNothing(text)) continue;
      const type = this.#header[this.#place(column.name)] ?? column.name;
      // The cycle that still runs has no end: what is summed up over it is not final.
      if (column.belongs === 'cycle' && this.#text(row, 'Cycle end time') === '') {
        this.#out.skip(type, 'cycle-not-over', start, start, finite(numberIn(text)));
        continue;
      }
      // A nap says nothing about the night's efficiency or score.
      if (isNap !== '' && column.belongs === 'waking') {
        this.#out.skip(type, 'figure-of-a-nap', waking, waking, finite(numberIn(text)));
        continue;
      }
      const [from, to] = column.belongs === 'cycle' ? [start, end] : column.belongs === 'night' ? [onset, waking] : [waking, waking];
      const { metric, unit } = column;
      if (Number.isNaN(from) || Number.isNaN(to))
        this.#out.quarantine({ sourceType: type, metric, source: WHOOP, reason: 'date-unreadable' });
      else takeCell(this.#out, { type, metric, source: WHOOP, unit, start: from, end: to, text });
    }
  }

  #workout(row: readonly string[]): void {
    const activity = this.#text(row, 'Activity name');
    const [start, end] = [this.#at(row, 'Workout start time'), this.#at(row, 'Workout end time')];
    const type = activity === '' ? 'Workout' : activity;
    if (Number.isNaN(start) || Number.isNaN(end))
      return this.#out.quarantine({ sourceType: type, source: WHOOP, reason: 'date-unreadable' });
    if (end < start) return this.#out.quarantine({ sourceType: type, source: WHOOP, start, end, reason: 'end-before-start' });
    const figure = (name: string): number | undefined => finite(numberIn(this.#text(row, name)));
    const [minutes, energyKcal, distanceM] = [figure('Duration (min)'), figure('Energy burned (cal)'), figure('Distance (meters)')];
    const [average, maximum] = [figure('Average HR (bpm)'), figure('Max HR (bpm)')];
    const hasHeartRate = average !== undefined || maximum !== undefined;
    const zones = [1, 2, 3, 4, 5].flatMap((zone) => {
      const share = this.#text(row, `HR Zone ${zone} %`);
      return isNothing(share) ? [] : [[`zone${zone}Percent`, share] as const];
    });
    const strain = this.#text(row, 'Activity Strain');
    this.#out.record({
      kind: 'workout',
      key: `whoop-export|workout|${start}`,
      sourceType: type,
      source: WHOOP,
      start,
      end,
      type: workoutTypeOf(activity),
      durationMs: minutes === undefined ? end - start : Math.round(minutes * MINUTE_MS),
      ...(energyKcal !== undefined && { energyKcal }),
      ...(distanceM !== undefined && distanceM > 0 && { distanceM }),
      statistics: hasHeartRate
        ? [{ metric: 'heart-rate', ...(average !== undefined && { average }), ...(maximum !== undefined && { maximum }) }]
        : [],
      events: [],
      routes: [],
      metadata: { activity, ...(isNothing(strain) ? {} : { strain }), ...Object.fromEntries(zones) },
    });
  }

  #journal(row: readonly string[]): void {
    const question = this.#text(row, 'Question text');
    const at = this.#at(row, 'Cycle start time');
    if (question === '') return;
    if (Number.isNaN(at)) return this.#out.quarantine({ sourceType: 'journal', source: WHOOP, reason: 'date-unreadable' });
    const answered = this.#text(row, 'Answered yes').toLowerCase();
    const notes = this.#text(row, 'Notes');
    const detail = { question, answeredYes: answered === 'true' || answered === 'yes', ...(notes !== '' && { notes }) };
    this.#out.record({
      kind: 'event',
      key: `whoop-export|journal|${at}|${question}`,
      sourceType: 'journal',
      source: WHOOP,
      start: at,
      end: at,
      detail,
    });
  }
}

/** `UTC-04:00`, `-04:00`, `UTC`, `UTCZ`, `Z`: minutes east of UTC; undefined when it is none of them. */
function offsetMinutes(text: string): number | undefined {
  if (/^(UTC)?Z?$/i.test(text) && text !== '') return 0;
  const found = /^(?:UTC|GMT)?([+-])(\d{1,2}):?(\d{2})?$/i.exec(text);
  return found === null ? undefined : (found[1] === '-' ? -1 : 1) * (Number(found[2]) * 60 + Number(found[3] ?? 0));
}

const finite = (value: number): number | undefined => (Number.isNaN(value) ? undefined : value);
