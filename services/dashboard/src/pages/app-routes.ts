import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { Fault } from '@aceso/kit';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { localeOf } from '../domain/locale.ts';
import type { BrowserSessions } from '../session/browser-sessions.ts';
import type { Cookies } from '../session/cookies.ts';
import { addAppFiles } from './app-files.ts';
import { gatherFirstScreen, type FirstScreen, type FirstScreenDeps } from './first-screen.ts';
import { AWAY, sendMessage } from './message-page.ts';
import { codingOf, pack } from './pack.ts';
import { pageHeaders } from './page-headers.ts';
import { createPageWriter } from './page-writer.ts';

/** More than the 128 bits that the policy asks for. */
const NONCE_BYTES = 18;
const THEME_COOKIE = 'aceso-theme';
const BEFORE_SIGN_IN_ZONE = 'UTC';

export interface AppRouteDeps extends FirstScreenDeps {
  readonly sessions: BrowserSessions;
  readonly cookies: Cookies;
  /** Folder of the built web app, with `client` and `server`. */
  readonly webDist: string;
}

/** The web app: its files, and every page of it. */
export async function addAppRoutes(app: FastifyInstance, deps: AppRouteDeps): Promise<void> {
  const write = createPageWriter(deps.webDist);
  const sendFile = await addAppFiles(app, join(deps.webDist, 'client'));
  app.get('/*', async (request, reply) => {
    const [path = '/'] = request.url.split('?');
    if (/^\/(v1|auth|oauth)(\/|$)/.test(path)) return reply.callNotFound();
    if (/\.[a-z0-9]+$/i.test(path)) return sendFile(reply, path);
    const writer = await write();
    if (writer === undefined) return sendMessage(reply, 503, NOT_BUILT);
    const seen = await firstScreenOf(deps, request);
    if (seen === 'away') return sendMessage(reply.header('retry-after', '2'), 503, AWAY);
    const nonce = randomBytes(NONCE_BYTES).toString('base64');
    const page = await writer.renderPage({ address: request.url, nonce, boot: bootOf(deps, request, seen) });
    if (page.location !== undefined) return redirect(reply, page.location);
    return await sendPage(request, reply, { ...page, policy: writer.contentSecurityPolicy(nonce) });
  });
}

async function sendPage(
  request: FastifyRequest,
  reply: FastifyReply,
  page: { readonly status: number; readonly html: string; readonly policy: string },
): Promise<FastifyReply> {
  const coding = codingOf(request.headers['accept-encoding']);
  const content = Buffer.from(page.html);
  reply.code(page.status).headers(pageHeaders(page.policy)).header('vary', 'accept-encoding, cookie').type('text/html; charset=utf-8');
  return coding === undefined
    ? await reply.send(content)
    : await reply.header('content-encoding', coding).send(await pack(content, coding, 'page'));
}

const redirect = (reply: FastifyReply, location: string): FastifyReply => reply.header('cache-control', 'no-store').redirect(location, 302);

const NOT_BUILT = {
  title: 'The web app is not built yet',
  text: 'Run `npm run build -w @aceso/web` and load this page again. The API works without it.',
} as const;

/** What the page can carry: undefined when nobody is signed in, `away` when nobody can say. */
async function firstScreenOf(deps: AppRouteDeps, request: FastifyRequest): Promise<FirstScreen | undefined | 'away'> {
  const cookie = deps.cookies.read(request.headers.cookie, deps.cookies.session);
  if (cookie === undefined) return undefined;
  try {
    const { accessToken } = await deps.sessions.resolve(cookie);
    return await gatherFirstScreen(deps, accessToken, request.url);
  } catch (error) {
    if (error instanceof Fault && error.status === 401) return undefined;
    if (error instanceof Fault && error.status >= 500) return 'away';
    throw error;
  }
}

function bootOf(deps: AppRouteDeps, request: FastifyRequest, seen: FirstScreen | undefined): object {
  const theme = deps.cookies.read(request.headers.cookie, THEME_COOKIE);
  const zone = (seen?.profile ?? seen?.overview) as { readonly timeZone: string } | undefined; // Both have one, by their contracts.
  return {
    now: deps.now().getTime(),
    locale: localeOf(request.headers['accept-language']),
    timeZone: zone?.timeZone ?? BEFORE_SIGN_IN_ZONE,
    ...(theme === 'light' || theme === 'dark' ? { theme } : {}),
    ...seen,
  };
}
