import type { Health, ServiceHealth } from './queries.ts';

/** State of a service as it is shown: one that answers, but slowly, is not well. */
export type Standing = ServiceHealth['state'] | 'slow';

/** Milliseconds of the 95th percentile from which a service counts as slow. */
export const SLOW_MS = 1000;

/** How a service stands. */
export const standingOf = (service: ServiceHealth): Standing =>
  service.state === 'ready' && (service.p95Ms ?? 0) >= SLOW_MS ? 'slow' : service.state;

const GRAVITY: Readonly<Record<Standing, number>> = { away: 0, 'not-ready': 1, slow: 2, unknown: 3, ready: 4 };

/** Services with trouble first, then by name. */
export const byGravity = (services: readonly ServiceHealth[]): readonly ServiceHealth[] =>
  services.toSorted((a, b) => GRAVITY[standingOf(a)] - GRAVITY[standingOf(b)] || (a.service < b.service ? -1 : 1));

/** A text for asking others for help: states and figures, no addresses and nothing of any person. */
export function reportText(health: Health): string {
  const lines = byGravity(health.services).map((service) =>
    [
      service.service,
      standingOf(service),
      service.since === undefined ? '' : `since ${service.since}`,
      service.p95Ms === undefined ? '' : `p95 ${Math.round(service.p95Ms)} ms`,
      service.errorShare === undefined ? '' : `errors ${(service.errorShare * 100).toFixed(1)} %`,
      service.lagSeconds === undefined ? '' : `lag ${service.lagSeconds.toFixed(1)} s`,
      service.reasons.join('; '),
    ]
      .filter((part) => part !== '')
      .join(', '),
  );
  return [`Aceso: ${health.sentence}`, health.checkedAt ?? '', ...lines].join('\n');
}
