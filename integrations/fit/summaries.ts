import type { Json } from '../kit/index.ts';
import type { Context } from './context.ts';
import { instantOf, type Message } from './decode/message.ts';

/** `length` messages (101): strokes of one length of a pool. */
export function takeLength(message: Message, context: Context): void {
  const strokes = message.value(5);
  if (Number.isNaN(strokes)) return;
  const start = instantOf(message.value(2));
  const elapsedMs = message.value(3, 1);
  const end = Number.isNaN(elapsedMs) ? start : start + elapsedMs;
  if (strokes === 0) context.out.skip('length.total_strokes', 'no-change', start);
  else context.take('length.total_strokes', 'swimming-stroke-count', '1', start, end, strokes);
}

/** `hsa_step_data` (304): a running sum, once an interval. */
export function takeSteps(message: Message, context: Context): void {
  const type = 'hsa_step_data.steps';
  const interval = message.value(0) * 1000;
  let before = Number.NaN;
  message.values(1).forEach((sum, i) => {
    if (Number.isNaN(sum)) return;
    const at = message.instant + interval * i;
    const steps = sum >= before ? sum - before : Number.NaN;
    before = sum;
    if (Number.isNaN(steps)) context.out.skip(type, 'counted-before-the-file', at);
    else if (steps === 0) context.out.skip(type, 'no-change', at);
    else context.take(type, 'step-count', '{steps}', at - interval, at, steps);
  });
}

/** `sleep_assessment` (346): scores of the night whose stages stand in the same file. It has no time of its own. */
export function takeAssessment(message: Message, nightEnd: number, context: Context): void {
  const score = message.value(6);
  if (Number.isNaN(score)) return;
  context.take('sleep_assessment.overall_sleep_score', 'sleep-score', '{score}', nightEnd, nightEnd, score);
  const awakenings = message.value(11);
  context.take('sleep_assessment.awakenings_count', 'sleep-awakenings', '1', nightEnd, nightEnd, awakenings);
}

const STATUS: Readonly<Record<number, string>> = { 0: 'none', 1: 'poor', 2: 'low', 3: 'unbalanced', 4: 'balanced' };
const SUMMARY_FIELDS = [
  ['weeklyAverageMs', 0],
  ['lastNightAverageMs', 1],
  ['lastNightFiveMinuteHighMs', 2],
  ['baselineLowUpperMs', 3],
  ['baselineBalancedLowerMs', 4],
  ['baselineBalancedUpperMs', 5],
] as const;

/** `hrv_status_summary` (370): what the device makes of the night's values. Those are readings; a mean of them is kept as said, not counted again. */
export function takeSummary(message: Message, context: Context): void {
  const at = message.instant;
  if (Number.isNaN(at))
    return context.out.quarantine({ sourceType: 'hrv_status_summary', source: context.source, reason: 'date-unreadable' });
  const known = SUMMARY_FIELDS.map(([name, field]) => [name, message.value(field, 128)] as const).filter(
    ([, value]) => !Number.isNaN(value),
  );
  const status = STATUS[message.value(6)];
  const detail: Json = { ...Object.fromEntries(known), ...(status !== undefined && { status }) };
  context.out.record({
    kind: 'unlisted',
    key: ['hrv_status_summary', context.source.key, at].join('|'),
    sourceType: 'hrv_status_summary',
    source: context.source,
    start: at,
    end: at,
    detail,
  });
}

/** `nap_event` (412): a sleep by day, without stages. */
export function takeNap(message: Message, context: Context): void {
  const [start, end] = [instantOf(message.value(0)), instantOf(message.value(2))];
  if (message.value(5) === 1) return context.out.skip('nap_event', 'deleted-at-the-source', start);
  if (!(end > start))
    return context.out.quarantine({
      sourceType: 'nap_event',
      source: context.source,
      reason: Number.isNaN(end - start) ? 'date-unreadable' : 'end-before-start',
    });
  context.out.record({
    kind: 'sleep-stage',
    key: ['nap_event', context.source.key, start].join('|'),
    sourceType: 'nap_event',
    source: context.source,
    start,
    end,
    stage: 'asleep',
  });
}
