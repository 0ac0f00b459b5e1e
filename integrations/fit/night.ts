import type { SleepStage } from '@aceso/contracts/vocabulary';
import type { Context, MessageReader } from './context.ts';
import type { Message } from './decode/message.ts';

/** `sleep_level` of the FIT profile. */
const STAGES: Readonly<Record<number, SleepStage>> = { 0: 'asleep', 1: 'awake', 2: 'light', 3: 'deep', 4: 'rem' };
/** No stage lasts longer: what stands behind it is another sleep. */
const STAGE_MS_MAX = 5 * 3_600_000;
const TYPE = 'sleep_level';

/** Reads `sleep_level` messages (275): each stage lasts until the next message, the last one until the device noticed the end. */
export class SleepReader implements MessageReader {
  #stage: SleepStage | undefined;
  #start = Number.NaN;
  /** The last moment of any stage: what a score without a time belongs to. */
  last = Number.NaN;

  take(message: Message, context: Context): void {
    const level = message.value(0);
    const at = message.instant;
    if (Number.isNaN(level)) return context.out.skip(TYPE, 'nothing-measured', at);
    const stage = STAGES[level];
    if (stage === undefined || Number.isNaN(at))
      return context.out.quarantine({
        sourceType: TYPE,
        source: context.source,
        reason: stage === undefined ? 'value-unreadable' : 'date-unreadable',
      });
    if (stage === this.#stage && at - this.#start <= STAGE_MS_MAX) return context.out.skip(TYPE, 'stage-goes-on', at);
    this.#close(at, context);
    this.#stage = stage;
    this.#start = at;
    this.last = at;
  }

  end(context: Context): void {
    this.#close(Infinity, context);
  }

  #close(next: number, context: Context): void {
    const [stage, start] = [this.#stage, this.#start];
    this.#stage = undefined;
    if (stage === undefined) return;
    const noticed = context.survey.nightEnds.find((at) => at > start) ?? Infinity;
    const end = Math.min(next, noticed);
    if (!(end > start && end - start <= STAGE_MS_MAX)) return context.out.skip(TYPE, 'stage-without-end', start);
    this.last = end;
    context.out.record({
      kind: 'sleep-stage',
      key: [TYPE, context.source.key, start].join('|'),
      sourceType: TYPE,
      source: context.source,
      start,
      end,
      stage,
    });
  }
}
