import { firstOutside } from './ranges.ts';
import { ok } from './result.ts';
import type { Result } from './result.ts';

/** One message that was sent before, newest first. */
export interface SentMessage {
  readonly minutesAgo: number;
  readonly dismissed: boolean;
}

/** What a person allows: quiet hours as minutes of the local day (may cross midnight), caps, and the least gap in minutes. */
export interface NotificationLimits {
  readonly quietFrom: number;
  readonly quietTo: number;
  readonly daily: number;
  readonly weekly: number;
  readonly gapMinutes: number;
}

/** Whether a message may go out now, and the rule that decided. */
export interface NotificationDecision {
  readonly send: boolean;
  readonly reason: 'critical' | 'quiet' | 'daily_cap' | 'weekly_cap' | 'gap' | 'backoff' | 'ok';
}

const DAY = 1440;
const WEEK = 7 * DAY;
/** After this many dismissals in a row there is silence for three days. */
const DISMISSALS = 3;
const BACKOFF = 3 * DAY;

function isQuiet(now: number, { quietFrom, quietTo }: NotificationLimits): boolean {
  return quietFrom <= quietTo ? now >= quietFrom && now < quietTo : now >= quietFrom || now < quietTo;
}

function firstRule(now: number, history: readonly SentMessage[], limits: NotificationLimits): NotificationDecision['reason'] {
  const within = (minutes: number) => history.filter((message) => message.minutesAgo < minutes).length;
  const newest = history[0];
  const recent = history.slice(0, DISMISSALS);
  if (isQuiet(now, limits)) return 'quiet';
  if (within(DAY) >= limits.daily) return 'daily_cap';
  if (within(WEEK) >= limits.weekly) return 'weekly_cap';
  if (newest && newest.minutesAgo < limits.gapMinutes) return 'gap';
  if (newest && recent.length === DISMISSALS && recent.every((message) => message.dismissed) && newest.minutesAgo < BACKOFF)
    return 'backoff';
  return 'ok';
}

/**
 * Decides whether a message may interrupt a person: critical always may; then quiet hours, caps, gap, and back-off after dismissals.
 *
 * `now` is the minute of the local day (0 to 1439); `history` holds non-critical messages, newest first, at least a week of them.
 * @units Minutes of local time.
 * @for For messages of this program; critical ones always pass.
 * @accuracy A rule without error; how much it spares people was not measured.
 * @see Rule of this project; the burden of prompts: Klasnja et al., Ann Behav Med 2019;53:573, doi 10.1093/abm/kay067
 */
export function mayNotify(input: {
  readonly now: number;
  readonly history: readonly SentMessage[];
  readonly limits: NotificationLimits;
  readonly severity: 'critical' | 'advice' | 'info';
}): Result<NotificationDecision> {
  const { now, history, limits, severity } = input;
  const minute = [0, DAY] as const;
  const count = [0, 100_000] as const;
  const refusal = firstOutside(
    { now, ...limits },
    { now: minute, quietFrom: minute, quietTo: minute, daily: count, weekly: count, gapMinutes: count },
  );
  if (refusal) return refusal;
  const reason = severity === 'critical' ? 'critical' : firstRule(now, history, limits);
  return ok({ send: reason === 'critical' || reason === 'ok', reason });
}
