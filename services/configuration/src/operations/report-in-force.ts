import type { Input } from '@aceso/contracts';
import type { configuration } from '@aceso/contracts/configuration';
import { forbidden, type Call } from '@aceso/kit';
import type { ConfigurationDeps } from '../deps.ts';
import { saveReport } from '../store/in-force.ts';

type Operation = typeof configuration.operations.reportInForce;

const FORGET_AFTER_MS = 86_400_000;

/** A service speaks for its own processes only. */
export const reportInForce =
  (deps: ConfigurationDeps) =>
  async ({ params: { service }, body }: Input<Operation>, { principal }: Call): Promise<void> => {
    if (principal.subject !== `service:${service}`) throw forbidden('A service may report its own settings only.');
    deps.catalogue.service(service);
    const now = deps.now();
    await saveReport(deps.db, service, body, now, new Date(now.getTime() - FORGET_AFTER_MS));
  };
