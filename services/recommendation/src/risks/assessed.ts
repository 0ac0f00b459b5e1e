import type { Deps } from '../deps.ts';
import { factsOf } from '../domain/facts.ts';
import { localDay } from '../domain/local-day.ts';
import { assessRisks, EQUATIONS, type Assessed } from '../domain/risks/assess.ts';
import { findBackground } from '../store/background.ts';
import { loadFeatures } from '../store/features.ts';
import { findPerson } from '../store/people.ts';
import { findRiskBackground } from '../store/risk-background.ts';

export interface AssessedPerson {
  readonly assessed: readonly Assessed[];
  /** When the advisor last looked at the days that this rests on; undefined when it never did. */
  readonly at: Date | undefined;
}

/** What every equation says of a person now, from what the advisor holds: nothing while it is off or may not advise. */
export async function assessedOf({ db, now, settings }: Pick<Deps, 'db' | 'now' | 'settings'>, personId: string): Promise<AssessedPerson> {
  const person = await findPerson(db, personId);
  const isOff = person !== undefined && (!person.enabled || !person.mayAdvise);
  if (person?.evaluatedAt === undefined || isOff || !settings.get('enabled')) {
    const reason = person?.evaluatedAt === undefined && !isOff ? 'there are no data yet' : 'the advisor is off';
    return { assessed: EQUATIONS.map((equation) => ({ equation, outcome: { reason } })), at: undefined };
  }
  const today = localDay(now(), person.timeZone ?? 'UTC');
  const [background, told, features] = await Promise.all([
    findBackground(db, personId),
    findRiskBackground(db, personId),
    loadFeatures(db, personId),
  ]);
  return { assessed: assessRisks({ ...factsOf(person, background, features, today), ...told }), at: person.evaluatedAt };
}
