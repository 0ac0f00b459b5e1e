import type { Input } from '@aceso/contracts';
import type { healthData } from '@aceso/contracts/health-data';
import { Fault, notFound, type Call } from '@aceso/kit';
import type { ConnectDeps } from '../connect/deps.ts';
import { answerVendor, hookExchange } from '../connect/hook-exchange.ts';
import { requireConnector } from '../connect/require-connector.ts';

/** Answers the check of an address; what is no such check is refused. */
export const answerHook =
  (deps: ConnectDeps) =>
  async ({ params }: Input<typeof healthData.operations.answerHook>, call: Call): Promise<void> => {
    const { webhook, ...connector } = requireConnector(deps, params.integration);
    const exchange = webhook && (await hookExchange(deps, connector, 'GET', call));
    if (webhook === undefined || exchange === undefined)
      throw notFound('no-such-integration', `${connector.manifest.name} is not expected to call.`);
    const shake = webhook.handshake?.(exchange.request, exchange.keys);
    if (shake === undefined) throw new Fault('hook-refused', 401, 'This is not the check that the vendor makes.');
    await answerVendor(call, shake.status, shake.json);
  };
