import { requireTimeZone } from '@aceso/kit';
import { isDeepStrictEqual } from 'node:util';
import type { Input, Output } from '@aceso/contracts';
import { users } from '@aceso/contracts/users';
import type { UsersDeps } from '../deps.ts';
import { requirePersonForChange } from '../people/require-person.ts';
import { profileOf, saveProfile, type PersonRow } from '../store/people.ts';

type Operation = typeof users.operations.changeProfile;
type Body = Input<Operation>['body'];

/** Only the fields that are given change; without a change there is no new version and no event. */
export const changeProfile =
  (deps: Pick<UsersDeps, 'db' | 'bus'>) =>
  async ({ params, body }: Input<Operation>): Promise<Output<Operation>> => {
    if (body.timeZone !== undefined) requireTimeZone(body.timeZone);
    return await deps.db.tx(async (tx) => {
      const before = await requirePersonForChange(tx, params.personId);
      const wanted = { ...before, ...columnsOf(body) };
      const fields = changedFields(before, body);
      const after = fields.length === 0 ? before : await saveProfile(tx, wanted);
      if (after === undefined) throw new Error('a locked person cannot be gone');
      const { personId } = params;
      if (fields.length > 0) await deps.bus.append(tx, users.events.personUpdated, personId, { personId, fields });
      return profileOf(after);
    });
  };

const columnsOf = (body: Body): Partial<PersonRow> => ({
  ...(body.displayName === undefined ? {} : { display_name: body.displayName }),
  ...(body.birthYear === undefined ? {} : { birth_year: body.birthYear }),
  ...(body.sex === undefined ? {} : { sex: body.sex }),
  ...(body.heightCm === undefined ? {} : { height_cm: body.heightCm }),
  ...(body.units === undefined ? {} : { units: body.units }),
  ...(body.timeZone === undefined ? {} : { time_zone: body.timeZone }),
  ...(body.language === undefined ? {} : { language: body.language }),
  ...(body.country === undefined ? {} : { country: body.country }),
});

function changedFields(before: PersonRow, body: Body): string[] {
  const profile: Readonly<Record<string, unknown>> = profileOf(before);
  return Object.entries(body).flatMap(([name, value]) => (value === undefined || isDeepStrictEqual(profile[name], value) ? [] : [name]));
}
