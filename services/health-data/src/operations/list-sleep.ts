import type { Input, Output } from '@aceso/contracts';
import type { healthData } from '@aceso/contracts/health-data';
import type { Deps } from '../deps.ts';
import { calendarOf } from '../domain/local-days.ts';
import type { MainNight } from '../domain/nights.ts';
import { knownPerson } from '../ingest/known-person.ts';
import { nightsOf } from '../ingest/night-days.ts';
import { checkPeriod } from './metric-of.ts';

type Contract = typeof healthData.operations.listSleep;
type Night = Output<Contract>['items'][number];
type Stage = Night['stages'][number]['stage'];

export const listSleep =
  (deps: Deps) =>
  async (input: Input<Contract>): Promise<Output<Contract>> => {
    const { from, to } = input.query;
    checkPeriod(from, to);
    const { timeZone } = await knownPerson(deps, input.params.personId);
    const nights = await nightsOf(deps.db, input.params.personId, from, to, calendarOf(timeZone));
    return { timeZone, items: [...nights.values()].map(({ main }) => nightView(main)).toSorted((a, b) => (a.day < b.day ? -1 : 1)) };
  };

function nightView({ day, start, end, source, asleepMinutes, minutes, hasStages, spans }: MainNight): Night {
  const shown = spans.filter((span): span is typeof span & { readonly stage: Stage } => span.stage !== 'out-of-bed');
  return {
    day,
    start: new Date(start).toISOString(),
    end: new Date(end).toISOString(),
    source,
    asleepMinutes,
    ...(minutes['in-bed'] > 0 ? { inBedMinutes: minutes['in-bed'] } : {}),
    ...(hasStages ? { awakeMinutes: minutes.awake, lightMinutes: minutes.light, deepMinutes: minutes.deep, remMinutes: minutes.rem } : {}),
    stages: shown.map((span) => ({ stage: span.stage, start: new Date(span.start).toISOString(), end: new Date(span.end).toISOString() })),
  };
}
