import { identity } from '@aceso/contracts/identity';
import { users } from '@aceso/contracts/users';
import { createApi, type Api } from '../../host/src/cli/api.ts';
import type { Account } from './account.ts';
import { until } from './until.ts';

/** Registers a person with consent to advice, waits for the end of the saga, and signs in: the API as any client sees it. */
export async function registerPerson(url: string, { name, email, password }: Account, timeZone: string): Promise<Api> {
  const open = createApi(url, undefined);
  const { registrationId } = await open.call(users.operations.registerPerson, {
    params: {},
    query: {},
    body: { email, password, displayName: name, timeZone, consents: ['storage-and-advice'] },
  });
  await untilRegistered(open, registrationId);
  return await signedIn(url, { email, password });
}

/** Makes the operator with the one-time code, and signs in. */
export async function claimOperator(url: string, code: string, { name, email, password }: Account, timeZone: string): Promise<Api> {
  const open = createApi(url, undefined);
  const { registrationId } = await open.call(users.operations.claimOperator, {
    params: {},
    query: {},
    body: { email, password, displayName: name, timeZone, code },
  });
  await untilRegistered(open, registrationId);
  return await signedIn(url, { email, password });
}

async function untilRegistered(open: Api, registrationId: string): Promise<void> {
  await until('registration', async () => {
    const { status } = await open.call(users.operations.getRegistration, { params: { registrationId } });
    if (status === 'undone') throw new Error('the registration was undone');
    return status === 'done' ? status : undefined;
  });
}

async function signedIn(url: string, { email, password }: Pick<Account, 'email' | 'password'>): Promise<Api> {
  const { accessToken } = await createApi(url, undefined).call(identity.operations.signIn, {
    params: {},
    query: {},
    body: { email, password },
  });
  return createApi(url, accessToken);
}
