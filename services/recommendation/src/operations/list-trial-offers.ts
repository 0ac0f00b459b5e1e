import type { Input, Output } from '@aceso/contracts';
import type { recommendation } from '@aceso/contracts/recommendation';
import { METRICS } from '@aceso/contracts/vocabulary';
import { addDays } from '../domain/days.ts';
import type { Deps } from '../deps.ts';
import { lengthOf } from '../domain/trials/schedule.ts';
import { findBackground } from '../store/background.ts';
import { notNow } from '../domain/trials/not-now.ts';
import { DAYS_NEEDED, LOOK_BACK_DAYS, openAdvice, refusalOf, scatterOf, worthHaving } from '../trials/plan.ts';
import { daysOf, someone } from '../trials/scene.ts';

type Contract = typeof recommendation.operations.listTrialOffers;

/** Everything that a form for a new trial needs, measures with the most days first. */
export const listTrialOffers =
  (deps: Deps) =>
  async ({ params: { personId } }: Input<Contract>): Promise<Output<Contract>> => {
    const who = await someone(deps, personId);
    const { conditions } = await findBackground(deps.db, personId);
    const open = await openAdvice(deps, personId);
    const days = await daysOf(deps, personId, ['*'], addDays(who.today, -LOOK_BACK_DAYS), who.today);
    const offers = deps.guidelines.flatMap((guideline) => {
      const { id, title, topic, success, trial } = guideline.manifest;
      if (trial === undefined) return [];
      const { blockDays, pairs, washoutDays, on, off } = trial;
      const refusal = refusalOf(guideline, who, conditions) ?? notNow([topic], open);
      const offer = { blockDays, pairs, washoutDays, days: lengthOf(trial), on, off };
      return [
        {
          guideline: id,
          title,
          metric: success.metric,
          direction: success.direction,
          offer,
          ...(refusal === undefined ? {} : { refusal }),
        },
      ];
    });
    const measures = [...days].flatMap(([id, points]) => {
      const metric = METRICS.get(id);
      if (metric === undefined || points.length < DAYS_NEEDED) return [];
      const scatter = scatterOf(points.map(({ value }) => value));
      const smallestDifference = worthHaving(metric, scatter);
      return [{ metric: id, name: metric.name, unit: metric.unit, days: points.length, scatter, smallestDifference }];
    });
    return { offers, measures: measures.toSorted((a, b) => b.days - a.days || (a.name < b.name ? -1 : 1)) };
  };
