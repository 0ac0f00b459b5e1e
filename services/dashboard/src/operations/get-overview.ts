import type { Input, Output } from '@aceso/contracts';
import type { recommendation } from '@aceso/contracts/recommendation';
import type { dashboard } from '@aceso/contracts/dashboard';
import { invalid, type Call } from '@aceso/kit';
import type { ScreenDeps } from '../deps.ts';
import { changesOf } from '../domain/changes.ts';
import { activityOf, tilesOf, uploadsOf, type Series } from '../domain/day-parts.ts';
import { addDays, localDay } from '../domain/days.ts';
import { freshnessWords } from '../domain/freshness-words.ts';
import { headlineOf } from '../domain/headline.ts';
import { publicRoles } from '../domain/roles.ts';
import type { OverviewView } from '../domain/screen.ts';
import { adviceOf } from '../domain/suggestion.ts';
import { valueOf, type Gathered } from '../gather/gather.ts';
import { lookAround } from '../gather/look-around.ts';
import { partOf } from '../gather/part.ts';

type Around = Awaited<ReturnType<typeof lookAround>>;

const nonEmpty = <T>(list: readonly T[]): T[] | undefined => (list.length === 0 ? undefined : [...list]);

/** Asks all services at once and answers with what came in time; what did not is marked. */
export const getOverview =
  (deps: ScreenDeps) =>
  async ({ params: { personId }, query }: Input<typeof dashboard.operations.getOverview>, call: Call): Promise<OverviewView> => {
    if (query.on !== undefined && !isDay(query.on)) throw invalid('/query/on', 'must be a day of the calendar');
    const now = deps.now();
    const around = await lookAround(deps, call, personId, query.on ?? now.toISOString().slice(0, 10));
    const timeZone = zoneOf(around);
    const today = localDay(now.getTime(), timeZone);
    return overviewOf(around, { personId, timeZone, today, on: query.on ?? today, now, roles: publicRoles(call.principal.roles) });
  };

interface Frame extends Pick<OverviewView, 'personId' | 'timeZone' | 'on' | 'roles'> {
  readonly today: string;
  readonly now: Date;
}

function overviewOf(around: Around, { today, now, ...frame }: Frame): OverviewView {
  const { on, timeZone } = frame;
  const asOf = now.toISOString();
  const part = <T, D>(gathered: Gathered<T>, choose: (value: T) => D | undefined) => partOf(gathered, asOf, choose);
  const series: Series = new Map(valueOf(around.daily)?.series.map(({ metric, values }) => [metric, values]));
  const { vitals, tiles } = tilesOf(series, on, on >= today);
  const lastAt = valueOf(around.sources)?.items.flatMap((source) => (source.lastAt === undefined ? [] : Date.parse(source.lastAt)));
  return {
    ...frame,
    displayName: valueOf(around.profile)?.displayName ?? '',
    headline: {
      text: headlineOf({ on, vitals, tiles, isKnown: around.daily.kind === 'here' }),
      freshness: lastAt === undefined ? 'When it was updated is not known' : freshnessWords(lastAt, now.getTime(), timeZone),
    },
    vitals: part(around.daily, () => nonEmpty(vitals)),
    tiles: part(around.daily, () => nonEmpty(tiles)),
    urgent: part(around.recommendations, ({ items }) => nonEmpty(adviceOf(items).urgent)),
    suggestion: part(around.recommendations, ({ items }) => {
      const { shown, open } = adviceOf(items);
      return shown === undefined ? undefined : { shown, open };
    }),
    // What a trial asks for is about the person's own day, not about one that is looked back on.
    ...(on < today ? {} : { trial: part(around.trials, ({ items }) => goingOn(items)) }),
    sleep: part(around.sleep, ({ items }) => items.findLast(({ day }) => day <= on && day >= addDays(on, -1))),
    activity: part(around.daily, () => activityOf(series, on)),
    changes: part(around.insights, ({ items }) => nonEmpty(changesOf(items, on))),
    inbox: part(around.inbox, ({ unread }) => ({ unread })),
    uploads: part(around.uploads, ({ items }) => uploadsOf(items, now.getTime())),
  };
}

/** The trial that goes on, when there is one. */
const goingOn = (items: Output<typeof recommendation.operations.listTrials>['items']) =>
  items.find(({ trial }) => trial.status === 'running' || trial.status === 'paused')?.trial;

/** The zone of the profile; health-data knows it, too, when users is away. */
const zoneOf = ({ profile, daily, sleep }: Around): string =>
  valueOf(profile)?.timeZone ?? valueOf(daily)?.timeZone ?? valueOf(sleep)?.timeZone ?? 'UTC';

const isDay = (day: string): boolean => !Number.isNaN(Date.parse(`${day}T00:00:00Z`)) && addDays(day, 0) === day;
