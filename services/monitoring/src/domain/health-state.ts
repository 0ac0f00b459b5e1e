import type { HealthState } from '@aceso/contracts/monitoring';

export type State = HealthState;

/** How one replica was when it was last asked. */
export interface ReplicaHealth {
  readonly service: string;
  readonly address: string;
  readonly state: Exclude<State, 'unknown'>;
  readonly reasons: readonly string[];
  readonly since: Date;
  readonly checkedAt: Date;
}

export interface OverallHealth {
  readonly state: State;
  readonly since: Date | undefined;
  readonly reasons: readonly string[];
}

const time = (date: Date): number => date.getTime();

/** A service can do its work as long as one replica can; its reasons are those of the replicas that cannot. */
export function overallHealth(replicas: readonly ReplicaHealth[]): OverallHealth {
  if (replicas.length === 0) return { state: 'unknown', since: undefined, reasons: [] };
  const reasons = [...new Set(replicas.flatMap((replica) => (replica.state === 'ready' ? [] : replica.reasons)))];
  const ready = replicas.filter(({ state }) => state === 'ready');
  if (ready.length > 0) return { state: 'ready', since: new Date(Math.min(...ready.map(({ since }) => time(since)))), reasons };
  // Since the last of them stopped being ready.
  const since = new Date(Math.max(...replicas.map((replica) => time(replica.since))));
  return { state: replicas.some(({ state }) => state === 'not-ready') ? 'not-ready' : 'away', since, reasons };
}

/** The one sentence over the screen of health. */
export function sentenceOf(services: readonly { readonly service: string; readonly state: State }[]): string {
  const named = (state: State): string[] => services.filter((each) => each.state === state).map(({ service }) => service);
  const [ready, notReady, away, unknown] = [named('ready'), named('not-ready'), named('away'), named('unknown')];
  if (ready.length === services.length) return `All ${services.length} services are ready.`;
  const parts = [
    ready.length > 0
      ? [`${ready.length} of ${services.length} services ${ready.length === 1 ? 'is' : 'are'} ready`]
      : ['No service is ready'],
    notReady.length > 0 ? [`not ready: ${notReady.join(', ')}`] : [],
    away.length > 0 ? [`away: ${away.join(', ')}`] : [],
    unknown.length > 0 ? [`not heard of yet: ${unknown.join(', ')}`] : [],
  ];
  return `${parts.flat().join('; ')}.`;
}
