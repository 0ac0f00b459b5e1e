import type { SettingsOf } from '@aceso/contracts';
import type { identity } from '@aceso/contracts/identity';
import type { notification } from '@aceso/contracts/notification';
import type { recommendation } from '@aceso/contracts/recommendation';
import type { users } from '@aceso/contracts/users';
import type { Bus, Client, Db, Jobs, Settings } from '@aceso/kit';
import type { Mailer } from './mail/mailer.ts';
import type { Unsubscriptions } from './mail/unsubscriptions.ts';

/** What the parts of notification are made of. */
export interface NotificationDeps {
  readonly db: Db;
  readonly now: () => Date;
  readonly bus: Bus;
  readonly jobs: Jobs;
  readonly settings: Settings<SettingsOf<typeof notification>>;
  readonly mailer: Mailer;
  readonly unsubscriptions: Unsubscriptions;
  readonly publicOrigin: string;
  readonly identity: Client<(typeof identity)['operations']>;
  readonly users: Client<(typeof users)['operations']>;
  readonly recommendation: Client<(typeof recommendation)['operations']>;
}
