import type { SettingsOf } from '@aceso/contracts';
import type { analytics } from '@aceso/contracts/analytics';
import type { healthData } from '@aceso/contracts/health-data';
import type { identity } from '@aceso/contracts/identity';
import type { notification } from '@aceso/contracts/notification';
import type { recommendation } from '@aceso/contracts/recommendation';
import type { users } from '@aceso/contracts/users';
import type { Bus, Client, Db, Sagas, Settings } from '@aceso/kit';
import type { Sealer } from './registration/sealer.ts';

/** What the parts of users are made of. */
export interface UsersDeps {
  readonly db: Db;
  readonly now: () => Date;
  readonly bus: Bus;
  readonly sagas: Sagas;
  readonly settings: Settings<SettingsOf<typeof users>>;
  readonly sealer: Sealer;
  readonly identity: Client<(typeof identity)['operations']>;
  readonly notification: Client<(typeof notification)['operations']>;
  readonly healthData: Client<(typeof healthData)['operations']>;
  readonly recommendation: Client<(typeof recommendation)['operations']>;
  readonly analytics: Client<(typeof analytics)['operations']>;
}
