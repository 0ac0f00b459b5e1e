import type { users } from '@aceso/contracts/users';
import type { Client } from '@aceso/kit';
import type { Databases } from '../database.ts';
import type { Home } from '../home.ts';

export interface UpOptions {
  readonly target: string;
  readonly port: string;
  readonly host: string;
  readonly home?: string;
  readonly split?: boolean;
  readonly replicas: readonly string[];
  readonly logs?: boolean;
  readonly simulateVendors?: boolean;
}

/** What runs, in one process or in many. */
export interface Up {
  /** One-time code for the first operator, while there is none. */
  readonly code: string | undefined;
  stop(): Promise<void>;
}

/** What both ways of starting are given. */
export interface UpContext {
  readonly home: Home;
  readonly names: readonly string[];
  readonly databases: Databases;
  readonly port: number;
  readonly origin: string;
  readonly options: UpOptions;
  readonly say: (line: string) => void;
}

/** One-time code for the first operator, while there is none. */
export const firstCode = async (client: Pick<Client<typeof users.operations>, 'issueOperatorCode'>): Promise<string | undefined> =>
  (await client.issueOperatorCode({})).code;
