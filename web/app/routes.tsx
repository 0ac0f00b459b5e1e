import type { I18n } from '@lingui/core';
import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, createRoute, redirect } from '@tanstack/react-router';
import { overviewQuery } from '../lib/queries.ts';
import { TodayScreen } from '../screens/person/today/today-screen.tsx';
import { Missing } from '../shell/missing.tsx';
import { Shell } from '../shell/shell.tsx';

/** What routes may use: the cache and the texts of this app. */
export interface RouteContext {
  readonly cache: QueryClient;
  readonly i18n: I18n;
}

const rootRoute = createRootRouteWithContext<RouteContext>()({ component: Shell, notFoundComponent: Missing });

const startRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/today', replace: true });
  },
});

const todayRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/today',
  validateSearch: (search: Record<string, unknown>): { on?: string } =>
    typeof search['on'] === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(search['on']) ? { on: search['on'] } : {},
  loaderDeps: ({ search }) => search,
  // Started early and not waited for: the screen shows what is cached.
  loader: ({ context, deps }) => {
    if (typeof window !== 'undefined') void context.cache.prefetchQuery(overviewQuery(deps.on));
  },
  component: function TodayRoute() {
    return <TodayScreen {...todayRoute.useSearch()} />;
  },
});

/** All addresses of the app. */
export const routeTree = rootRoute.addChildren([startRoute, todayRoute]);
