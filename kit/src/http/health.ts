import type { FastifyInstance } from 'fastify';

/** How long a service waits for its own reasons before it says that it is not ready. */
const READY_WITHIN_MS = 2_000;

/** Addresses that every service answers itself. */
export const HEALTH_PATHS = ['/livez', '/readyz'] as const;

export interface Health {
  readonly service: string;
  readonly version: string;
  readonly startedAt: Date;
  /** Names what is not ready; empty when all is well. */
  readonly ready: () => Promise<readonly string[]>;
}

/** `/livez` looks at nothing but the process itself; `/readyz` asks the service. Both are open: a prober has no token. */
export function mountHealth(app: FastifyInstance, health: Health): void {
  const [alive, ready] = HEALTH_PATHS;
  app.get(alive, async () => ({
    service: health.service,
    status: 'alive',
    version: health.version,
    startedAt: health.startedAt.toISOString(),
  }));
  app.get(ready, async (_request, reply) => {
    const reasons = await reasonsOf(health);
    return await reply
      .code(reasons.length === 0 ? 200 : 503)
      .send({ service: health.service, status: reasons.length === 0 ? 'ready' : 'not-ready', reasons });
  });
}

/** Reasons of a service for not being ready; an answer that does not come is one. */
export async function reasonsOf(health: Health): Promise<readonly string[]> {
  const late = new Promise<readonly string[]>((resolve) => setTimeout(resolve, READY_WITHIN_MS, ['no answer in time']).unref());
  return await Promise.race([health.ready().catch(() => ['cannot tell: the check failed']), late]);
}
