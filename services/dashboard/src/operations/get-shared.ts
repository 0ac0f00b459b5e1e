import type { Input, Output } from '@aceso/contracts';
import type { dashboard } from '@aceso/contracts/dashboard';
import { METRICS } from '@aceso/contracts/vocabulary';
import { notFound, type Call } from '@aceso/kit';
import type { ScreenDeps } from '../deps.ts';
import { allTiles } from '../domain/day-parts.ts';
import { addDays, localDay } from '../domain/days.ts';
import { gather, valueOf, type Gathering } from '../gather/gather.ts';
import { partOf } from '../gather/part.ts';

type Contract = typeof dashboard.operations.getShared;

/** Days that are shown and those before them that their usual ranges need. */
const REACH_DAYS = 150;
const EVERYTHING = '*';
const RECOMMENDATIONS = 'recommendations';

/** Metrics of shared categories, as a query names them; empty when none of them has metrics. */
const metricsOf = (categories: readonly string[]): string =>
  categories.includes(EVERYTHING)
    ? EVERYTHING
    : [...METRICS.values()]
        .filter(({ category }) => categories.includes(category))
        .map(({ id }) => id)
        .join(',');

/** What somebody shares with the caller. Each service decides by itself whether the caller may read it, and writes down that it was read. */
export const getShared =
  (deps: ScreenDeps) =>
  async ({ params: { shareId } }: Input<Contract>, call: Call): Promise<Output<Contract>> => {
    const options = { onBehalfOf: call.principal, signal: call.signal };
    const { items } = await deps.users.listReceivedShares({}, options);
    const share = items.find((one) => one.shareId === shareId);
    if (share === undefined) throw notFound('no-such-share', 'No such share, or it has ended.');
    const { personId, categories } = share;
    const has = (category: string): boolean => categories.includes(EVERYTHING) || categories.includes(category);
    const gathering: Gathering = { call, timeoutMs: deps.settings.get('partTimeoutMs') };
    const now = deps.now();
    const utcToday = now.toISOString().slice(0, 10);
    const asOf = now.toISOString();
    const params = { personId };
    const metrics = metricsOf(categories);
    const none = { kind: 'hidden' } as const;
    const [daily, sleep, insights, recommendations] = await Promise.all([
      metrics === ''
        ? none
        : gather(gathering, (on) =>
            deps.healthData.readDaily(
              { params, query: { metrics, from: addDays(utcToday, -REACH_DAYS - 1), to: addDays(utcToday, 1) } },
              on,
            ),
          ),
      has('sleep')
        ? gather(gathering, (on) =>
            deps.healthData.listSleep({ params, query: { from: addDays(utcToday, -2), to: addDays(utcToday, 1) } }, on),
          )
        : none,
      has(RECOMMENDATIONS) ? gather(gathering, (on) => deps.recommendation.listInsights({ params, query: {} }, on)) : none,
      has(RECOMMENDATIONS)
        ? gather(gathering, (on) => deps.recommendation.listRecommendations({ params, query: { status: 'open' } }, on))
        : none,
    ]);
    const timeZone = valueOf(daily)?.timeZone ?? valueOf(sleep)?.timeZone ?? 'UTC';
    const on = localDay(now.getTime(), timeZone);
    return {
      share,
      on,
      timeZone,
      measures: partOf(daily, asOf, ({ series }) => {
        const tiles = allTiles(new Map(series.map(({ metric, values }) => [metric, values])), on);
        return tiles.length === 0 ? undefined : [...tiles];
      }),
      ...(has('sleep') ? { sleep: partOf(sleep, asOf, ({ items: nights }) => nights.at(-1)) } : {}),
      ...(has(RECOMMENDATIONS)
        ? {
            insights: partOf(insights, asOf, ({ items: found }) => found.filter(({ isCurrent }) => isCurrent)),
            recommendations: partOf(recommendations, asOf, ({ items: open }) => open),
          }
        : {}),
    };
  };
