import type { Input, Output } from '@aceso/contracts';
import type { healthData } from '@aceso/contracts/health-data';
import type { Deps } from '../deps.ts';
import { WORDS } from '../domain/explanation.ts';
import type { NightsOfDay } from '../domain/nights.ts';
import { nightsOf } from '../ingest/night-days.ts';
import { daysOf } from '../ingest/person-days.ts';
import type { Person } from '../store/people.ts';
import { checkPeriod } from './metric-of.ts';

type Contract = typeof healthData.operations.listSleep;
type Night = Output<Contract>['items'][number];
type Stage = Night['stages'][number]['stage'];

export const listSleep =
  (deps: Deps) =>
  async (input: Input<Contract>, known: Person): Promise<Output<Contract>> => {
    const { from, to } = input.query;
    checkPeriod(from, to);
    const person = await daysOf(deps.db, known);
    const { timeZone } = person.calendar;
    const nights = await nightsOf(deps.db, person, from, to);
    return { timeZone, items: [...nights.values()].map(nightView).toSorted((a, b) => (a.day < b.day ? -1 : 1)) };
  };

const instant = (at: number): string => new Date(at).toISOString();

function nightView({ main, naps }: NightsOfDay): Night {
  const { day, start, end, source, asleepMinutes, minutes, hasStages, coverage, spans, others } = main;
  const shown = spans.filter((span): span is typeof span & { readonly stage: Stage } => span.stage !== 'out-of-bed');
  return {
    day,
    start: instant(start),
    end: instant(end),
    source,
    asleepMinutes,
    ...(minutes['in-bed'] > 0 ? { inBedMinutes: minutes['in-bed'] } : {}),
    ...(hasStages ? { awakeMinutes: minutes.awake, lightMinutes: minutes.light, deepMinutes: minutes.deep, remMinutes: minutes.rem } : {}),
    stages: shown.map((span) => ({ stage: span.stage, start: instant(span.start), end: instant(span.end) })),
    coverage,
    naps: naps.map((nap) => ({ start: instant(nap.start), end: instant(nap.end), asleepMinutes: nap.asleepMinutes, source: nap.source })),
    others: others.map(({ night, reason }) => ({
      source: night.source,
      start: instant(night.start),
      end: instant(night.end),
      asleepMinutes: night.asleepMinutes,
      hasStages: night.hasStages,
      reason,
      why: WORDS[reason],
    })),
  };
}
