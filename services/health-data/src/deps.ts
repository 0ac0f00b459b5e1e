import type { healthData } from '@aceso/contracts/health-data';
import type { SettingsOf } from '@aceso/contracts';
import type { users } from '@aceso/contracts/users';
import type { Bus, Client, Db, House, Settings } from '@aceso/kit';
import type { RawFiles } from './store/raw-files.ts';

/** What the parts of this service are given. */
export interface Deps {
  readonly db: Db;
  readonly bus: Bus;
  readonly now: () => Date;
  readonly log: House['log'];
  readonly settings: Settings<SettingsOf<typeof healthData>>;
  readonly users: Client<(typeof users)['operations']>;
  readonly files: RawFiles;
  /** Tells the importer that an upload waits. */
  readonly wake: () => void;
}
