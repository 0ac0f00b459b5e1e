import { ApiProblem } from '../../lib/problem.ts';
import { type AccountField, STEP_OF } from './new-account.ts';

/** Problems of the service that belong to one field. */
const FIELD_OF: Readonly<Record<string, AccountField>> = {
  'email-taken': 'email',
  'password-too-common': 'password',
  'time-zone-unknown': 'timeZone',
};

const isField = (name: string): name is AccountField => Object.hasOwn(STEP_OF, name);

/** What a refused registration says about each field, so that it stands beside the field and not at the end. */
export function faultsOf(error: unknown): Partial<Record<AccountField, string>> {
  if (!(error instanceof ApiProblem)) return {};
  const { code, title, fix, errors = [] } = error.problem;
  const known = FIELD_OF[code];
  if (known !== undefined) return { [known]: fix === undefined ? title : `${title} ${fix}` };
  return Object.fromEntries(
    errors.flatMap(({ path, message }) => {
      const name = path.split('/').at(-1) ?? '';
      return isField(name) ? [[name, message]] : [];
    }),
  );
}
