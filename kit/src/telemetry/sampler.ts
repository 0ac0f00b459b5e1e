import { createContextKey, trace, TraceFlags, type Context } from '@opentelemetry/api';
import { SamplingDecision, type Sampler, type SamplingResult } from '@opentelemetry/sdk-trace';
import { createRate, type Rate } from './rate.ts';

const UNTRACED = createContextKey('aceso untraced');
const DECIDED = createContextKey('aceso decided to keep');
const KEEP: SamplingResult = { decision: SamplingDecision.RECORD_AND_SAMPLED };
const PASS: SamplingResult = { decision: SamplingDecision.NOT_RECORD };

/** For work that must not trace itself, such as sending traces. */
export const untraced = (from: Context): Context => from.setValue(UNTRACED, true);

/** For a span that the sampler has said yes to before it was made: chance and rate are not asked twice. */
export const decided = (from: Context): Context => from.setValue(DECIDED, true);

/** How much a service traces; read at each decision, so that a change counts at once. */
export interface SamplingRule {
  /** Share of new traces that are kept, 0 to 1. */
  readonly share: number;
  /** New traces a second that are kept at most. */
  readonly perSecond: number;
}

/** Keeps what the caller keeps; of new traces a share, bounded by a rate so that load cannot become a flood. */
export class ShareSampler implements Sampler {
  readonly #rule: () => SamplingRule;
  readonly #random: () => number;
  readonly #rate: Rate;

  constructor(rule: () => SamplingRule, random: () => number = Math.random, rate: Rate = createRate()) {
    this.#rule = rule;
    this.#random = random;
    this.#rate = rate;
  }

  shouldSample(from: Context): SamplingResult {
    if (from.getValue(UNTRACED) === true) return PASS;
    if (from.getValue(DECIDED) === true) return KEEP;
    const parent = trace.getSpanContext(from);
    if (parent !== undefined) return (parent.traceFlags & TraceFlags.SAMPLED) === 0 ? PASS : KEEP;
    const { share, perSecond } = this.#rule();
    if (share <= 0 || (share < 1 && this.#random() >= share)) return PASS;
    return this.#rate.take(perSecond) ? KEEP : PASS;
  }

  /** Whether a span below this context will be kept; what is kept is then made from `decided`. */
  keeps(from: Context): boolean {
    return this.shouldSample(from) === KEEP;
  }

  toString(): string {
    return 'ShareSampler';
  }
}
