import type { Input, Output } from '@aceso/contracts';
import type { analytics } from '@aceso/contracts/analytics';
import type { configuration } from '@aceso/contracts/configuration';
import type { dashboard } from '@aceso/contracts/dashboard';
import type { healthData } from '@aceso/contracts/health-data';
import type { identity } from '@aceso/contracts/identity';
import type { monitoring } from '@aceso/contracts/monitoring';
import type { notification } from '@aceso/contracts/notification';
import type { recommendation } from '@aceso/contracts/recommendation';
import type { users } from '@aceso/contracts/users';
import type { OperationId } from './routes.ts';

interface Contracts {
  readonly analytics: (typeof analytics)['operations'];
  readonly configuration: (typeof configuration)['operations'];
  readonly dashboard: (typeof dashboard)['operations'];
  readonly 'health-data': (typeof healthData)['operations'];
  readonly identity: (typeof identity)['operations'];
  readonly monitoring: (typeof monitoring)['operations'];
  readonly notification: (typeof notification)['operations'];
  readonly recommendation: (typeof recommendation)['operations'];
  readonly users: (typeof users)['operations'];
}

type Declared<Id extends OperationId> = Id extends `${infer Service extends keyof Contracts}.${infer Name}`
  ? Name extends keyof Contracts[Service]
    ? Contracts[Service][Name]
    : never
  : never;

/** What a call sends; parts of the query that have a default may be left out. */
export interface Sent<Id extends OperationId> {
  readonly params?: Input<Declared<Id>>['params'];
  readonly query?: Partial<Input<Declared<Id>>['query']>;
  readonly body?: Input<Declared<Id>>['body'];
  readonly signal?: AbortSignal;
}

/** What a call gets back. */
export type Got<Id extends OperationId> = Output<Declared<Id>>;
