import { users } from '@aceso/contracts/users';
import { on } from '@aceso/kit';
import { removeOfPerson } from '../store/browser-sessions.ts';

/** Nothing else of a person is kept here. */
export const onPersonErased = on(users.events.personErased, ({ payload }, tx) => removeOfPerson(tx, payload.personId));
