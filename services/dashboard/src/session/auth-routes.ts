import { Fault, forbidden } from '@aceso/kit';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { returnPathOf } from '../domain/return-path.ts';
import { AWAY, sendMessage } from '../pages/message-page.ts';
import type { BrowserSessions } from './browser-sessions.ts';
import type { Cookies } from './cookies.ts';
import { openTrip, sealTrip, TRIP_SECONDS } from './sealed-trip.ts';
import type { SignInClient } from './sign-in-client.ts';

export interface AuthRouteDeps {
  readonly client: SignInClient;
  readonly sessions: BrowserSessions;
  readonly cookies: Cookies;
  readonly tripKey: Uint8Array;
  readonly publicOrigin: string;
  readonly now: () => Date;
}

/** Where a browser's session begins and ends. */
export async function addAuthRoutes(app: FastifyInstance, deps: AuthRouteDeps): Promise<void> {
  await app.register(async (auth) => {
    // A sign-out has no body worth reading, whatever form it is sent in.
    auth.removeAllContentTypeParsers();
    auth.addContentTypeParser('*', { parseAs: 'string', bodyLimit: 4_096 }, (_request, _body, done) => done(null));
    auth.addHook('onSend', async (_request, reply) => void reply.header('cache-control', 'no-store'));
    auth.setErrorHandler((error: unknown, request, reply) => {
      if (!(error instanceof Fault) || error.status < 500 || !wantsPage(request)) throw error;
      return sendMessage(reply.header('retry-after', '2'), error.status, AWAY);
    });
    auth.get('/auth/sign-in', (request, reply) => depart(deps, request, reply));
    auth.get('/auth/callback', (request, reply) => arrive(deps, request, reply));
    auth.post('/auth/sign-out', (request, reply) => signOut(deps, request, reply));
  });
}

const wantsPage = ({ headers }: FastifyRequest): boolean => (headers.accept ?? '').includes('text/html');

async function depart(deps: AuthRouteDeps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { return: wanted } = request.query as { readonly return?: unknown }; // Whatever an address carries; checked by `returnPathOf`.
  const { url, trip } = await deps.client.depart(returnPathOf(wanted));
  return reply
    .header('set-cookie', deps.cookies.write(deps.cookies.trip, sealTrip(deps.tripKey, trip, deps.now()), TRIP_SECONDS))
    .redirect(url, 303);
}

async function arrive(deps: AuthRouteDeps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { cookies } = deps;
  const trip = openTrip(deps.tripKey, cookies.read(request.headers.cookie, cookies.trip), deps.now());
  if (trip === undefined) return sendMessage(reply, 400, NOT_OPEN);
  const query = request.url.indexOf('?');
  try {
    const tokens = await deps.client.arrive(query < 0 ? '' : request.url.slice(query), trip);
    const before = cookies.read(request.headers.cookie, cookies.session);
    const { cookie, maxAgeSeconds } = await deps.sessions.open(tokens);
    if (before !== undefined) await deps.sessions.forget(before);
    return reply
      .header('set-cookie', [cookies.write(cookies.session, cookie, maxAgeSeconds), cookies.drop(cookies.trip)])
      .redirect(trip.returnPath, 303);
  } catch (error) {
    if (!(error instanceof Fault) || error.code !== 'sign-in-refused') throw error;
    return sendMessage(reply.header('set-cookie', cookies.drop(cookies.trip)), 400, NOT_OPEN);
  }
}

const NOT_OPEN = {
  title: 'Sign-in did not finish',
  text: 'It was begun in another window, took too long, or this browser keeps no cookies.',
  link: { to: '/auth/sign-in', text: 'Sign in' },
} as const;

async function signOut(deps: AuthRouteDeps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  assertFromOurPages(request, deps.publicOrigin);
  const { cookies } = deps;
  const cookie = cookies.read(request.headers.cookie, cookies.session);
  if (cookie !== undefined) await deps.sessions.end(cookie);
  reply.header('set-cookie', cookies.drop(cookies.session)).header('clear-site-data', '"storage"');
  // A form goes on to the start; a script decides by itself.
  return wantsPage(request) ? reply.redirect('/', 303) : reply.code(204).send();
}

/** Another site must not be able to sign somebody out. */
function assertFromOurPages({ headers }: FastifyRequest, publicOrigin: string): void {
  const { 'sec-fetch-site': site, origin } = headers;
  if ((site !== undefined && site !== 'same-origin') || (origin !== undefined && origin !== publicOrigin))
    throw forbidden('Signing out must come from our own pages.');
}
