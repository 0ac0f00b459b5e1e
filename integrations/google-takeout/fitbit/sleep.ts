import type { SleepStage } from '@aceso/contracts/vocabulary';
import { isoInstant, jsonElements, listOf, numberOf, objectOf, textIn, type Collector, type Json } from '../../kit/index.ts';
import { FITBIT } from './source.ts';

/** Levels of both kinds of sleep logs: `stages`, and `classic` where only movement was known. */
const STAGES: Readonly<Record<string, SleepStage>> = {
  wake: 'awake',
  awake: 'awake',
  restless: 'awake',
  light: 'light',
  deep: 'deep',
  rem: 'rem',
  asleep: 'asleep',
};
const STAGE_TYPE = 'sleep.levels';

export const isSleepJson = (text: string): boolean => /^\s*\[\s*\{\s*"logId"\s*:/.test(text) && text.includes('"dateOfSleep"');

interface Stretch {
  readonly stage: SleepStage;
  readonly start: number;
  readonly end: number;
}

/** Reads sleep logs: local times without a zone. */
export async function readSleep(content: AsyncIterable<Buffer>, out: Collector): Promise<void> {
  for await (const { value } of jsonElements(content, ['$.*'], (reason) => out.problem(reason, 'sleep'))) {
    takeLog(objectOf(value), out);
    const due = out.step();
    if (due) await due;
  }
}

function takeLog(log: Readonly<Record<string, Json>>, out: Collector): void {
  const start = isoInstant(textIn(log['startTime']), out.zone);
  const end = isoInstant(textIn(log['endTime']), out.zone);
  if (!(end > start))
    return out.quarantine({
      sourceType: 'sleep',
      source: FITBIT,
      reason: Number.isNaN(end - start) ? 'date-unreadable' : 'end-before-start',
    });
  const key = `sleep|${numberOf(log['logId']) || start}`;
  const asleep = numberOf(log['minutesAsleep']);
  out.record(
    { kind: 'sleep-stage', key, sourceType: 'sleep', source: FITBIT, start, end, stage: 'in-bed' },
    Number.isNaN(asleep) ? undefined : asleep,
  );
  const efficiency = numberOf(log['efficiency']);
  if (efficiency > 0) out.sample(out.stream('sleep.efficiency', 'sleep-efficiency', FITBIT, '%'), end, end, efficiency);
  const levels = objectOf(log['levels']);
  const wakes = listOf(levels['shortData']).flatMap((entry) => stretchOf(entry, out));
  const stretches = listOf(levels['data']).flatMap((entry) => stretchOf(entry, out));
  // Wakes of up to three minutes lie over the stages and cut them.
  for (const [i, stretch] of [...stretches.flatMap((stage) => without(stage, wakes)), ...wakes].entries())
    out.record({
      kind: 'sleep-stage',
      key: `${key}|${stretch.start}|${i}`,
      sourceType: STAGE_TYPE,
      source: FITBIT,
      start: stretch.start,
      end: stretch.end,
      stage: stretch.stage,
    });
}

function stretchOf(entry: Json, out: Collector): readonly Stretch[] {
  const { dateTime, level, seconds } = objectOf(entry);
  const stage = STAGES[textIn(level).toLowerCase()];
  const start = isoInstant(textIn(dateTime), out.zone);
  const length = numberOf(seconds);
  if (stage === undefined || Number.isNaN(start) || !(length >= 0)) {
    out.quarantine({ sourceType: STAGE_TYPE, source: FITBIT, reason: Number.isNaN(start) ? 'date-unreadable' : 'value-unreadable' });
    return [];
  }
  return [{ stage, start, end: start + length * 1000 }];
}

/** What is left of a stretch when others are cut out of it. */
function without(stretch: Stretch, cuts: readonly Stretch[]): readonly Stretch[] {
  let left: readonly Stretch[] = [stretch];
  for (const cut of cuts)
    left = left.flatMap((part) =>
      cut.end <= part.start || cut.start >= part.end
        ? [part]
        : [
            { ...part, end: Math.max(part.start, cut.start) },
            { ...part, start: Math.min(part.end, cut.end) },
          ].filter(({ start, end }) => end > start),
    );
  return left;
}
