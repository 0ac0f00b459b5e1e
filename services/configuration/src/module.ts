import { join } from 'node:path';
import { CONTRACTS } from '@aceso/contracts/all';
import { configuration } from '@aceso/contracts/configuration';
import { defineModule } from '@aceso/kit';
import type { ConfigurationDeps } from './deps.ts';
import { catalogueOf } from './domain/catalogue.ts';
import { clearSetting } from './operations/clear-setting.ts';
import { getConfiguration } from './operations/get-configuration.ts';
import { getEffective } from './operations/get-effective.ts';
import { listConfiguration } from './operations/list-configuration.ts';
import { listHistory } from './operations/list-history.ts';
import { reportInForce } from './operations/report-in-force.ts';
import { rollback } from './operations/rollback.ts';
import { setSetting } from './operations/set-setting.ts';
import { createVault } from './vault.ts';

/** The service configuration. */
export const configurationModule = defineModule({
  contract: configuration,
  migrations: join(import.meta.dirname, '../migrations'),
  async start(house) {
    const { db, now, bus, settings } = house;
    const vault = createVault(house.deriveKey('configuration/secrets'), house.deriveKey('configuration/fingerprint'));
    const deps: ConfigurationDeps = { db, now, bus, settings, vault, catalogue: catalogueOf(CONTRACTS) };
    return {
      operations: {
        listConfiguration: listConfiguration(deps),
        getConfiguration: getConfiguration(deps),
        setSetting: setSetting(deps),
        clearSetting: clearSetting(deps),
        listHistory: listHistory(deps),
        rollback: rollback(deps),
        getEffective: getEffective(deps),
        reportInForce: reportInForce(deps),
      },
      stop: async () => {},
    };
  },
});
