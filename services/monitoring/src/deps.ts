import type { SettingsOf } from '@aceso/contracts';
import type { monitoring } from '@aceso/contracts/monitoring';
import type { Bus, Db, Peers, Settings } from '@aceso/kit';
import type { Logger } from './logger.ts';
import type { Days } from './store/days.ts';

/** What the parts of monitoring are made of. */
export interface MonitoringDeps {
  readonly db: Db;
  readonly now: () => Date;
  readonly log: Logger;
  readonly bus: Bus;
  readonly settings: Settings<SettingsOf<typeof monitoring>>;
  readonly days: Days;
  readonly peers: Peers;
  /** Names of all services of the installation. */
  readonly services: readonly string[];
}
