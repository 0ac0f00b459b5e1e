import { monitoring } from '@aceso/contracts/monitoring';
import { on, type Db, type Subscription } from '@aceso/kit';
import type { NotificationDeps } from '../deps.ts';
import { tell, type TellDeps } from '../messages/tell.ts';

type Deps = TellDeps & Pick<NotificationDeps, 'identity'>;
interface Alert {
  readonly alertId: string;
  readonly service: string;
  readonly summary: string;
  readonly link: string;
}

/** Tells every operator that something needs them. */
export const onAlertRaised = (deps: Deps): Subscription =>
  on(monitoring.events.alertRaised, async ({ payload }, tx) =>
    tellOperators(deps, tx, payload, { state: 'raised', title: `${payload.service} needs you` }),
  );

/** Tells every operator that it is over. */
export const onAlertCleared = (deps: Deps): Subscription =>
  on(monitoring.events.alertCleared, async ({ payload }, tx) =>
    tellOperators(deps, tx, payload, { state: 'cleared', title: `${payload.service} is well again` }),
  );

async function tellOperators(
  deps: Deps,
  tx: Db,
  alert: Alert,
  { state, title }: { readonly state: string; readonly title: string },
): Promise<void> {
  const { accounts } = await deps.identity.findAccount({ body: { role: 'operator' } });
  for (const { personId } of accounts) {
    if (personId === undefined) continue;
    await tell(deps, tx, {
      personId,
      category: 'system-alert',
      cause: `alert:${alert.alertId}:${state}`,
      title,
      body: alert.summary,
      link: alert.link,
      why: 'You run this installation. Setting: System.',
    });
  }
}
