import type { Input, Output } from '@aceso/contracts';
import type { configuration } from '@aceso/contracts/configuration';
import type { Call } from '@aceso/kit';
import { commitChange } from '../change/commit-change.ts';
import type { ConfigurationDeps } from '../deps.ts';

type Operation = typeof configuration.operations.clearSetting;

/** Nothing stored to take away is no failure: it is as wanted. */
export const clearSetting =
  (deps: ConfigurationDeps) =>
  async ({ params, query }: Input<Operation>, { principal }: Call): Promise<Output<Operation>> => {
    const { service, setting: name } = params;
    deps.catalogue.setting(service, name);
    return await commitChange(deps, {
      service,
      kind: 'clear',
      author: principal.subject,
      reason: query.reason,
      expectedVersion: query.expectedVersion,
      next: (present) => new Map([...present].filter(([setting]) => setting !== name)),
    });
  };
