import type { Input, Output } from '@aceso/contracts';
import type { healthData } from '@aceso/contracts/health-data';
import type { Deps } from '../deps.ts';
import { knownPerson } from '../ingest/known-person.ts';
import { daysOf, daysWith } from '../ingest/person-days.ts';
import { previewOrder as preview } from '../ingest/preview-order.ts';
import { familyOrders } from '../store/sources.ts';
import { asWanted } from './wanted-order.ts';

type Contract = typeof healthData.operations.previewOrder;

/** Merges days by the order as it is and as it is wanted, and tells what differs. */
export const previewOrder =
  (deps: Deps) =>
  async (input: Input<Contract>): Promise<Output<Contract>> => {
    const { personId } = input.params;
    const before = await daysOf(deps.db, await knownPerson(deps, personId));
    const { sources, orders } = asWanted(input.body, before.sources, await familyOrders(deps.db, personId));
    const after = daysWith(personId, before.calendar, sources, orders);
    const { from, to, days, isAll, metrics, changedDays, workouts } = await preview(
      deps.db,
      before,
      after,
      before.calendar.dayOf(deps.now().getTime()),
    );
    return {
      examined: { from, to, days, isAll },
      metrics: metrics.map(({ metric, most, changedDays: changed, comparedDays, meanBefore, meanAfter }) => ({
        metric: metric.id,
        unit: metric.unit,
        changedDays: changed.length,
        comparedDays,
        meanBefore,
        meanAfter,
        most: most.map((pair) => ({
          day: pair.day,
          ...(pair.before === undefined ? {} : { before: pair.before }),
          ...(pair.after === undefined ? {} : { after: pair.after }),
        })),
      })),
      changedDays,
      workouts,
    };
  };
