import type { SettingsOf } from '@aceso/contracts';
import type { configuration } from '@aceso/contracts/configuration';
import type { Bus, Db, Settings } from '@aceso/kit';
import type { Catalogue } from './domain/catalogue.ts';
import type { Vault } from './vault.ts';

/** What the parts of configuration are made of. */
export interface ConfigurationDeps {
  readonly db: Db;
  readonly now: () => Date;
  readonly bus: Bus;
  readonly settings: Settings<SettingsOf<typeof configuration>>;
  readonly catalogue: Catalogue;
  readonly vault: Vault;
}
