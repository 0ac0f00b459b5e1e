import type { Collector } from '../kit/index.ts';
import { IntervalReader, plainInterval, rawInterval, TimedIntervalReader } from './beats.ts';
import { Context, type MessageReader } from './context.ts';
import { messagesOf } from './decode/messages.ts';
import type { Message } from './decode/message.ts';
import { asUser, deviceOf, UNKNOWN_DEVICE } from './device.ts';
import { HeartRateReader } from './heart-rate.ts';
import { MonitoringReader } from './monitoring.ts';
import { SleepReader } from './night.ts';
import { instantOfPlain, PLAIN, ROWS, type PlainMessage, type Row } from './plain.ts';
import { RecordReader } from './record.ts';
import { workoutOf } from './session.ts';
import { surveyOf } from './survey.ts';
import { takeLength, takeNap, takeSteps, takeSummary, takeAssessment } from './summaries.ts';

/** Times below are seconds since the device was switched on, not dates (FIT protocol, `date_time`). */
const CLOCK_SET_SECONDS = 0x10000000;
/** 2065: no device will live to see it, but a clock that was never set does. */
const CLOCK_SECONDS_MAX = 2_367_000_000;
const FILE_ID = 0;
const MONITORING_INFO = 103;

/** Reads a whole FIT file into the collector. */
export async function readFit(bytes: Buffer, out: Collector): Promise<void> {
  const survey = surveyOf(bytes);
  const context = new Context(out, survey, UNKNOWN_DEVICE);
  if (survey.firstSeconds < CLOCK_SET_SECONDS || survey.lastSeconds > CLOCK_SECONDS_MAX) out.problem('clock-wrong');
  if (survey.users > 1) out.problem('several-people', 'each has a source of its own');
  const [record, beats, monitoring, sleep] = [new RecordReader(), new IntervalReader(), new MonitoringReader(), new SleepReader()];
  const readers = new Map<number, MessageReader>([
    [20, record],
    [55, monitoring],
    [78, beats],
    [132, new HeartRateReader()],
    [275, sleep],
    [290, new TimedIntervalReader('beat_intervals.time', plainInterval)],
    [372, new TimedIntervalReader('raw_bbi.data', rawInterval)],
    [101, { take: takeLength }],
    [304, { take: takeSteps }],
    [346, { take: (message, here) => takeAssessment(message, sleep.last, here) }],
    [370, { take: takeSummary }],
    [412, { take: takeNap }],
  ]);
  for (const message of messagesOf(bytes, (fault) => out.problem(fault))) {
    if (message.number === FILE_ID) context.source = deviceOf(message);
    else if (message.number === MONITORING_INFO) monitoring.info(message);
    const reader = readers.get(message.number);
    const plain = PLAIN.get(message.number);
    const row = ROWS.get(message.number);
    if (reader !== undefined) reader.take(message, context);
    else if (plain !== undefined) takePlain(message, plain, context);
    else if (row !== undefined) takeRow(message, row, context);
    beats.see(message.instant);
    const due = out.step();
    if (due) await due;
  }
  for (const reader of readers.values()) reader.end?.(context);
  for (const session of survey.sessions) {
    const workout = workoutOf(session, survey.events, survey.timeZone);
    if (workout.end >= workout.start) out.record(workout, session.durationMs / 1000);
    else
      out.quarantine({
        sourceType: 'session',
        source: session.source,
        reason: Number.isNaN(workout.end - workout.start) ? 'date-unreadable' : 'end-before-start',
      });
  }
}

/** The status of a cuff that could not measure: incomplete, nothing, out of range. */
const CUFF_FAILED: ReadonlySet<number> = new Set([1, 2, 3]);
const BLOOD_PRESSURE = 51;

function takePlain(message: Message, plain: PlainMessage, context: Context): void {
  const at = instantOfPlain(message, plain);
  const source = plain.user === undefined ? context.source : asUser(context.source, message.value(plain.user));
  const hasFailed = message.number === BLOOD_PRESSURE && CUFF_FAILED.has(message.value(8));
  for (const { field, name, metric, unit, scale, isMissing } of plain.fields) {
    const value = message.value(field, scale);
    const type = `${plain.name}.${name}`;
    if (!Number.isNaN(value) && (hasFailed || isMissing?.(value) === true)) context.out.skip(type, 'nothing-measured', at);
    else context.take(type, metric, unit, at, at, value, source);
  }
  if (message.number !== BLOOD_PRESSURE || hasFailed) return;
  const [systolic, diastolic] = [message.value(0), message.value(1)];
  if (!(systolic > diastolic && diastolic > 0) || Number.isNaN(at)) return;
  context.out.record({
    kind: 'blood-pressure',
    key: ['blood_pressure', source.key, at].join('|'),
    sourceType: 'blood_pressure',
    source,
    start: at,
    end: at,
    systolic,
    diastolic,
  });
}

function takeRow(message: Message, { name, field, metric, unit, scale = 1, isMissing }: Row, context: Context): void {
  const interval = message.value(0) * 1000;
  message.values(field).forEach((stored, i) => {
    if (Number.isNaN(stored)) return;
    const at = message.instant + (Number.isNaN(interval) ? 0 : interval) * i;
    if (isMissing(stored)) context.out.skip(name, 'nothing-measured', at);
    else context.take(name, metric, unit, at, at, stored / scale);
  });
}
