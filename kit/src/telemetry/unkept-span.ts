import { randomBytes } from 'node:crypto';
import { TraceFlags, type Span, type SpanContext } from '@opentelemetry/api';

/**
 * A span that nobody keeps: it still names its trace, for log lines, problem documents and services further on, but makes the names only
 * when somebody asks.
 */
export class UnkeptSpan implements Span, SpanContext {
  readonly traceFlags = TraceFlags.NONE;
  readonly #parent: SpanContext | undefined;
  #traceId: string | undefined;
  #spanId: string | undefined;

  constructor(parent: SpanContext | undefined) {
    this.#parent = parent;
  }

  get traceId(): string {
    return (this.#traceId ??= this.#parent?.traceId ?? randomBytes(16).toString('hex'));
  }
  get spanId(): string {
    return (this.#spanId ??= randomBytes(8).toString('hex'));
  }
  spanContext(): SpanContext {
    return this;
  }
  isRecording(): boolean {
    return false;
  }
  setAttribute(): this {
    return this;
  }
  setAttributes(): this {
    return this;
  }
  addEvent(): this {
    return this;
  }
  addLink(): this {
    return this;
  }
  addLinks(): this {
    return this;
  }
  setStatus(): this {
    return this;
  }
  updateName(): this {
    return this;
  }
  end(): void {}
  recordException(): void {}
}
