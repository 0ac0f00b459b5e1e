import type { Input, Output } from '@aceso/contracts';
import type { users } from '@aceso/contracts/users';
import { Fault, requireTimeZone } from '@aceso/kit';
import type { UsersDeps } from '../deps.ts';
import { defaultUnits } from '../domain/default-units.ts';
import { hashOfCode } from '../registration/operator-code.ts';
import { startRegistration } from '../registration/start-registration.ts';
import { countOperators, lockOperators, useCode } from '../store/operators.ts';

type Operation = typeof users.operations.claimOperator;

/** The code is used in the transaction that starts the registration, and given back when that one is undone. */
export const claimOperator =
  (deps: UsersDeps) =>
  async ({ body }: Input<Operation>): Promise<Output<Operation>> => {
    requireTimeZone(body.timeZone);
    const { email, password, displayName, timeZone } = body;
    const draft = {
      displayName,
      timeZone,
      consents: [],
      units: defaultUnits(undefined),
      language: 'en',
      roles: ['person' as const, 'operator' as const],
    };
    return await startRegistration(deps, draft, { email, password }, async (tx, registrationId) => {
      await lockOperators(tx);
      const fits = (await countOperators(tx)) === 0 && (await useCode(tx, hashOfCode(body.code), registrationId, deps.now()));
      if (!fits)
        throw new Fault('code-invalid', 403, 'The one-time code is wrong, used or too old.', {
          errors: [{ path: '/body/code', message: 'is wrong, used or too old' }],
        });
    });
  };
