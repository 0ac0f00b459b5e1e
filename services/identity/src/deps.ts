import type { Bus, Db, Policies } from '@aceso/kit';
import type { Passwords } from './credentials/passwords.ts';
import type { KeyRing } from './tokens/key-ring.ts';

/** What the parts of this service are made of; each takes what it needs. */
export interface IdentityDeps {
  readonly db: Db;
  readonly bus: Bus;
  readonly now: () => Date;
  readonly policies: Policies;
  readonly passwords: Passwords;
  readonly isCommonPassword: (password: string) => boolean;
  readonly keys: KeyRing;
  /** Address of the gateway: the issuer of all tokens. */
  readonly issuer: string;
  readonly rotationKey: Uint8Array;
  readonly attemptsMost: () => number;
  readonly sessionDays: () => number;
  readonly accessTokenSeconds: () => number;
}
