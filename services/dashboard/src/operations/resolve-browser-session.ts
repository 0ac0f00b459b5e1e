import type { Input, Output } from '@aceso/contracts';
import type { dashboard } from '@aceso/contracts/dashboard';
import type { BrowserSessions } from '../session/browser-sessions.ts';

type Contract = typeof dashboard.operations.resolveBrowserSession;

/** Access token behind a cookie, renewed when it is about to end. */
export const resolveBrowserSession =
  (sessions: Pick<BrowserSessions, 'resolve'>) =>
  async ({ body }: Input<Contract>): Promise<Output<Contract>> =>
    await sessions.resolve(body.cookie);
