import { OWN_PAGE } from './api.ts';

/** Ends the session of this browser on the server; nothing of it stays here. */
export async function signOut(then = '/start'): Promise<void> {
  await fetch('/auth/sign-out', { method: 'POST', headers: OWN_PAGE, credentials: 'same-origin', redirect: 'manual' });
  // A new page forgets all that the old one had in memory.
  location.assign(then);
}
