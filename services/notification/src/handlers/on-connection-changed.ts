import { healthData } from '@aceso/contracts/health-data';
import { on, type Subscription } from '@aceso/kit';
import { tell, type TellDeps } from '../messages/tell.ts';

/** Asks to connect again when a vendor no longer takes the permission; the other states are seen on the page of sources. */
export const onConnectionChanged = (deps: TellDeps): Subscription =>
  on(healthData.events.connectionChanged, async ({ id, payload }, tx) => {
    const { personId, name, state } = payload;
    if (state !== 'needs-reauthentication') return;
    await tell(deps, tx, {
      personId,
      category: 'import-finished',
      cause: `connection:${id}`,
      title: `${name} has to be connected again`,
      body: `${name} no longer takes the permission that you gave. What came until now is here; nothing new comes until you connect again.`,
      link: '/sources',
      why: 'A connection that you made has ended. Setting: Import done.',
    });
  });
