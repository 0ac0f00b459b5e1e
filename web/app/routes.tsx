import { createRoute, redirect } from '@tanstack/react-router';
import { signInAddress } from '../lib/addresses.ts';
import { meQuery, overviewQuery } from '../lib/queries.ts';
import { TodayScreen } from '../screens/person/today/today-screen.tsx';
import { Shell } from '../shell/shell.tsx';
import { DAY, ID, MEASURE, text } from './address-state.ts';
import { laterScreen, rootRoute } from './later-screen.ts';

/** Where somebody is led first: signed out, only the start asks nothing. */
const ENTRANCES: ReadonlySet<string> = new Set(['/', '/today']);

const shellRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'shell',
  beforeLoad: ({ context, location }) => {
    if (context.cache.getQueryData(meQuery().queryKey) !== undefined) return;
    if (ENTRANCES.has(location.pathname)) throw redirect({ to: '/start', replace: true });
    throw redirect({ href: signInAddress(location.href), reloadDocument: true });
  },
  component: () => <Shell />,
});

const homeRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/',
  beforeLoad: ({ context }) => {
    const me = context.cache.getQueryData(meQuery().queryKey);
    throw redirect({ to: me !== undefined && me.personId === undefined ? '/ops/health' : '/today', replace: true });
  },
});

const todayRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/today',
  validateSearch: (search: Record<string, unknown>): { on?: string } => text({ on: DAY })(search),
  loaderDeps: ({ search }) => search,
  // Started early and not waited for: the screen shows what is cached.
  loader: ({ context, deps }) => {
    if (typeof window !== 'undefined') void context.cache.prefetchQuery(overviewQuery(deps.on));
  },
  component: function TodayRoute() {
    return <TodayScreen {...todayRoute.useSearch()} />;
  },
});

const startRoute = laterScreen(rootRoute, '/start', {}, () => import('../screens/start/index.ts'));

const laterRoutes = [
  laterScreen(shellRoute, '/explore', {}, () => import('../screens/person/explore/index.ts')),
  laterScreen(shellRoute, '/explore/$metric', MEASURE, () => import('../screens/person/measure/index.ts')),
  laterScreen(shellRoute, '/ask', {}, () => import('../screens/person/ask/index.ts')),
  laterScreen(shellRoute, '/suggestions', {}, () => import('../screens/person/suggestions/index.ts')),
  laterScreen(shellRoute, '/trials', {}, () => import('../screens/person/trials/index.ts')),
  laterScreen(
    shellRoute,
    '/trials/new',
    { recommendation: ID, guideline: /^[a-z0-9-]+$/ },
    () => import('../screens/person/new-trial/index.ts'),
  ),
  laterScreen(shellRoute, '/questionnaires', {}, () => import('../screens/person/questionnaires/index.ts')),
  laterScreen(shellRoute, '/questionnaires/$instrument', {}, () => import('../screens/person/questionnaire/index.ts')),
  laterScreen(shellRoute, '/sources', {}, () => import('../screens/person/sources/index.ts')),
  laterScreen(shellRoute, '/notifications', {}, () => import('../screens/person/inbox/index.ts')),
  laterScreen(shellRoute, '/settings', {}, () => import('../screens/person/settings/index.ts')),
  laterScreen(shellRoute, '/settings/notifications', {}, () => import('../screens/person/notification-settings/index.ts')),
  laterScreen(shellRoute, '/settings/circumstances', {}, () => import('../screens/person/circumstances/index.ts')),
  laterScreen(shellRoute, '/people', {}, () => import('../screens/clinician/people/index.ts')),
  laterScreen(shellRoute, '/people/$share', {}, () => import('../screens/clinician/shared/index.ts')),
  laterScreen(shellRoute, '/people/$share/$metric', MEASURE, () => import('../screens/clinician/shared-measure/index.ts')),
  laterScreen(shellRoute, '/ops/health', {}, () => import('../screens/operator/health/index.ts')),
  laterScreen(shellRoute, '/ops/logs', { q: /./, service: /./, level: /./, trace: /./ }, () => import('../screens/operator/logs/index.ts')),
  laterScreen(
    shellRoute,
    '/ops/traces',
    { order: /./, service: /./, failed: /^true$/ },
    () => import('../screens/operator/traces/index.ts'),
  ),
  laterScreen(shellRoute, '/ops/traces/$traceId', { span: /./ }, () => import('../screens/operator/trace/index.ts')),
  laterScreen(shellRoute, '/ops/config', {}, () => import('../screens/operator/configuration/index.ts')),
  laterScreen(shellRoute, '/ops/config/$service', { setting: /./ }, () => import('../screens/operator/configuration/index.ts')),
  laterScreen(shellRoute, '/questions', {}, () => import('../screens/researcher/questions/index.ts')),
];

/** All addresses of the app. */
export const routeTree = rootRoute.addChildren([startRoute, shellRoute.addChildren([homeRoute, todayRoute, ...laterRoutes])]);
