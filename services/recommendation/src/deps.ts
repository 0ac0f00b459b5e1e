import type { SettingsOf } from '@aceso/contracts';
import type { healthData } from '@aceso/contracts/health-data';
import type { recommendation } from '@aceso/contracts/recommendation';
import type { users } from '@aceso/contracts/users';
import type { Guideline } from '@aceso/guidelines/kit';
import type { Pools } from './jobs/pools.ts';
import type { Foreseen } from './jobs/foresight.ts';
import type { RecentTurns } from './jobs/recent-turns.ts';
import type { Bus, Client, Db, House, Settings, Telemetry } from '@aceso/kit';

/** What the parts of this service are given. */
export interface Deps {
  readonly db: Db;
  readonly bus: Bus;
  readonly now: () => Date;
  readonly log: House['log'];
  readonly settings: Settings<SettingsOf<typeof recommendation>>;
  readonly telemetry: Telemetry;
  readonly healthData: Client<(typeof healthData)['operations']>;
  readonly users: Client<(typeof users)['operations']>;
  readonly guidelines: readonly Guideline[];
  /** Metrics that detectors and guidelines look at. */
  readonly metricsRead: ReadonlySet<string>;
  readonly pools: Pools;
  readonly recentTurns: RecentTurns;
  readonly foreseen: Foreseen;
  /** Tells the evaluator that somebody waits. */
  readonly wake: () => void;
  /** The same once a transaction has been committed. */
  readonly wakeAfter: (tx: Db) => void;
}
