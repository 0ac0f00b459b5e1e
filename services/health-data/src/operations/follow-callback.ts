import type { Input } from '@aceso/contracts';
import type { healthData } from '@aceso/contracts/health-data';
import type { Call } from '@aceso/kit';

const APP = '/sources';

/**
 * Leads the browser back to the app, which ends the attempt with its session.
 *
 * The browser comes from another site, so nothing is done here. What the vendor sent travels behind `#`: no server sees or logs it again.
 */
export const followCallback =
  () =>
  async ({ query }: Input<typeof healthData.operations.followCallback>, call: Call): Promise<void> => {
    const back = new URLSearchParams();
    if (query.state !== undefined) back.set('state', query.state);
    if (query.code !== undefined) back.set('code', query.code);
    if (query.error !== undefined) back.set('error', query.error);
    if (query.error_description !== undefined) back.set('error_description', query.error_description);
    await call.http?.reply
      .header('cache-control', 'no-store')
      .header('referrer-policy', 'no-referrer')
      .redirect(`${APP}#connect?${back.toString()}`, 303);
  };
