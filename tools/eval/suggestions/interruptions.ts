import { mayNotify, type NotificationLimits } from '@aceso/science';
import { random } from '@aceso/simulator/random';

const PEOPLE = 40;
const DAYS = 60;
const ASKED_A_DAY = 12;
const MINUTES = 1440;
/** Messages that are remembered: more than any week holds, so that three refused ones a fortnight apart are still seen. */
const HISTORY = 60;

export interface Interruptions {
  readonly asked: number;
  readonly sent: number;
  readonly breaches: number;
  readonly critical: number;
  readonly criticalHeld: number;
}

interface Sent {
  readonly minute: number;
  readonly dismissed: boolean;
}

/** Asks at random minutes for months, and counts by another way what went out against a person's limits. */
export function interruptions(seed: number): Interruptions {
  const total = { asked: 0, sent: 0, breaches: 0, critical: 0, criticalHeld: 0 };
  for (let person = 0; person < PEOPLE; person++) {
    const draw = random(seed, 'interruptions', person);
    const limits: NotificationLimits = {
      quietFrom: draw.whole(20 * 60, MINUTES - 1),
      quietTo: draw.whole(5 * 60, 9 * 60),
      daily: draw.whole(1, 4),
      weekly: draw.whole(4, 14),
      gapMinutes: draw.whole(0, 240),
    };
    const sent: Sent[] = [];
    const asks = Array.from({ length: DAYS * ASKED_A_DAY }, () => draw.whole(0, DAYS * MINUTES - 1)).toSorted((a, b) => a - b);
    for (const minute of asks) {
      const isCritical = draw.chance(0.02);
      const history = sent
        .toReversed()
        .slice(0, HISTORY)
        .map((one) => ({ minutesAgo: minute - one.minute, dismissed: one.dismissed }));
      const decided = mayNotify({ now: minute % MINUTES, history, limits, severity: isCritical ? 'critical' : 'advice' });
      const goes = decided.ok && decided.value.send;
      total.asked++;
      if (isCritical) {
        total.critical++;
        if (!goes) total.criticalHeld++;
      } else if (goes) {
        sent.push({ minute, dismissed: draw.chance(0.4) });
        total.sent++;
      }
    }
    total.breaches += breachesOf(sent, limits);
  }
  return total;
}

/** Counts over the finished log, not step by step as the rule does. */
function breachesOf(sent: readonly Sent[], limits: NotificationLimits): number {
  const busiest = (window: number): number =>
    Math.max(0, ...sent.map(({ minute }) => sent.filter((one) => one.minute > minute - window && one.minute <= minute).length));
  const isQuiet = ({ minute }: Sent): boolean => minute % MINUTES >= limits.quietFrom || minute % MINUTES < limits.quietTo;
  const isClose = ({ minute }: Sent, i: number): boolean => i > 0 && minute - (sent[i - 1]?.minute ?? 0) < limits.gapMinutes;
  const isUnwanted = ({ minute }: Sent, i: number): boolean =>
    i >= 3 && sent.slice(i - 3, i).every(({ dismissed }) => dismissed) && minute - (sent[i - 1]?.minute ?? 0) < 3 * MINUTES;
  return (
    sent.filter((one, i) => isQuiet(one) || isClose(one, i) || isUnwanted(one, i)).length +
    (busiest(MINUTES) > limits.daily ? 1 : 0) +
    (busiest(7 * MINUTES) > limits.weekly ? 1 : 0)
  );
}
