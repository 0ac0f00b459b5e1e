import { Fault } from '@aceso/kit';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { linkAccount } from '../federation/link-account.ts';
import { signInPage, type SignInPage } from '../pages/sign-in-page.ts';
import { authenticate } from '../sign-in/authenticate.ts';
import { placeOf } from '../sign-in/place.ts';
import { checkForm, formToken } from './form-token.ts';
import { finish, formOf, interactionOf, sendPage, type OpenInteraction, type PageDeps } from './page-exchange.ts';

/** The answer to the sign-in page. */
export function addSignInRoutes(app: FastifyInstance, deps: PageDeps): void {
  app.post('/oauth/interaction/:uid/login', async (request, reply) => {
    const open = await interactionOf(deps, request, reply);
    const { csrf, email = '', password = '' } = formOf(request);
    checkForm(deps.csrfKey, deps.issuer, open.uid, request, csrf);
    try {
      return await logIn(deps, open, request, reply, { email, password });
    } catch (error) {
      const problem = problemOf(error);
      if (problem === undefined) throw error;
      return await sendSignIn(deps, open, reply, { email, ...problem });
    }
  });
}

async function logIn(
  deps: PageDeps,
  open: OpenInteraction,
  request: FastifyRequest,
  reply: FastifyReply,
  given: { readonly email: string; readonly password: string },
): Promise<FastifyReply> {
  const account = await authenticate(deps, given, placeOf(request));
  await linkAccount(deps, open.uid, account);
  return await finish(open, request, reply, { login: { accountId: account.accountId, amr: ['pwd'] } });
}

interface Problem {
  readonly status: number;
  readonly problem: string;
  readonly retryAfterSeconds?: number | undefined;
}

/** What the person is told; undefined for what is no fault of theirs. */
function problemOf(error: unknown): Problem | undefined {
  if (!(error instanceof Fault)) return undefined;
  const { code, status, retryAfterSeconds } = error;
  if (code === 'sign-in-failed') return { status, problem: 'E-mail address and password do not fit. Try again.' };
  if (code !== 'too-many-attempts') return undefined;
  const minutes = Math.ceil((retryAfterSeconds ?? 60) / 60);
  return {
    status,
    retryAfterSeconds,
    problem: `Too many wrong passwords. Try again in ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}.`,
  };
}

/** Shows the sign-in page of an interaction. */
export function sendSignIn(
  deps: PageDeps,
  open: OpenInteraction,
  reply: FastifyReply,
  view: Partial<Problem> & Partial<Pick<SignInPage, 'email' | 'linking'>> = {},
): FastifyReply {
  if (view.retryAfterSeconds !== undefined) reply.header('retry-after', String(view.retryAfterSeconds));
  const page = signInPage({
    uid: open.uid,
    csrf: formToken(deps.csrfKey, open.uid),
    email: view.email,
    problem: view.problem,
    linking: view.linking ?? false,
    provider: deps.external.name(),
  });
  return sendPage(reply.code(view.status ?? 200), page, open.targets);
}
