import type { Input, Output } from '@aceso/contracts';
import type { configuration } from '@aceso/contracts/configuration';
import { forbidden, type Call } from '@aceso/kit';
import type { ConfigurationDeps } from '../deps.ts';
import { valuesOf } from '../store/values.ts';

type Operation = typeof configuration.operations.getEffective;

/** Only the service itself gets its values: they hold its secrets in clear. */
export const getEffective =
  (deps: ConfigurationDeps) =>
  async ({ params: { service } }: Input<Operation>, { principal }: Call): Promise<Output<Operation>> => {
    if (principal.subject !== `service:${service}`) throw forbidden('A service may read its own settings only.');
    deps.catalogue.service(service);
    const { version, values } = await valuesOf(deps.db, service);
    return {
      service,
      version,
      values: Object.fromEntries([...values].map(([name, stored]) => [name, deps.vault.take(service, name, stored)])),
    };
  };
