import type { Output } from '@aceso/contracts';
import type { users } from '@aceso/contracts/users';
import type { UsersDeps } from '../deps.ts';
import { hashOfCode, newCode } from '../registration/operator-code.ts';
import { countOperators, lockOperators, replaceCode } from '../store/operators.ts';

type Operation = typeof users.operations.issueOperatorCode;
const LIFE_MS = 30 * 60_000;

/** Nothing once there is an operator, or while one is being made. An older code ends. */
export const issueOperatorCode = (deps: Pick<UsersDeps, 'db' | 'now'>) => async (): Promise<Output<Operation>> => {
  const code = newCode();
  const expiresAt = new Date(deps.now().getTime() + LIFE_MS);
  const issued = await deps.db.tx(async (tx) => {
    await lockOperators(tx);
    return (await countOperators(tx)) === 0 && (await replaceCode(tx, hashOfCode(code), expiresAt));
  });
  return issued ? { code, expiresAt: expiresAt.toISOString() } : {};
};
