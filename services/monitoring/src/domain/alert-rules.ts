import type { AlertRule } from '@aceso/contracts/monitoring';
import type { OverallHealth } from './health-state.ts';

export type Rule = AlertRule;

/** An alert that should stand. */
export interface Finding {
  readonly rule: Rule;
  readonly service: string;
  readonly summary: string;
}

export interface ServiceFacts {
  readonly service: string;
  readonly health: OverallHealth;
  readonly requests: number;
  readonly errors: number;
}

export interface AlertLimits {
  readonly notReadySeconds: number;
  readonly errorShare: number;
  readonly errorRequests: number;
}

/** What an operator must be told about now. A service that was never seen is not missed. */
export function findingsOf(facts: readonly ServiceFacts[], limits: AlertLimits, now: Date): readonly Finding[] {
  return facts.flatMap((fact) => [...notReady(fact, limits, now), ...errorShare(fact, limits)]);
}

function notReady({ service, health }: ServiceFacts, { notReadySeconds }: AlertLimits, now: Date): Finding[] {
  if (health.state === 'ready' || health.state === 'unknown' || health.since === undefined) return [];
  if (now.getTime() - health.since.getTime() < notReadySeconds * 1000) return [];
  const why = health.reasons.length === 0 ? '' : `: ${health.reasons.join(', ')}`;
  return [{ rule: 'service-not-ready', service, summary: `${service} ${health.state === 'away' ? 'is away' : 'is not ready'}${why}.` }];
}

function errorShare({ service, requests, errors }: ServiceFacts, limits: AlertLimits): Finding[] {
  if (requests < limits.errorRequests || errors / requests < limits.errorShare) return [];
  const percent = Math.round((100 * errors) / requests);
  return [
    {
      rule: 'error-share-high',
      service,
      summary: `${service} fails ${percent} % of its requests (${errors} of ${requests} in five minutes).`,
    },
  ];
}
