import type { Input, Output } from '@aceso/contracts';
import type { configuration } from '@aceso/contracts/configuration';
import { conflict, notFound, settingErrors, type Call } from '@aceso/kit';
import { commitChange } from '../change/commit-change.ts';
import type { ConfigurationDeps } from '../deps.ts';
import type { Values } from '../domain/changes.ts';
import { valuesAt } from '../store/changes.ts';

type Operation = typeof configuration.operations.rollback;

/** Going back is a change like any other: a new version, all values at once, with author and reason. */
export const rollback =
  (deps: ConfigurationDeps) =>
  async ({ params: { service }, body }: Input<Operation>, { principal }: Call): Promise<Output<Operation>> => {
    deps.catalogue.service(service);
    return await commitChange(deps, {
      service,
      kind: 'rollback',
      toVersion: body.toVersion,
      author: principal.subject,
      reason: body.reason,
      expectedVersion: body.expectedVersion,
      next: async (_present, version, tx) => {
        if (body.toVersion > version) throw notFound('no-such-version', `${service} is at version ${version}.`);
        return stillFitting(deps, service, await valuesAt(tx, service, body.toVersion));
      },
    });
  };

/** Settings that are gone since are left out; values that are forbidden since stop the rollback. */
function stillFitting(deps: ConfigurationDeps, service: string, values: Values): Values {
  const { settings } = deps.catalogue.service(service);
  const known = [...values].filter(([name]) => Object.hasOwn(settings, name));
  for (const [name, stored] of known) {
    const setting = deps.catalogue.setting(service, name);
    if (settingErrors(setting, deps.vault.take(service, name, stored), 'value').length > 0)
      throw conflict('version-no-longer-fits', `The value of ${service}.${name} in that version is not allowed any more.`);
  }
  return new Map(known);
}
