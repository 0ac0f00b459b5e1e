import { channelsFor, type Category, type ChannelName, type Preferences } from './preferences.ts';
import { dayOf, nextDay, quietUntil, startOfDay } from './quiet-hours.ts';

/** What is to happen on one channel. */
export interface Planned {
  readonly channel: ChannelName;
  readonly status: 'waiting' | 'sent' | 'held' | 'off';
  /** Earliest moment; absent when nothing is to be sent. */
  readonly notBefore?: Date;
  /** Civil day on which it counts towards the most of a day. */
  readonly countedOn?: string;
}

export interface Situation {
  readonly category: Category;
  readonly preferences: Preferences;
  readonly now: Date;
  /** False when the installation has no mail server. */
  readonly emailPossible: boolean;
  /** E-mails that count on a civil day, planned or sent. */
  readonly countOn: (day: string) => number;
}

/** What a person cannot miss by accident: it is always in the inbox. */
const ALWAYS_IN_APP: ReadonlySet<Category> = new Set(['urgent', 'account-safety']);
/** Not chatter: these come besides the most of a day. */
const UNCOUNTED: ReadonlySet<Category> = new Set(['urgent', 'account-safety', 'system-alert']);
/** A message that would wait longer than this is not sent at all: it would be no news. */
const DAYS_AHEAD = 7;

/** Decides channel and moment of one message from the person's preferences. In the inbox it is at once; e-mail may wait. */
export function plan(situation: Situation): readonly Planned[] {
  const { category, preferences, now } = situation;
  const wanted = channelsFor(preferences, category);
  const inApp = wanted.includes('in-app') || ALWAYS_IN_APP.has(category);
  return [
    { channel: 'in-app', ...(inApp ? { status: 'sent' as const, notBefore: now } : { status: 'off' as const }) },
    planEmail(situation),
  ];
}

/** The e-mail of a message; asked again just before it is sent, since preferences may have changed. */
export function planEmail({ category, preferences, now, emailPossible, countOn }: Situation): Planned {
  const off: Planned = { channel: 'email', status: 'off' };
  if (!emailPossible || !channelsFor(preferences, category).includes('email')) return off;
  const { timeZone, quietHours, atMostPerDay } = preferences;
  const breaks = category === 'urgent' && preferences.urgentBreaksQuiet;
  const awake = (moment: Date): Date => (breaks ? moment : (quietUntil(moment, quietHours, timeZone) ?? moment));
  let moment = awake(now);
  if (UNCOUNTED.has(category)) return sendAt(moment, now);
  let day = dayOf(moment, timeZone);
  for (let ahead = 0; ahead < DAYS_AHEAD; ahead += 1) {
    if (countOn(day) < atMostPerDay) return { ...sendAt(moment, now), countedOn: day };
    moment = awake(startOfDay(nextDay(day), timeZone));
    day = dayOf(moment, timeZone);
  }
  return off;
}

const sendAt = (moment: Date, now: Date): Planned => ({ channel: 'email', status: moment > now ? 'held' : 'waiting', notBefore: moment });
