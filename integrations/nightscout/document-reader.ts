import { instantOf, numberIn, writtenTime, type Collector, type Json, type SourceRef } from '../kit/index.ts';
import { ENTERED, glucoseUnit, insulinContext, METER, readingOf, sensorSource, type Document } from './mapping.ts';

const MINUTE_MS = 60_000;
const text = (value: Json | undefined): string => (typeof value === 'string' ? value.trim() : '');
const number = (value: Json | undefined): number =>
  typeof value === 'number' ? value : typeof value === 'string' ? numberIn(value) : Number.NaN;

/** Takes entries (`type`) and treatments (`eventType`). */
export class DocumentReader {
  readonly #out: Collector;

  constructor(out: Collector) {
    this.#out = out;
  }

  take(document: Document): void {
    if (text(document['eventType']) !== '') return this.#treatment(document, text(document['eventType']));
    const type = text(document['type']) || 'entry';
    const at = this.#at(document);
    if (type === 'sgv') return this.#sensor(document, at);
    if (type === 'mbg') return this.#glucose(type, METER, at, number(document['mbg']), 'mg/dL');
    this.#out.skip(type, 'no-reading', at);
  }

  #at(document: Document): number {
    const date = document['date'] ?? document['mills'];
    if (typeof date === 'number') return date;
    return instantOf(writtenTime(text(document['dateString']) || text(document['created_at'])), this.#out.zone);
  }

  #sensor(document: Document, at: number): void {
    const device = text(document['device']);
    const source = sensorSource(device);
    const value = number(document['sgv']);
    const reading = Number.isNaN(value) ? 'value' : readingOf(value, device);
    if (reading === 'error-code') return this.#out.skip('sgv', 'sensor-error-code', at, at, value);
    if (reading === 'value') return this.#glucose('sgv', source, at, value, 'mg/dL');
    if (Number.isNaN(at)) return this.#out.quarantine({ sourceType: 'sgv', source, reason: 'date-unreadable' });
    const detail = { glucose: reading.outside, limitMgPerDl: reading.limitMgPerDl };
    this.#out.record({ kind: 'event', key: `${source.key}|sgv|${at}`, sourceType: 'sgv', source, start: at, end: at, detail }, value);
  }

  #glucose(type: string, source: SourceRef, at: number, value: number, unit: string): void {
    this.#sample(type, 'blood-glucose', source, at, value, unit, 0);
  }

  #sample(type: string, metric: string, source: SourceRef, at: number, value: number, unit: string, context: number): void {
    const reason = Number.isNaN(at)
      ? 'date-unreadable'
      : Number.isNaN(value)
        ? 'value-unreadable'
        : unit === ''
          ? 'unit-unknown'
          : undefined;
    const when = Number.isNaN(at) ? {} : { start: at, end: at };
    if (reason !== undefined) this.#out.quarantine({ sourceType: type, metric, source, ...when, ...(value > 0 && { value }), reason });
    else this.#out.sample(this.#out.stream(type, metric, source, unit), at, at, value, context);
  }

  /** A treatment may be insulin, carbohydrates and a reading at once: each counts by itself. */
  #treatment(document: Document, eventType: string): void {
    const at = this.#at(document);
    const notes = text(document['notes']);
    let isTaken = false;
    const insulin = number(document['insulin']);
    if (insulin > 0) {
      this.#sample(`${eventType} (insulin)`, 'insulin-delivery', ENTERED, at, insulin, 'U', insulinContext(eventType, notes));
      isTaken = true;
    }
    const carbs = number(document['carbs']);
    if (carbs > 0) {
      this.#sample(`${eventType} (carbs)`, 'dietary-carbohydrates', ENTERED, at, carbs, 'g', 0);
      isTaken = true;
    }
    const glucose = number(document['glucose']);
    if (glucose > 0) {
      const type = `${eventType} (glucose)`;
      // What the sensor said then is an entry, too.
      if (/sensor/i.test(text(document['glucoseType']))) this.#out.skip(type, 'repeats-a-reading', at, at, glucose);
      else this.#glucose(type, METER, at, glucose, glucoseUnit(text(document['units'])));
      isTaken = true;
    }
    if (!isTaken) this.#event(document, eventType, at);
  }

  #event(document: Document, eventType: string, at: number): void {
    if (Number.isNaN(at)) return this.#out.quarantine({ sourceType: eventType, source: ENTERED, reason: 'date-unreadable' });
    const minutes = number(document['duration']);
    const end = minutes > 0 ? at + minutes * MINUTE_MS : at;
    const { _id: id, eventType: _type, created_at: _at, enteredBy: _who, ...detail } = document;
    const key = `nightscout|${eventType}|${text(id) || at}`;
    if (/^exercise$/i.test(eventType))
      return this.#out.record({
        kind: 'workout',
        key,
        sourceType: eventType,
        source: ENTERED,
        start: at,
        end,
        type: 'other',
        durationMs: end - at,
        statistics: [],
        events: [],
        routes: [],
      });
    this.#out.record({ kind: 'event', key, sourceType: eventType, source: ENTERED, start: at, end, detail });
  }
}
