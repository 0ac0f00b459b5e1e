import type { Input } from '@aceso/contracts';
import type { users } from '@aceso/contracts/users';
import { Fault } from '@aceso/kit';

export type Purpose = Input<typeof users.operations.decideConsent>['params']['purpose'];

/** Version of the text that a person agrees to; it rises when the meaning of the text changes. */
export const CONSENT_TEXT_VERSION: Readonly<Record<Purpose, number>> = { 'storage-and-advice': 1, 'research-statistics': 1 };

/** Without consent to keep health data there is nothing that Aceso may do for a person (GDPR Art. 9(2)(a)). */
export function requireStorageConsent(consents: readonly Purpose[] | undefined): readonly Purpose[] {
  const given = [...new Set(consents ?? [])];
  if (given.includes('storage-and-advice')) return given;
  throw new Fault('consent-needed', 422, 'Aceso cannot keep health data without consent.', {
    errors: [{ path: '/body/consents', message: 'must contain `storage-and-advice`' }],
  });
}
