import { notFound, type Db } from '@aceso/kit';
import { findPerson, lockPerson, type PersonRow } from '../store/people.ts';

/** The active person; throws `no-such-person`. */
export async function requirePerson(db: Db, personId: string): Promise<PersonRow> {
  return (await findPerson(db, personId)) ?? missing();
}

/** As `requirePerson`, held for a change. */
export async function requirePersonForChange(tx: Db, personId: string): Promise<PersonRow> {
  return (await lockPerson(tx, personId)) ?? missing();
}

function missing(): never {
  throw notFound('no-such-person', 'No such person.');
}
