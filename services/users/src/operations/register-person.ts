import type { Input, Output } from '@aceso/contracts';
import type { users } from '@aceso/contracts/users';
import { Fault, requireTimeZone } from '@aceso/kit';
import type { UsersDeps } from '../deps.ts';
import { requireStorageConsent } from '../domain/consent.ts';
import { defaultUnits } from '../domain/default-units.ts';
import { startRegistration } from '../registration/start-registration.ts';

type Operation = typeof users.operations.registerPerson;

/** Everything that can be refused at once is refused before anything is stored. */
export const registerPerson =
  (deps: UsersDeps) =>
  async ({ body }: Input<Operation>): Promise<Output<Operation>> => {
    if (!deps.settings.get('registrationOpen')) throw new Fault('registration-closed', 403, 'This installation does not take new people.');
    requireTimeZone(body.timeZone);
    const consents = requireStorageConsent(body.consents);
    const { email, password, displayName, timeZone, birthYear, sex, heightCm, country } = body;
    const draft = {
      displayName,
      timeZone,
      consents,
      units: body.units ?? defaultUnits(country),
      language: body.language ?? 'en',
      roles: ['person' as const],
      ...(birthYear === undefined ? {} : { birthYear }),
      ...(sex === undefined ? {} : { sex }),
      ...(heightCm === undefined ? {} : { heightCm }),
      ...(country === undefined ? {} : { country }),
    };
    return await startRegistration(deps, draft, { email, password });
  };
