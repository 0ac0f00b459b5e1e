import type { SettingsOf } from '@aceso/contracts';
import type { dashboard } from '@aceso/contracts/dashboard';
import type { healthData } from '@aceso/contracts/health-data';
import type { notification } from '@aceso/contracts/notification';
import type { recommendation } from '@aceso/contracts/recommendation';
import type { users } from '@aceso/contracts/users';
import type { Client, Settings } from '@aceso/kit';

/** What screens are gathered from. */
export interface ScreenDeps {
  readonly now: () => Date;
  readonly settings: Settings<SettingsOf<typeof dashboard>>;
  readonly users: Client<(typeof users)['operations']>;
  readonly healthData: Client<(typeof healthData)['operations']>;
  readonly recommendation: Client<(typeof recommendation)['operations']>;
  readonly notification: Client<(typeof notification)['operations']>;
}
