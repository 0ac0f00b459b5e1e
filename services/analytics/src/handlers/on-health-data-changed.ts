import { healthData } from '@aceso/contracts/health-data';
import { METRICS } from '@aceso/contracts/vocabulary';
import { on, type Subscription } from '@aceso/kit';
import type { AnalyticsDeps } from '../deps.ts';
import { readValues } from '../population/take-in.ts';
import { replaceValues, type Stretch } from '../store/daily-values.ts';
import { takesPart } from '../store/participants.ts';

/** Takes in the days that changed of somebody who takes part; of everybody else nothing is even asked for. */
export const onHealthDataChanged = (deps: AnalyticsDeps): Subscription =>
  on(healthData.events.healthDataChanged, async ({ payload }, tx) => {
    const pseudonym = deps.pseudonyms(payload.personId);
    if (!(await takesPart(tx, pseudonym))) return;
    const changes = payload.changes.filter(({ metric }) => METRICS.has(metric));
    const [from, to] = [
      changes.map((change) => change.from).toSorted()[0],
      changes
        .map((change) => change.to)
        .toSorted()
        .at(-1),
    ];
    if (from === undefined || to === undefined) return;
    const stretch: Stretch = { metrics: [...new Set(changes.map(({ metric }) => metric))], from, to };
    await replaceValues(tx, pseudonym, stretch, await readValues(deps, payload.personId, stretch));
  });
