import type { FastifyInstance, FastifyReply } from 'fastify';
import { API_AUDIENCE, Fault, parseSmartScope } from '@aceso/kit';
import { consentPage } from '../pages/consent-page.ts';
import { placeOf } from '../sign-in/place.ts';
import { accountById } from '../store/accounts.ts';
import { CLI_CLIENT, isSelfRegistered } from './client-names.ts';
import { checkForm, formToken } from './form-token.ts';
import { grantAccess } from './grants.ts';
import { finish, formOf, interactionOf, sendPage, type OpenInteraction, type PageDeps } from './page-exchange.ts';
import type { KnownResource } from './protected-resources.ts';
import { sendSignIn } from './sign-in-routes.ts';

/** The page of an interaction, and the answer to the question whether a program may be let in. */
export function addConsentRoutes(app: FastifyInstance, deps: PageDeps): void {
  app.get('/oauth/interaction/:uid', async (request, reply) => {
    const open = await interactionOf(deps, request, reply);
    const hint = open.details.params['login_hint'];
    return open.details.prompt.name === 'consent'
      ? await sendConsent(deps, open, reply)
      : sendSignIn(deps, open, reply, { email: typeof hint === 'string' ? hint : undefined });
  });

  app.post('/oauth/interaction/:uid/consent', async (request, reply) => {
    const open = await interactionOf(deps, request, reply);
    const { csrf, answer } = formOf(request);
    checkForm(deps.csrfKey, deps.issuer, open.uid, request, csrf);
    if (answer !== 'yes') return await finish(open, request, reply, { error: 'access_denied', error_description: 'the person declined' });
    const accountId = open.details.session?.accountId;
    const account = accountId === undefined ? undefined : await accountById(deps.db, accountId);
    const clientId = open.details.params['client_id'];
    if (account?.status !== 'active' || typeof clientId !== 'string') throw new Fault('not-found', 404, 'This sign-in is no longer open.');
    const scope = scopesOf(deps, open).join(' ');
    const audience = resourceOf(deps, open)?.address ?? API_AUDIENCE;
    const grantId = await grantAccess(deps, open.provider, {
      account,
      clientId,
      audience,
      scope,
      place: placeOf(request),
      browserUid: undefined,
    });
    return await finish(open, request, reply, { consent: { grantId } });
  });
}

/** What the program asks for; our own command line may do all that the person may. */
function scopesOf(deps: PageDeps, { details }: Pick<OpenInteraction, 'details'>): readonly string[] {
  if (details.params['client_id'] === CLI_CLIENT) return deps.apiScopes;
  const asked = details.params['scope'];
  if (typeof asked !== 'string') return [];
  const resource = resourceOf(deps, { details });
  if (resource !== undefined) return asked.split(' ').filter((scope) => Object.hasOwn(resource.scopes, scope));
  const known = new Set(deps.apiScopes);
  return asked.split(' ').filter((scope) => known.has(scope) || parseSmartScope(scope) !== undefined);
}

/** The protected resource that is asked for; undefined for the API. */
function resourceOf(deps: PageDeps, { details }: Pick<OpenInteraction, 'details'>): KnownResource | undefined {
  const asked = [details.params['resource']].flat();
  return deps.resources.find(({ address }) => asked.includes(address));
}

async function sendConsent(deps: PageDeps, open: OpenInteraction, reply: FastifyReply): Promise<FastifyReply> {
  const clientId = open.details.params['client_id'];
  const client = typeof clientId === 'string' ? await open.provider.Client.find(clientId) : undefined;
  const redirectUri = open.details.params['redirect_uri'];
  const page = consentPage({
    uid: open.uid,
    csrf: formToken(deps.csrfKey, open.uid),
    program: client?.clientName ?? 'A program',
    scopes: scopesOf(deps, open),
    words: resourceOf(deps, open)?.scopes ?? {},
    unchecked:
      typeof clientId === 'string' && isSelfRegistered(clientId) && typeof redirectUri === 'string' ? new URL(redirectUri).host : undefined,
  });
  return sendPage(reply, page, open.targets);
}
