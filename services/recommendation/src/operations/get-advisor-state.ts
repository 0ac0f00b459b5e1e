import type { Input, Output } from '@aceso/contracts';
import type { recommendation } from '@aceso/contracts/recommendation';
import { addDays } from '../domain/days.ts';
import type { Deps } from '../deps.ts';
import { usualOf } from '../domain/statistics.ts';
import { loadFeatures } from '../store/features.ts';
import { findPerson } from '../store/people.ts';
import { countPending } from '../store/queue.ts';

type Contract = typeof recommendation.operations.getAdvisorState;

export const getAdvisorState =
  (deps: Deps) =>
  async (input: Input<Contract>): Promise<Output<Contract>> => {
    const { personId } = input.params;
    const [person, features, pendingChanges] = await Promise.all([
      findPerson(deps.db, personId),
      loadFeatures(deps.db, personId),
      countPending(deps.db, personId),
    ]);
    const needed = deps.settings.get('minimumBaselineValues');
    const from = addDays(deps.now().toISOString().slice(0, 10), -deps.settings.get('baselineDays'));
    const baselines = [...features].flatMap(([metric, points]) => {
      const values = points.filter(({ day }) => day >= from).map(({ value }) => value);
      const usual = usualOf(values, 1);
      return usual === undefined ? [] : [{ metric, low: usual.low, high: usual.high, n: usual.n, needed }];
    });
    const enabled = deps.settings.get('enabled') && (person?.enabled ?? true) && (person?.mayAdvise ?? true);
    const learning = !baselines.some(({ n }) => n >= needed);
    return {
      enabled,
      state: pendingChanges > 0 ? 'working' : learning ? 'learning' : 'idle',
      ...(person?.evaluatedAt === undefined ? {} : { evaluatedAt: person.evaluatedAt.toISOString() }),
      pendingChanges,
      baselines,
    };
  };
