import { identity } from '@aceso/contracts/identity';
import { on, type Subscription } from '@aceso/kit';
import { tell, type TellDeps } from '../messages/tell.ts';

/** Tells of a sign-in from a place not seen before; an account without a person has no inbox. */
export const onSignInNoticed = (deps: TellDeps): Subscription =>
  on(identity.events.signInNoticed, async ({ payload }, tx) => {
    const { personId, sessionId } = payload;
    if (personId === undefined) return;
    await tell(deps, tx, {
      personId,
      category: 'account-safety',
      cause: `sign-in:${sessionId}`,
      title: 'New sign-in to your account',
      body: 'It came from a place we had not seen before. If it was not you, end the session in Settings and change your password.',
      link: '/settings/sessions',
      why: 'A sign-in came from a new place. This always reaches your inbox.',
    });
  });
