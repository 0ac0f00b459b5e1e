import type { SettingsOf } from '@aceso/contracts';
import type { analytics } from '@aceso/contracts/analytics';
import type { healthData } from '@aceso/contracts/health-data';
import type { users } from '@aceso/contracts/users';
import type { Client, Db, Settings } from '@aceso/kit';
import type { Columns } from './columns/columns.ts';
import type { Pseudonyms } from './columns/pseudonyms.ts';
import type { RandomBytes } from './domain/discrete-laplace.ts';

/** What the parts of analytics are made of. */
export interface AnalyticsDeps {
  readonly db: Db;
  readonly now: () => Date;
  readonly settings: Settings<SettingsOf<typeof analytics>>;
  readonly columns: Columns;
  readonly pseudonyms: Pseudonyms;
  readonly random: RandomBytes;
  readonly healthData: Client<(typeof healthData)['operations']>;
  readonly users: Client<(typeof users)['operations']>;
}
