import { CONTRACTS } from '@aceso/contracts/all';
import { CommandFailure, EXIT } from './cli/failure.ts';

/** Names of the ten services. */
export const SERVICE_NAMES: readonly string[] = CONTRACTS.map(({ service }) => service);

/** Services of `--target`: `all`, or names separated by commas. */
export function namesOf(target: string): readonly string[] {
  if (target === 'all') return SERVICE_NAMES;
  const wanted = target.split(',').map((name) => name.trim());
  const unknown = wanted.filter((name) => !SERVICE_NAMES.includes(name));
  if (unknown.length > 0)
    throw new CommandFailure(`There is no service ${unknown.join(', ')}.`, {
      exit: EXIT.wrongUse,
      fix: `Choose from all, ${SERVICE_NAMES.join(', ')}.`,
    });
  return SERVICE_NAMES.filter((name) => wanted.includes(name));
}
