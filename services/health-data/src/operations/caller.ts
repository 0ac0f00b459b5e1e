import { forbidden, type Call } from '@aceso/kit';

/** Person that the caller speaks for. Throws `forbidden` for an account without a profile. */
export function callerOf(call: Call): string {
  if (call.principal.personId === undefined) throw forbidden('This needs an account with a profile.');
  return call.principal.personId;
}
