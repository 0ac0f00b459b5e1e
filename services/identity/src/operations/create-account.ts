import type { Input, Output } from '@aceso/contracts';
import type { identity } from '@aceso/contracts/identity';
import { Fault, isDuplicate } from '@aceso/kit';
import type { IdentityDeps } from '../deps.ts';
import { emailKey } from '../domain/email.ts';
import { insertAccount } from '../store/accounts.ts';

type Operation = typeof identity.operations.createAccount;

/** The account waits in the state `pending` until the registration is through. */
export const createAccount =
  (deps: Pick<IdentityDeps, 'db' | 'now' | 'passwords' | 'isCommonPassword'>) =>
  async ({ body }: Input<Operation>): Promise<Output<Operation>> => {
    if (deps.isCommonPassword(body.password))
      throw new Fault('password-too-common', 422, 'This password is among the most common ones.', {
        errors: [{ path: '/body/password', message: 'is too common' }],
      });
    const account = {
      accountId: body.accountId,
      email: body.email,
      emailKey: emailKey(body.email),
      passwordHash: await deps.passwords.hash(body.password),
      personId: body.personId,
      roles: body.roles,
      status: 'pending' as const,
    };
    await insertAccount(deps.db, account, deps.now()).catch((cause: unknown) => {
      throw isDuplicate(cause, 'account__email_key')
        ? new Fault('email-taken', 409, 'There is an account with this e-mail address.')
        : cause;
    });
    return { accountId: body.accountId };
  };
