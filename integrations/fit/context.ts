import type { Collector, SampleStream, SourceRef } from '../kit/index.ts';
import type { Message } from './decode/message.ts';
import type { Survey } from './survey.ts';

/** What the readers of messages share while one file is read. */
export class Context {
  readonly out: Collector;
  readonly survey: Survey;
  source: SourceRef;
  readonly #streams = new Map<string, SampleStream>();

  constructor(out: Collector, survey: Survey, source: SourceRef) {
    this.out = out;
    this.survey = survey;
    this.source = source;
  }

  /** Takes a reading at an instant or over a time; what was not measured is NaN and is no reading at all. */
  take(type: string, metric: string, unit: string, start: number, end: number, value: number, source = this.source): void {
    if (!Number.isNaN(value)) this.out.sample(this.stream(type, metric, unit, source), start, end, value);
  }

  /** The stream of a type; found quickly, since a file asks for it at every message. */
  stream(type: string, metric: string, unit: string, source = this.source): SampleStream {
    const key = `${type} ${metric} ${source.key}`;
    let stream = this.#streams.get(key);
    if (stream === undefined) this.#streams.set(key, (stream = this.out.stream(type, metric, source, unit)));
    return stream;
  }
}

/** Reads messages of one number; what several say together it keeps. */
export interface MessageReader {
  take(message: Message, context: Context): void;
  /** Called after the last message of the file. */
  end?(context: Context): void;
}
