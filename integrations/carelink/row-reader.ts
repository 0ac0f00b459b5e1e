import { instantOf, isNothing, numberIn, takeCell, writtenTime, type Collector, type DayOrder } from '../kit/index.ts';
import { CALIBRATION, EVENT_COLUMNS, isHeader, markerOf, SAMPLE_COLUMNS, sourceOf, unitIn, type SampleColumn } from './mapping.ts';

/** The columns of the header that is in force. */
interface Columns {
  readonly header: readonly string[];
  readonly samples: readonly (readonly [place: number, column: SampleColumn])[];
  readonly calibration: number;
  readonly events: readonly number[];
}

function columnsIn(header: readonly string[]): Columns {
  const placeOf = (name: RegExp): number => header.findIndex((text) => name.test(text));
  return {
    header,
    samples: SAMPLE_COLUMNS.flatMap((column) => {
      const place = placeOf(column.name);
      return place === -1 ? [] : [[place, column] as const];
    }),
    calibration: placeOf(CALIBRATION),
    events: EVENT_COLUMNS.map(placeOf).filter((place) => place !== -1),
  };
}

/** Takes the rows of one file: a preamble with the person's name, and for each device a line with its model, a header, and rows. */
export class RowReader {
  order: DayOrder | undefined;
  readonly #out: Collector;
  #columns: Columns | undefined;
  #model = '';

  constructor(out: Collector) {
    this.#out = out;
  }

  take(row: readonly string[]): void {
    if (isHeader(row)) {
      this.#columns = columnsIn(row);
      return;
    }
    if (/^-{3,}$/.test(row[0] ?? '')) {
      this.#model = isNothing(row[1]) ? '' : (row[1] ?? '');
      return;
    }
    // The preamble holds names and is left alone.
    if (this.#columns === undefined || Number.isNaN(numberIn(row[0] ?? ''))) return;
    this.#takeReadings(row, this.#columns);
  }

  #takeReadings(row: readonly string[], { header, samples, calibration, events }: Columns): void {
    const at = instantOf(writtenTime(`${row[1] ?? ''} ${row[2] ?? ''}`, this.order), this.#out.zone);
    const nameOf = (place: number): string => header[place] ?? '';
    for (const [place, { metric, part, context }] of samples) {
      const text = row[place] ?? '';
      if (isNothing(text)) continue;
      const type = nameOf(place);
      const source = sourceOf(part, this.#model);
      if (Number.isNaN(at)) this.#out.quarantine({ sourceType: type, metric, source, reason: 'date-unreadable' });
      else takeCell(this.#out, { type, metric, source, unit: unitIn(type), start: at, text, ...(context !== undefined && { context }) });
    }
    if (!isNothing(row[calibration]))
      this.#out.skip(nameOf(calibration), 'repeats-a-reading', at, at, finite(numberIn(row[calibration] ?? '')));
    for (const place of events) if (!isNothing(row[place])) this.#event(nameOf(place), row[place] ?? '', at);
  }

  #event(type: string, text: string, at: number): void {
    const source = sourceOf('marker', this.#model);
    if (Number.isNaN(at)) return this.#out.quarantine({ sourceType: type, source, reason: 'date-unreadable' });
    const marker = /^event marker/i.test(type) ? markerOf(text) : undefined;
    if (marker !== undefined) return void takeCell(this.#out, { type, source, start: at, ...marker });
    const value = numberIn(text);
    const detail = { column: type, ...(Number.isNaN(value) ? { text } : { value }) };
    const pump = sourceOf('pump', this.#model);
    this.#out.record({ kind: 'event', key: `carelink|${type}|${at}|${text}`, sourceType: type, source: pump, start: at, end: at, detail });
  }
}

const finite = (value: number): number | undefined => (Number.isNaN(value) ? undefined : value);
