import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { analytics } from '@aceso/contracts/analytics';
import { healthData } from '@aceso/contracts/health-data';
import { users } from '@aceso/contracts/users';
import { defineModule } from '@aceso/kit';
import { openColumns } from './columns/columns.ts';
import { createPseudonyms } from './columns/pseudonyms.ts';
import type { AnalyticsDeps } from './deps.ts';
import { onConsentDecided } from './handlers/on-consent-decided.ts';
import { onHealthDataChanged } from './handlers/on-health-data-changed.ts';
import { onPersonUpdated } from './handlers/on-person-updated.ts';
import { askPopulation } from './operations/ask-population.ts';
import { describePopulation } from './operations/describe-population.ts';
import { erasePerson } from './operations/erase-person.ts';
import { listBudgets } from './operations/list-budgets.ts';

/** The service analytics. */
export const analyticsModule = defineModule({
  contract: analytics,
  migrations: join(import.meta.dirname, '../migrations'),
  async start(house) {
    const { db, now, settings, folder, log } = house;
    const columns = openColumns({ db, now, folder });
    const purgeSoon = (): void =>
      void columns
        .purge()
        .catch((cause: unknown) => log.warn({ err: cause }, 'columns could not be rewritten now; it is done before they are read again'));
    const deps: AnalyticsDeps & { readonly purgeSoon: () => void } = {
      db,
      now,
      settings,
      columns,
      purgeSoon,
      pseudonyms: createPseudonyms(house.deriveKey('pseudonyms')),
      random: randomBytes,
      healthData: house.client(healthData),
      users: house.client(users),
    };
    // A removal of an earlier run may not have reached the files.
    purgeSoon();
    return {
      operations: {
        askPopulation: askPopulation(deps),
        listBudgets: listBudgets(deps),
        describePopulation: describePopulation(deps),
        erasePerson: erasePerson(deps),
      },
      subscriptions: [onConsentDecided(deps), onHealthDataChanged(deps), onPersonUpdated(deps)],
      isUnhurried: true,
      stop: () => columns.close(),
    };
  },
});
