import type { I18n } from '@lingui/core';
import { I18nProvider } from '@lingui/react';
import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createRouter, type RouterHistory, RouterProvider } from '@tanstack/react-router';
import { useEffect } from 'react';
import { signInAddress } from '../lib/addresses.ts';
import { ApiProblem } from '../lib/problem.ts';
import { meQuery, overviewQuery, profileQuery } from '../lib/queries.ts';
import { Broken } from '../shell/broken.tsx';
import { Notices } from '../ui/toast.tsx';
import type { Boot } from './boot.ts';
import { createI18n } from './i18n.ts';
import { Place } from './place.tsx';
import { routeTree } from './routes.tsx';

const RETRIES_AT_MOST = 2;
const RETRY_MS = 1000;

/** A session that has ended is begun again, and the browser comes back to where it was. */
function onFailure(error: unknown): void {
  if (!(error instanceof ApiProblem) || error.problem.status !== 401 || typeof location === 'undefined') return;
  // Before sign-up nobody has a session: what fails there is said there.
  if (location.pathname !== '/start') location.assign(signInAddress(location.pathname + location.search));
}

function createCache(): QueryClient {
  return new QueryClient({
    queryCache: new QueryCache({ onError: onFailure }),
    mutationCache: new MutationCache({ onError: onFailure }),
    defaultOptions: {
      queries: {
        retry: (failures, error) => failures < RETRIES_AT_MOST && error instanceof ApiProblem && error.isPassing,
        retryDelay: (failures, error) =>
          error instanceof ApiProblem && error.retryAfterSeconds !== undefined ? error.retryAfterSeconds * 1000 : RETRY_MS * 2 ** failures,
        refetchOnWindowFocus: true,
      },
    },
  });
}

/** Puts what the page already carries into the cache, so that nothing is asked twice. */
function fill(cache: QueryClient, boot: Boot): void {
  const updatedAt = boot.now;
  if (boot.me !== undefined) cache.setQueryData(meQuery().queryKey, boot.me, { updatedAt });
  if (boot.profile !== undefined) cache.setQueryData(profileQuery().queryKey, boot.profile, { updatedAt });
  if (boot.overview !== undefined) cache.setQueryData(overviewQuery().queryKey, boot.overview, { updatedAt });
}

function routerOf(cache: QueryClient, i18n: I18n, history: RouterHistory) {
  return createRouter({
    routeTree,
    history,
    context: { cache, i18n },
    defaultErrorComponent: Broken,
    defaultPreload: 'intent',
    defaultPreloadStaleTime: 0,
    scrollRestoration: false,
  });
}

/** One app: made anew for each page on the server and once in a browser. */
export interface App {
  readonly cache: QueryClient;
  readonly i18n: I18n;
  readonly router: ReturnType<typeof routerOf>;
  readonly boot: Boot;
}

/** Makes an app that starts from `boot` at the address of `history`. */
export function createApp(boot: Boot, history: RouterHistory): App {
  const cache = createCache();
  const i18n = createI18n(boot.locale);
  fill(cache, boot);
  return { cache, i18n, router: routerOf(cache, i18n, history), boot };
}

/** Says on the page that it now answers: before, it can be read but not used, and a program that presses buttons must know. */
function useReadyMark(): void {
  useEffect(() => {
    document.documentElement.dataset['ready'] = 'true';
  }, []);
}

/** The whole tree. */
export function AppTree({ app }: { readonly app: App }) {
  const { now, locale, timeZone } = app.boot;
  useReadyMark();
  return (
    <I18nProvider i18n={app.i18n}>
      <QueryClientProvider client={app.cache}>
        <Place start={{ now, locale, timeZone }}>
          <Notices>
            <RouterProvider router={app.router} />
          </Notices>
        </Place>
      </QueryClientProvider>
    </I18nProvider>
  );
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof routerOf>;
  }
}
