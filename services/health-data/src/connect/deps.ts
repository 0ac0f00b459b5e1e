import type { Connectors, FileSource } from './load-connectors.ts';
import type { Deps } from '../deps.ts';
import type { PersonVault } from './person-vault.ts';

/** What connecting needs beside the rest of the service. */
export interface ConnectDeps extends Deps {
  readonly connectors: Connectors;
  readonly fileSources: readonly FileSource[];
  readonly vault: PersonVault;
  /** Signs the addresses that vendors call, and is what verification tokens are made of. */
  readonly hookKey: Uint8Array;
  /** Seals what belongs to a client of the installation rather than to a person. */
  readonly installationKey: Uint8Array;
  readonly fetch: typeof fetch;
  /** Tells the worker of connections that something is due. */
  readonly wakeConnections: () => void;
}
