import { randomUUID } from 'node:crypto';
import type { Role } from '../auth/principal.ts';

/** Who a test speaks as. */
export interface TestPrincipal {
  readonly subject: string;
  readonly roles: readonly Role[];
  readonly personId?: string;
  readonly scopes?: readonly string[];
  readonly sessionId?: string;
}

/** A person with a profile, as registration makes one. */
export const person = (
  personId: string = randomUUID(),
  roles: readonly Role[] = ['person'],
): TestPrincipal & { readonly personId: string } => ({ subject: randomUUID(), roles, personId, sessionId: randomUUID() });
export const operator = (): TestPrincipal => ({ subject: randomUUID(), roles: ['operator'], sessionId: randomUUID() });
export const researcher = (): TestPrincipal => ({ subject: randomUUID(), roles: ['researcher'], sessionId: randomUUID() });
export const service = (name: string): TestPrincipal => ({ subject: `service:${name}`, roles: ['service'] });
