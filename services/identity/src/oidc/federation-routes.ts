import { Fault } from '@aceso/kit';
import type { FastifyInstance } from 'fastify';
import { returnOfTrip } from '../federation/return-of-trip.ts';
import { noAccountPage } from '../pages/no-account-page.ts';
import { insertTrip, interactionOfTrip } from '../store/federation.ts';
import { finish, interactionOf, sendPage, type PageDeps } from './page-exchange.ts';
import { sendSignIn } from './sign-in-routes.ts';

const TRIP_MS = 10 * 60_000;
const BAD_GATEWAY = 502;

/** The way to the external provider and back. */
export function addFederationRoutes(app: FastifyInstance, deps: PageDeps): void {
  app.get('/oauth/interaction/:uid/federation', async (request, reply) => {
    const open = await interactionOf(deps, request, reply);
    const name = deps.external.name();
    if (name === undefined) throw new Fault('not-found', 404, 'There is no external sign-in.');
    try {
      const departure = await deps.external.depart();
      await insertTrip(deps.db, { ...departure, interaction: open.uid }, new Date(deps.now().getTime() + TRIP_MS));
      return await reply.header('cache-control', 'no-store').redirect(departure.url, 303);
    } catch (cause) {
      deps.log.warn({ err: cause }, 'the external provider cannot be reached');
      return sendSignIn(deps, open, reply, { status: BAD_GATEWAY, problem: `${name} does not answer. Try again, or use your password.` });
    }
  });

  // The provider knows one address; the cookie of the sign-in page is sent only to that page, so the answer goes on to it.
  app.get('/oauth/federation/callback', async (request, reply) => {
    const { search, searchParams } = new URL(request.url, deps.issuer);
    const uid = await interactionOfTrip(deps.db, searchParams.get('state') ?? '', deps.now());
    if (uid === undefined) throw new Fault('not-found', 404, 'This sign-in is no longer open.');
    return await reply.header('cache-control', 'no-store').redirect(`/oauth/interaction/${uid}/federation/return${search}`, 303);
  });

  app.get('/oauth/interaction/:uid/federation/return', async (request, reply) => {
    const open = await interactionOf(deps, request, reply);
    const name = deps.external.name() ?? 'The provider';
    const end = await returnOfTrip(deps, open.uid, new URL(request.url, deps.issuer)).catch((cause: unknown) => {
      deps.log.warn({ err: cause }, 'an external sign-in failed');
      return { kind: 'failed' } as const;
    });
    switch (end.kind) {
      case 'signed-in':
        return await finish(open, request, reply, { login: { accountId: end.accountId, amr: ['fed'] } });
      case 'confirm':
        return sendSignIn(deps, open, reply, { email: end.email, linking: true });
      case 'no-account':
        return sendPage(reply, noAccountPage(name), open.targets);
      case 'failed':
        return sendSignIn(deps, open, reply, {
          status: BAD_GATEWAY,
          problem: `${name} could not sign you in. Try again, or use your password.`,
        });
    }
  });
}
