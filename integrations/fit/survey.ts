import type { WorkoutType } from '@aceso/contracts/vocabulary';
import type { SourceRef } from '../kit/index.ts';
import { deviceOf, UNKNOWN_DEVICE } from './device.ts';
import { instantOf, type Message } from './decode/message.ts';
import { messagesOf } from './decode/messages.ts';
import { sessionOf, type Session, type SessionEvent } from './session.ts';
import { workoutTypeOf } from './sport.ts';

const MESSAGE = { fileId: 0, sport: 12, session: 18, lap: 19, event: 21, activity: 34, weight: 30, bloodPressure: 51 } as const;
/** Far above the laps and pauses of the longest race. */
const EVENTS_MAX = 20_000;
const SESSIONS_MAX = 1_000;
const TIMER = 0;
const SLEEP = 74;
const [START, ...STOPS] = [0, 1, 4, 8, 9];
const QUARTER_MS = 900_000;
const OFFSET_MS_MAX = 14 * 3_600_000;

/** What must be known of a whole file before its readings make sense: a session stands behind the records that it is about. */
export interface Survey {
  readonly sessions: readonly Session[];
  readonly events: readonly SessionEvent[];
  /** Ends of nights, as the device noticed them. */
  readonly nightEnds: readonly number[];
  /** The kind of sport that the device was set to, where no session says so. */
  readonly sport: WorkoutType;
  /** Local time minus UTC, as an IANA offset such as `+02:00`. */
  readonly timeZone: string | undefined;
  readonly firstSeconds: number;
  readonly lastSeconds: number;
  /** Several people use a scale or cuff. */
  readonly users: number;
}

/** Reads a file through once, for what concerns the whole of it. */
export function surveyOf(bytes: Buffer): Survey {
  const sessions: Session[] = [];
  const events: SessionEvent[] = [];
  const nightEnds: number[] = [];
  const users = new Set<number>();
  let source: SourceRef = UNKNOWN_DEVICE;
  let sport: WorkoutType = 'other';
  let timeZone: string | undefined;
  let stoppedAt = Number.NaN;
  let [firstSeconds, lastSeconds] = [Infinity, -Infinity];
  const timer = (message: Message): void => {
    const type = message.value(1);
    if (STOPS.includes(type)) stoppedAt = message.instant;
    else if (type === START && message.instant > stoppedAt && events.length < EVENTS_MAX) {
      events.push({ type: 'pause', at: stoppedAt, durationMs: message.instant - stoppedAt });
      stoppedAt = Number.NaN;
    }
  };
  for (const message of messagesOf(bytes, () => undefined)) {
    if (message.seconds < firstSeconds) firstSeconds = message.seconds;
    if (message.seconds > lastSeconds) lastSeconds = message.seconds;
    switch (message.number) {
      case MESSAGE.fileId:
        source = deviceOf(message);
        break;
      case MESSAGE.sport:
        sport = workoutTypeOf(message.value(0), message.value(1));
        break;
      case MESSAGE.session:
        if (sessions.length < SESSIONS_MAX) sessions.push(sessionOf(message, source));
        break;
      case MESSAGE.lap:
        if (events.length < EVENTS_MAX) events.push(...lapOf(message));
        break;
      case MESSAGE.event:
        if (message.value(0) === TIMER) timer(message);
        if (message.value(0) === SLEEP && message.value(1) !== START && nightEnds.length < EVENTS_MAX) nightEnds.push(message.instant);
        break;
      case MESSAGE.activity:
        timeZone = offsetOf(message.value(5), message.seconds) ?? timeZone;
        break;
      case MESSAGE.weight:
        if (users.size < EVENTS_MAX) users.add(message.value(12));
        break;
      case MESSAGE.bloodPressure:
        if (users.size < EVENTS_MAX) users.add(message.value(9));
        break;
    }
  }
  return {
    sessions,
    events: events.toSorted((a, b) => a.at - b.at),
    nightEnds,
    sport,
    timeZone,
    firstSeconds,
    lastSeconds,
    users: users.size,
  };
}

function lapOf(message: Message): readonly SessionEvent[] {
  const at = instantOf(message.value(2));
  const durationMs = message.value(8, 1);
  return Number.isNaN(at) ? [] : [{ type: 'lap', at, ...(!Number.isNaN(durationMs) && { durationMs: Math.round(durationMs) }) }];
}

/** The offset of a zone from the same moment in local time and in UTC; undefined when they are too far apart to be one. */
export function offsetOf(localSeconds: number, seconds: number): string | undefined {
  const offset = Math.round(((localSeconds - seconds) * 1000) / QUARTER_MS) * QUARTER_MS;
  if (Number.isNaN(offset) || Math.abs(offset) > OFFSET_MS_MAX) return undefined;
  const minutes = Math.abs(offset) / 60_000;
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${offset < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
