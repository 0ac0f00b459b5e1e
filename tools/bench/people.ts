import { randomBytes } from 'node:crypto';

/** Somebody who is signed in to a running Aceso. */
export interface SignedIn {
  readonly token: string;
  ask<T>(method: string, path: string, body?: object): Promise<T>;
}

/** Registers a person through the public API and signs in. */
export async function registerPerson(url: string): Promise<SignedIn> {
  const [email, password] = [`bench-${randomBytes(4).toString('hex')}@example.org`, randomBytes(12).toString('base64url')];
  await send(url, undefined, 'POST', '/v1/people', {
    email,
    password,
    displayName: 'Bench',
    timeZone: 'Europe/Zurich',
    birthYear: 1984,
    sex: 'male',
    consents: ['storage-and-advice'],
  });
  return await signIn(url, email, password);
}

/** Makes the first operator with the one-time code and signs in. */
export async function claimOperator(url: string, code: string): Promise<SignedIn> {
  const [email, password] = ['operator@example.org', randomBytes(12).toString('base64url')];
  await send(url, undefined, 'POST', '/v1/operators', { code, email, password, displayName: 'Operator', timeZone: 'Europe/Zurich' });
  return await signIn(url, email, password);
}

async function signIn(url: string, email: string, password: string): Promise<SignedIn> {
  const { accessToken } = await send<{ accessToken: string }>(url, undefined, 'POST', '/v1/sessions', { email, password });
  return { token: accessToken, ask: (method, path, body) => send(url, accessToken, method, path, body) };
}

async function send<T>(url: string, token: string | undefined, method: string, path: string, body?: object): Promise<T> {
  const reply = await fetch(`${url}${path}`, {
    method,
    headers: {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await reply.text();
  if (!reply.ok) throw new Error(`${method} ${path}: ${reply.status} ${text}`);
  return (text === '' ? undefined : JSON.parse(text)) as T; // The caller knows the contract of what it asks.
}
