import type { Input, Output } from '@aceso/contracts';
import type { configuration } from '@aceso/contracts/configuration';
import { Fault, settingErrors, type Call } from '@aceso/kit';
import { commitChange } from '../change/commit-change.ts';
import type { ConfigurationDeps } from '../deps.ts';

type Operation = typeof configuration.operations.setSetting;

/** A value that does not fit is refused with the place and the rule, before anything is stored. */
export const setSetting =
  (deps: ConfigurationDeps) =>
  async ({ params, body }: Input<Operation>, { principal }: Call): Promise<Output<Operation>> => {
    const { service, setting: name } = params;
    const setting = deps.catalogue.setting(service, name);
    const errors = settingErrors(setting, body.value, 'body/value');
    if (errors.length > 0)
      throw new Fault('input-invalid', 400, `The value does not fit ${service}.${name}.`, { errors, fix: setting.summary });
    const stored = deps.vault.put(service, name, setting, body.value);
    return await commitChange(deps, {
      service,
      kind: 'set',
      author: principal.subject,
      reason: body.reason,
      expectedVersion: body.expectedVersion,
      next: (present) => new Map([...present, [name, stored]]),
    });
  };
