import { Fault } from '@aceso/kit';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { errors, type InteractionResults } from 'oidc-provider';
import type Provider from 'oidc-provider';
import type { ExternalProvider } from '../federation/external-provider.ts';
import { pageHeaders } from '../pages/page.ts';
import type { ProviderDeps } from './configuration.ts';

export interface PageDeps extends ProviderDeps {
  readonly provider: () => Promise<Provider>;
  readonly external: ExternalProvider;
}

export type Interaction = Awaited<ReturnType<Provider['interactionDetails']>>;

/** A sign-in or consent page that is open in this very browser. */
export interface OpenInteraction {
  readonly provider: Provider;
  readonly uid: string;
  readonly details: Interaction;
  /** Where its forms may lead in the end: browsers hold `form-action` against redirects, too. */
  readonly targets: readonly string[];
}

/** The interaction of this address, if the browser's cookie belongs to it. */
export async function interactionOf(deps: PageDeps, request: FastifyRequest, reply: FastifyReply): Promise<OpenInteraction> {
  const { uid } = request.params as { uid: string }; // All routes of these pages have it.
  const provider = await deps.provider();
  const details = await provider.interactionDetails(request.raw, reply.raw).catch((cause: unknown) => {
    throw cause instanceof errors.SessionNotFound ? gone(cause) : cause;
  });
  if (details.uid !== uid) throw gone('the cookie belongs to another sign-in');
  const redirectUri = details.params['redirect_uri'];
  return { provider, uid, details, targets: typeof redirectUri === 'string' ? targetsOf(redirectUri) : [] };
}

const gone = (cause: unknown): Fault => new Fault('not-found', 404, 'This sign-in is no longer open.', { cause });

function targetsOf(redirectUri: string): readonly string[] {
  const { origin, protocol } = new URL(redirectUri);
  return [origin === 'null' ? protocol : origin];
}

/** Hands the result to the provider and sends the browser on. */
export async function finish(
  open: OpenInteraction,
  request: FastifyRequest,
  reply: FastifyReply,
  result: InteractionResults,
): Promise<FastifyReply> {
  const next = await open.provider.interactionResult(request.raw, reply.raw, result, { mergeWithLastSubmission: true });
  return await reply.header('cache-control', 'no-store').redirect(next, 303);
}

/** Sends a page with its headers. */
export const sendPage = (reply: FastifyReply, page: string, targets: readonly string[] = []): FastifyReply =>
  reply.headers(pageHeaders(targets)).type('text/html; charset=utf-8').send(page);

/** Fields of a form. */
export function formOf(request: FastifyRequest): Readonly<Partial<Record<string, string>>> {
  return request.body instanceof URLSearchParams ? Object.fromEntries(request.body) : {};
}
