import { instantOf, isNothing, numberIn, takeCell, writtenTime, type Collector } from '../kit/index.ts';
import { SOURCES, stageOf, type NamedFile } from './mapping.ts';
import { unitIn } from './words.ts';

const SECOND_MS = 1000;
/** Elements of one list: a day of seconds. */
const LIST_MAX = 86_400;

/** Takes the rows of a table that only its file name explains. */
export class NamedReader {
  readonly #out: Collector;
  readonly #file: NamedFile;
  readonly #header: readonly string[];

  constructor(out: Collector, file: NamedFile, header: readonly string[]) {
    this.#out = out;
    this.#file = file;
    this.#header = header;
  }

  take(row: readonly string[]): void {
    const [when = '', second = '', third = ''] = row;
    const { type, kind } = this.#file;
    const written = writtenTime(when);
    const start = instantOf(written, this.#out.zone);
    if (Number.isNaN(start)) return this.#out.quarantine({ sourceType: type, reason: 'date-unreadable' });
    if (kind === 'height')
      return void takeCell(this.#out, {
        type,
        metric: 'height',
        source: SOURCES.scale,
        unit: unitIn(this.#header[1] ?? '') || 'm',
        start,
        text: second,
      });
    if (kind === 'daily') {
      const end = written === undefined ? start : instantOf(dayAfter(written), this.#out.zone);
      return void takeCell(this.#out, { type, ...this.#file.series, source: SOURCES.days, start, end, text: second });
    }
    this.#lists(start, listOf(second), listOf(third));
  }

  /** Durations and values that follow one another from the start on. */
  #lists(start: number, durations: readonly string[], values: readonly string[]): void {
    let at = start;
    for (const [i, text] of values.slice(0, LIST_MAX).entries()) {
      const lasts = numberIn(durations[i] ?? '', '.') * SECOND_MS;
      const end = Number.isNaN(lasts) ? at : at + lasts;
      if (!isNothing(text)) this.#value(at, end, text);
      at = end;
    }
  }

  #value(start: number, end: number, text: string): void {
    if (this.#file.kind === 'raw') {
      const { type, series, source } = this.#file;
      // A reading of the pulse is of a moment; an amount is of its stretch.
      const isMoment = series.unit === '/min';
      takeCell(this.#out, { type, ...series, source, start, end: isMoment ? start : end, text });
    } else if (this.#file.kind === 'states') {
      const { type, source } = this.#file;
      const stage = stageOf(text);
      if (stage === undefined) return this.#out.quarantine({ sourceType: type, source, start, end, reason: 'value-unreadable' });
      this.#out.record({
        kind: 'sleep-stage',
        key: `withings-export|${source.key}|${start}|${stage}`,
        sourceType: type,
        source,
        start,
        end,
        stage,
      });
    }
  }
}

/** `[60,60]` or `60` as texts. */
const listOf = (text: string): readonly string[] => text.replaceAll(/[[\]\s]/g, '').split(',');

function dayAfter({ year, month, day }: { readonly year: number; readonly month: number; readonly day: number }) {
  const next = new Date(Date.UTC(year, month - 1, day + 1));
  return { year: next.getUTCFullYear(), month: next.getUTCMonth() + 1, day: next.getUTCDate() };
}
